package jp.sekisho.demo.systems;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** 児童手当: CSV in UTF-8 with a line of names. */
final class CsvDialect implements Dialect {
    private static final String NAMES = "整理番号,受給者番号,照会日時,課コード,事務コード,手続区分,提供団体,情報名,照会条件,照会年度,期間開始日,期間終了日,開示区分,備考";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Pattern FIELD = Pattern.compile("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))");
    private static final int NUMBER = 1;
    private static final int TEXT = 4;

    @Override
    public byte[] write(Ask ask) {
        StringBuilder csv = new StringBuilder(NAMES).append("\r\n");
        for (int i = 0; i < ask.numbers().size(); i++) {
            String reference = String.format(Locale.ROOT, "JT-%06d", i + 1);
            csv.append(String.join(
                            ",",
                            reference,
                            ask.numbers().get(i),
                            ask.at().format(STAMP),
                            "4210",
                            "JM01000000740000",
                            "21",
                            "01100",
                            ask.information(),
                            "",
                            "",
                            "",
                            "",
                            "Y",
                            ""))
                    .append("\r\n");
        }
        return csv.toString().getBytes(UTF_8);
    }

    @Override
    public List<Answer> read(byte[] result) {
        return rows(result)
                .filter(fields -> fields.size() > TEXT)
                .map(fields -> new Answer(fields.get(NUMBER), fields.get(TEXT)))
                .toList();
    }

    /** The rows below the line of names. */
    static Stream<List<String>> rows(byte[] csv) {
        return new String(csv, UTF_8).lines().skip(1).map(CsvDialect::fields);
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find()) {
            boolean quoted = matcher.group(1) != null;
            fields.add(quoted ? matcher.group(1).replace("\"\"", "\"") : matcher.group(2));
        }
        return fields;
    }
}
