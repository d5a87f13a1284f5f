package jp.sekisho.benchmark.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.record.Filling;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;

/** Records of forty items that mean nothing: ten texts, six of kana, ten codes, six dates, five numbers, three amounts. */
final class WideRecords {
    static final Charset MS932 = Charset.forName("windows-31j");
    private static final String KANJI = "亜哀愛悪握圧扱安暗案以位依囲委威尉意慰易為異移維緯胃衣違遺医域育一壱";
    private static final String KANA = "ｱｲｳｴｵｶｷｸｹｺ";
    private static final Path FOLDER = Path.of("src/test/resources/benchmark");
    private final Layout fixed = layout("wide-fixed");
    private final Random random;

    WideRecords(long seed) {
        this.random = new Random(seed);
    }

    static Layout layout(String id) {
        Issues issues = new Issues();
        String file = id + ".layout.yaml";
        try {
            return YamlSource.parse(file, Files.readString(FOLDER.resolve(file)), issues)
                    .flatMap(yaml -> LayoutFile.parse(yaml, issues))
                    .orElseThrow(() -> new AssertionError(issues.sorted()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many records in fixed widths. */
    byte[] fixed(int records) {
        return fixed.encode(IntStream.range(0, records).mapToObj(i -> record()).toList());
    }

    private Record record() {
        Filling filling = fixed.data().filling();
        for (int i = 0; i < fixed.fields().size(); i++) {
            filling.set(i, value(fixed.fields().get(i)));
        }
        return filling.record();
    }

    private String value(Field field) {
        return switch (field.type().wire()) {
            case "text" -> letters(KANJI, 3 + random.nextInt(field.bytes() / 2 - 2));
            case "kana" -> letters(KANA, 5 + random.nextInt(12));
            case "date" ->
                LocalDate.of(1950 + random.nextInt(70), 1 + random.nextInt(12), 1 + random.nextInt(28))
                        .toString();
            case "decimal" -> Integer.toString(random.nextInt(100_000_000));
            default -> String.format(Locale.ROOT, "%0" + field.bytes() + "d", random.nextInt(10_000));
        };
    }

    private String letters(String from, int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> String.valueOf(from.charAt(random.nextInt(from.length()))))
                .collect(Collectors.joining());
    }
}
