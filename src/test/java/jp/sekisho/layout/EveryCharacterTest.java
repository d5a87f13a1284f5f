package jp.sekisho.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.layout.item.Normalisation;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordReader;
import jp.sekisho.source.Shipped;
import jp.sekisho.text.Spaces;
import jp.sekisho.text.charset.StrictCharset;
import jp.sekisho.text.kana.Repertoire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way in which a layout of this city writes text, with every code of its charset, code by code as bytes, in every text and kana item that has room for
 * one. A code that says a character which the item may hold is read, and written in the same bytes; written anew it has the
 * same bytes, or the change is counted. What says nothing in the charset is refused with its record.
 */
class EveryCharacterTest {
    private static final Pattern HALF_WIDTH = Pattern.compile("[｡-ﾟ0-9A-Z\\\\,.()/'&+:?-]");
    private static final Pattern KATAKANA = Pattern.compile("[ァ-ヾ]");
    private static final Pattern OF_COMPANIES = Pattern.compile("[ァ-ヾ゛゜０-９Ａ-Ｚ＼，．（）－／＇＆＋：？「」]");
    private static final Pattern HIRAGANA = Pattern.compile("[ぁ-ゖゝゞー・]");
    private static final Pattern TEXT = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\uFFFD]]+");
    private static final Pattern REPERTOIRE = Pattern.compile("(?m)^repertoire: *(\\S+)");
    /** What says whose layout it is and what it holds, and nothing of how text is written. */
    private static final Pattern NOTHING_OF_TEXT = Pattern.compile(
            "(?ms)^(layout|name|version|from|until|dictionary|root|record|namespace|carries-no|checked-by):.*?$|^(fields|blocks):.*");

    private static final int BEYOND_BMP_STEP = 509;

    /** Types of items, each with how a layout writes text: what several layouts have in common is tried in the first. */
    private static final Set<String> TRIED = new HashSet<>();

    static Stream<String> layouts() {
        return Shipped.files("layouts").stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".layout.yaml"))
                .map(name -> name.replace(".layout.yaml", ""));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void comesBackInItsBytesOrIsRefused(String id) throws IOException {
        Layout layout = Specs.own(id);
        Optional<Repertoire> repertoire = repertoire(id);
        List<Record> plain = PlainRecords.of(layout);
        byte[] message = layout.encode(plain);
        assertThat(written(layout, read(layout.reader(new ByteArrayInputStream(message)))))
                .isEqualTo(message);
        List<ItemType> types = layout.fields().stream()
                .filter(field -> !field.fillsItself() && field.is().isEmpty())
                .map(Field::type)
                .filter(type -> type instanceof ItemType.Text || type instanceof ItemType.Kana)
                .filter(type -> TRIED.add(manner(id) + type))
                .toList();
        for (ItemType type : types) {
            Holes holes = Holes.in(layout, plain, Holes.items(layout, plain, type));
            assertThat(new Trial(layout, type, repertoire, holes).codesHeld())
                    .as("codes that were read and written in items of type " + type)
                    .isGreaterThan(50);
        }
    }

    private static String manner(String id) {
        return NOTHING_OF_TEXT.matcher(source(id)).replaceAll("").replaceAll(" *#.*|\\n", "");
    }

    private static String source(String id) {
        try {
            return Files.readString(Shipped.file("layouts", id + ".layout.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Repertoire> repertoire(String id) {
        Matcher named = REPERTOIRE.matcher(source(id));
        return named.find() ? Optional.of(Repertoire.named(named.group(1)).orElseThrow()) : Optional.empty();
    }

    /** All codes in the items of one type. */
    private record Trial(Layout layout, ItemType type, Optional<Repertoire> repertoire, Holes holes) {

        int codesHeld() {
            StrictCharset charset = StrictCharset.of(layout.charset());
            int held = 0;
            for (byte[] code : codes(charset)) {
                boolean tried = holes.places().stream().anyMatch(hole -> hole.takes(code));
                Optional<String> text = charset.decode(code, 0, code.length);
                if (tried && text.filter(this::isMarkup).isEmpty()) {
                    held += holds(code, text) ? 1 : 0;
                }
            }
            return held;
        }

        /** Whether it was read; fails where it should have been and was not, or should not and was. */
        private boolean holds(byte[] code, Optional<String> text) {
            String shown = HexFormat.of().formatHex(code);
            byte[] message = holes.filled(code);
            RecordReader reader = layout.reader(new ByteArrayInputStream(message));
            List<Record> records;
            try {
                records = read(reader);
            } catch (SekishoException e) {
                assertThat(e.finding().details().keySet()).as(shown).containsAnyOf("line", "record-number", "row");
                assertThat(text.filter(one -> !Spaces.areAll(one)).filter(this::mayStand))
                        .as("%s is refused: %s", shown, e.finding())
                        .isEmpty();
                return false;
            }
            if (text.isEmpty()) {
                fail(shown + " is read and is no code of the charset");
            }
            boolean blank = text.filter(Spaces::areAll).isPresent()
                    && reader.notes().normalisations().containsKey(Normalisation.SPACES_AS_BLANK);
            if (blank) {
                return true;
            }
            if (!Arrays.equals(written(layout, records), message)) {
                fail(shown + " is not written in its bytes though nobody edited it");
            }
            writesAnew(code, records, message, reader.notes().normalisations());
            return true;
        }

        /** Where a value is written without the bytes that it was read from. */
        private void writesAnew(
                byte[] code, List<Record> records, byte[] message, Map<Normalisation, Long> normalisations) {
            List<Record> edited = new ArrayList<>(records);
            edited.replaceAll(record -> anew(record, code));
            byte[] anew = written(layout, edited);
            if (Arrays.equals(anew, message)) {
                return;
            }
            assertThat(normalisations)
                    .as(HexFormat.of().formatHex(code))
                    .containsAnyOf(Map.entry(
                            Normalisation.DUPLICATE_CODE,
                            holes.places().stream()
                                    .filter(hole -> hole.takes(code))
                                    .count()));
            assertThat(read(layout.reader(new ByteArrayInputStream(anew)))).isEqualTo(records);
        }

        private Record anew(Record record, byte[] code) {
            Record anew = record;
            if (record.kind().equals(layout.data().name())) {
                for (Holes.Hole hole : holes.places()) {
                    anew = hole.takes(code)
                            ? anew.with(hole.item(), "").with(hole.item(), record.get(hole.item()))
                            : anew;
                }
            }
            return anew;
        }

        /** What says where an item ends, or something else than itself, in this form. */
        private boolean isMarkup(String text) {
            boolean fixed = holes.places().get(0).fixed();
            return layout.isXml() ? "<>&".contains(text) : !fixed && "\",\\".contains(text);
        }

        private boolean mayStand(String text) {
            boolean known = repertoire.map(set -> set.hasAll(text)).orElse(true);
            boolean writable = StrictCharset.of(layout.charset()).has(text);
            Pattern pattern = type instanceof ItemType.Kana kana
                    ? switch (kana.shape()) {
                        case HALF_WIDTH -> HALF_WIDTH;
                        case KATAKANA -> KATAKANA;
                        case KATAKANA_OF_COMPANIES -> OF_COMPANIES;
                        case HIRAGANA -> HIRAGANA;
                    }
                    : TEXT;
            return known && writable && pattern.matcher(text).matches();
        }
    }

    /**
     * All codes of a charset of up to two bytes, with the shifts that they need, none that is two of one byte; of UTF-8 every
     * character of the BMP and one in some beyond it.
     */
    private static List<byte[]> codes(StrictCharset charset) {
        List<byte[]> codes = new ArrayList<>();
        if (charset.charset().name().equals("UTF-8")) {
            for (int c = ' '; c <= Character.MAX_CODE_POINT; c += c <= Character.MAX_VALUE ? 1 : BEYOND_BMP_STEP) {
                charset.encode(Character.toString(c)).ifPresent(codes::add);
            }
            return codes;
        }
        boolean shifts = charset.encode("あ").map(bytes -> bytes[0] == 0x0E).orElse(false);
        for (int first = 0; first < 0x100; first++) {
            byte[] one = {(byte) first};
            codes.add(one);
            for (int second = 0;
                    second < 0x100 && (shifts || !charset.decode(one, 0, 1).isPresent());
                    second++) {
                codes.add(
                        shifts
                                ? new byte[] {0x0E, (byte) first, (byte) second, 0x0F}
                                : new byte[] {(byte) first, (byte) second});
            }
        }
        return codes;
    }

    private static List<Record> read(RecordReader reader) {
        List<Record> records = new ArrayList<>();
        for (Record record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
        return records;
    }

    private static byte[] written(Layout layout, List<Record> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = layout.writer(out);
        records.forEach(writer::write);
        writer.finish();
        return out.toByteArray();
    }
}
