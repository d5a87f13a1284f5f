package jp.sekisho.layout.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.RecordWriter;
import jp.sekisho.layout.Specs;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.layout.file.Surroundings;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Normalisation;
import jp.sekisho.layout.item.Substitution;
import jp.sekisho.layout.markup.WholeMessage;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as streams: what goes on after a bad record, what is filled in, and what keeps its bytes. */
class RecordStreamTest {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String HEAD = """
            version: 1
            from: 2026-04-01
            """;
    private final Layout lines = Specs.layout(
            """
            layout: lines
            form: fixed
            end-of-record: LF
            charset: windows-31j
            fields: [ { name: 番, bytes: 2, type: digits }, { name: 文, bytes: 6, unmappable: substitute 〓, blank: allowed } ]
            """
                    + HEAD);
    private final Layout framed = Specs.layout(
            """
            layout: framed
            form: delimited
            separator: ","
            quoting: as-needed
            header: none
            byte-order-mark: no
            end-of-record: LF
            charset: UTF-8
            kind-by: 別
            records:
              - { record: 頭, role: header, fields: [ { name: 別, is: H }, { name: 名, blank: allowed } ] }
              - { record: 行, role: data, fields: [ { name: 別, is: D }, { name: 額, type: decimal } ] }
              - { record: 計, role: trailer, fields: [ { name: 別, is: T }, { name: 数, type: digits, counts: 行 }, { name: 計, type: decimal, sums: 行.額 } ] }
            """
                    + HEAD);

    private final Layout results = Specs.layout(
            """
            layout: results
            form: delimited
            separator: ","
            quoting: as-needed
            header: none
            byte-order-mark: no
            end-of-record: LF
            charset: UTF-8
            kind-by: 別
            records:
              - { record: 行, role: data, fields: [ { name: 別, is: D }, { name: 額, type: decimal }, { name: 果, type: digits } ] }
              - record: 計
                role: trailer
                fields:
                  - { name: 別, is: T }
                  - { name: 数, type: digits, counts: 行 }
                  - { name: 済, type: digits, counts: { of: 行, where: 果, is: "0" } }
                  - { name: 不能額, type: decimal, sums: { of: 行.額, where: 果, is-not: "0" } }
            """
                    + HEAD);

    @Test
    void aBadRecordIsGivenBackInItsOwnBytesAndTheNextOneIsRead() {
        RecordReader reader = reader(lines, "01あ    \n0xい    \nう\n04え    \n");

        assertThat(read(reader).get("番")).isEqualTo("01");
        assertThatThrownBy(reader::next).hasMessageContaining("LAYOUT-005");
        assertThat(reader.canGoOn()).isTrue();
        assertThat(reader.lastBytes()).isEqualTo("0xい    \n".getBytes(MS932));
        assertThatThrownBy(reader::next).hasMessageContaining("LAYOUT-001");
        assertThat(reader.canGoOn()).isTrue();
        assertThat(reader.lastBytes()).isEqualTo("う\n".getBytes(MS932));
        assertThat(read(reader).get("番")).isEqualTo("04");
        assertThat(reader.number()).isEqualTo(4);
        assertThat(reader.next()).isNull();
        assertThat(reader.lastBytes()).isEmpty();
        assertThat(reader.next()).isNull();
    }

    @Test
    void whereOnlyTheWidthTellsRecordsApartAnotherWidthEndsTheReading() {
        Layout bare = Specs.layout(
                """
                layout: bare
                form: fixed
                end-of-record: none
                charset: windows-31j
                fields: [ { name: 番, bytes: 2, type: digits } ]
                """
                        + HEAD);
        RecordReader reader = reader(bare, "01x203x");

        assertThat(read(reader).get("番")).isEqualTo("01");
        assertThatThrownBy(reader::next).hasMessageContaining("LAYOUT-005");
        assertThat(reader.canGoOn()).isTrue();
        assertThat(read(reader).get("番")).isEqualTo("03");
        assertThatThrownBy(reader::next).hasMessageContaining("LAYOUT-001");
        assertThat(reader.canGoOn()).isFalse();
    }

    @Test
    void aBadRecordCountsButNothingIsSaidOfTheSum() {
        String file = "H,甲\nD,1\nD,x\nT,%d,%d\n";

        assertThat(findings(reader(framed, file.formatted(2, 5)))).containsExactly("LAYOUT-005");
        assertThat(findings(reader(framed, file.formatted(1, 5)))).containsExactly("LAYOUT-005", "LAYOUT-054");
    }

    @Test
    void whatIsCountedByAnItemSaysNothingOfARecordThatCouldNotBeRead() {
        String file = "D,1,0\nD,x,0\nT,%d,%d,1\n";

        assertThat(findings(reader(results, file.formatted(2, 1)))).containsExactly("LAYOUT-005");
        assertThat(findings(reader(results, file.formatted(1, 1)))).containsExactly("LAYOUT-005", "LAYOUT-054");
        assertThat(findings(reader(results, file.formatted(2, 7)))).containsExactly("LAYOUT-005");
    }

    @Test
    void whatIsCountedByAnItemIsFilledInWhereItIsBlank() {
        RecordKind row = results.kind("行").orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = results.writer(out);
        for (String result : List.of("0", "1", "0", "8")) {
            writer.write(row.filling()
                    .set(row.index("額"), "1" + result)
                    .set(row.index("果"), result)
                    .record());
        }
        writer.finish();

        assertThat(out).hasToString("D,10,0\nD,11,1\nD,10,0\nD,18,8\nT,4,2,29\n");
        assertThat(results.decode(out.toByteArray())).hasSize(4);
    }

    @Test
    void headerAndTrailerFollowFromTheData() {
        RecordKind row = framed.kind("行").orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = framed.writer(out);
        for (String amount : List.of("7", "-9")) {
            writer.write(row.filling().set(row.index("額"), amount).record());
        }
        writer.finish();

        assertThat(out).hasToString("H,\nD,7\nD,-9\nT,2,-2\n");
        assertThat(framed.encode(framed.decode(out.toByteArray()))).isEqualTo(out.toByteArray());
    }

    @Test
    void aSumThatItsItemCannotHoldIsCalledTooLong() {
        Layout small = Specs.layout(
                """
                layout: small
                form: delimited
                separator: ","
                quoting: as-needed
                header: none
                byte-order-mark: no
                end-of-record: LF
                charset: UTF-8
                kind-by: 別
                records:
                  - { record: 行, role: data, fields: [ { name: 別, is: D }, { name: 額, type: decimal, digits: 4 } ] }
                  - { record: 計, role: trailer, fields: [ { name: 別, is: T }, { name: 計, type: decimal, digits: 4, sums: 行.額 } ] }
                """
                        + HEAD);
        RecordKind row = small.kind("行").orElseThrow();
        RecordWriter writer = small.writer(new ByteArrayOutputStream());
        Record nines = row.filling().set(row.index("額"), "9999").record();
        writer.write(nines);
        writer.write(nines);

        assertThatThrownBy(writer::finish)
                .hasMessageContaining("LAYOUT-007")
                .hasMessageContaining("item 計 is too long: 5 where 4 digits fit");
    }

    @Test
    void aTrailerThatSaysSomethingElseThanWasWrittenIsRefused() {
        RecordKind total = framed.kind("計").orElseThrow();
        RecordWriter writer = framed.writer(new ByteArrayOutputStream());

        assertThatThrownBy(() ->
                        writer.write(total.filling().set(total.index("数"), "1").record()))
                .hasMessageContaining("LAYOUT-054");
    }

    @Test
    void aRecordThatCannotBeWrittenLeavesNothingBehind() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = lines.writer(out);
        RecordKind kind = lines.data();
        writer.write(kind.filling().set(0, "01").set(1, "あ").record());
        assertThatThrownBy(() ->
                        writer.write(kind.filling().set(0, "02").set(1, "あいうえ").record()))
                .hasMessageContaining("LAYOUT-007");
        writer.write(kind.filling().set(0, "03").set(1, "う").record());
        writer.finish();

        assertThat(out.toByteArray()).isEqualTo("01あ    \n03う    \n".getBytes(MS932));
        assertThat(writer.written()).isEqualTo(2);
    }

    @Test
    void aSubstitutedCharacterIsListedWithItsPlace() {
        RecordWriter writer = lines.writer(new ByteArrayOutputStream());
        writer.write(lines.data().filling().set(0, "01").set(1, "一𠮷二").record());
        writer.finish();

        assertThat(writer.notes().substituted()).isEqualTo(1);
        assertThat(writer.notes().substitutions()).containsExactly(new Substitution(1, "文", 2));
    }

    @Test
    void whatIsRefusedIsNotNotedEither() {
        RecordWriter writer = lines.writer(new ByteArrayOutputStream());

        assertThatThrownBy(() -> writer.write(
                        lines.data().filling().set(0, "01").set(1, "𠮷二三四").record()))
                .hasMessageContaining("LAYOUT-007");
        assertThat(writer.notes().substituted()).isZero();
        assertThat(writer.notes().substitutions()).isEmpty();
    }

    @Test
    void aTrailerThatWasRefusedCanBeWrittenAsItShouldBe() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = framed.writer(out);
        RecordKind row = framed.kind("行").orElseThrow();
        RecordKind total = framed.kind("計").orElseThrow();
        writer.write(row.filling().set(row.index("額"), "7").record());
        assertThatThrownBy(() ->
                        writer.write(total.filling().set(total.index("数"), "2").record()))
                .hasMessageContaining("LAYOUT-054");
        writer.write(row.filling().set(row.index("額"), "8").record());
        writer.write(total.filling().set(total.index("数"), "2").record());
        writer.finish();

        assertThat(out).hasToString("H,\nD,7\nD,8\nT,2,15\n");
    }

    @Test
    void aHeaderMustBeToldHowManyRecordsComeAfterIt() {
        Layout ahead = Specs.layout(
                """
                layout: ahead
                form: delimited
                separator: ","
                quoting: as-needed
                header: none
                byte-order-mark: no
                end-of-record: LF
                charset: UTF-8
                kind-by: 別
                records:
                  - { record: 頭, role: header, fields: [ { name: 別, is: H }, { name: 数, type: digits, counts: 行 } ] }
                  - { record: 行, role: data, fields: [ { name: 別, is: D } ] }
                """
                        + HEAD);
        RecordKind head = ahead.kind("頭").orElseThrow();
        Record row = ahead.data().filling().record();
        RecordWriter writer = ahead.writer(new ByteArrayOutputStream());

        assertThat(head.field("数").orElseThrow().fillsItself()).isFalse();
        assertThatThrownBy(() -> writer.write(row)).hasMessageContaining("LAYOUT-003");
        writer.write(head.filling().set(head.index("数"), "2").record());
        writer.write(row);
        assertThatThrownBy(writer::finish).hasMessageContaining("LAYOUT-054");
    }

    @Test
    void aLineOfWhichNothingCanBeReadMakesNoCountWrong() {
        byte[] file = "H,\nD,1\nD,?\nT,2,1\n".getBytes(StandardCharsets.UTF_8);
        file[9] = (byte) 0xFF;

        assertThat(findings(framed.reader(new ByteArrayInputStream(file)))).containsExactly("LAYOUT-040");
    }

    @Test
    void aFileOfManyWindowsIsReadWhateverPiecesItComesIn() {
        int records = 50_000;
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < records; i++) {
            file.append("%02d".formatted(i % 100)).append("あいう\n");
        }
        byte[] bytes = file.toString().getBytes(MS932);
        InputStream drop = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                return super.read(into, at, Math.min(length, 977));
            }
        };
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        RecordReader reader = lines.reader(drop);
        RecordWriter writer = lines.writer(again);
        for (Record record = reader.next(); record != null; record = reader.next()) {
            writer.write(record);
        }
        writer.finish();

        assertThat(again.toByteArray()).isEqualTo(bytes);
        assertThat(reader.number()).isEqualTo(records + 1);
    }

    @Test
    void aLineWithoutEndIsRefusedOnceAndWhatFollowsIsRead() {
        RecordReader reader = reader(framed, "H,\nD," + "1".repeat(3 << 20) + "\nD,2\nT,1,2\n");

        assertThat(findings(reader)).containsExactly("LAYOUT-056");
    }

    @Test
    void aHundredMegabytesWithoutAnEndAreRefusedAfterTheFirst() {
        assertThat(refusedAfter(framed, 100 << 20)).isLessThan(3 << 20);
        assertThat(refusedAfter(lines, 100 << 20)).isLessThan(3 << 20);
    }

    /** How many bytes of a file that is one line of digits were taken from its stream before it was refused. */
    private static long refusedAfter(Layout layout, int length) {
        AtomicLong taken = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return taken.incrementAndGet() > length ? -1 : '1';
            }
        };
        RecordReader reader = layout.reader(endless);

        assertThatThrownBy(reader::next).isInstanceOfSatisfying(SekishoException.class, e -> assertThat(e.code())
                .isIn(LayoutError.LINE_TOO_LONG, LayoutError.WRONG_LENGTH));
        return taken.get();
    }

    @Test
    void whatIsPassedOnUneditedKeepsItsBytes() {
        byte[] necAndIbm = {'0', '1', (byte) 0xED, 0x40, (byte) 0xEE, (byte) 0xEF, ' ', ' ', '\n'};
        RecordReader reader = lines.reader(new ByteArrayInputStream(necAndIbm));
        Record record = read(reader);

        assertThat(reader.notes().normalisations()).containsEntry(Normalisation.DUPLICATE_CODE, 2L);
        assertThat(lines.encode(List.of(record))).isEqualTo(necAndIbm);
        Record edited = record.with("文", record.get("文").substring(0, 1));
        assertThat(lines.encode(List.of(edited)))
                .isEqualTo(new byte[] {'0', '1', (byte) 0xFA, 0x5C, ' ', ' ', ' ', ' ', '\n'});
    }

    @Test
    void aCellThatIsPassedOnUneditedKeepsItsBytesAndIsQuotedAsTheLayoutSays() {
        byte[] nec = {(byte) 0x87, (byte) 0x90};
        Record plain = read(csv("as-needed", "none").reader(message(nec, ",b\n")));
        assertThat(csv("as-needed", "none").encode(List.of(plain))).isEqualTo(bytes(nec, ",b\n"));
        assertThat(csv("always", "none").encode(List.of(plain))).isEqualTo(bytes("\"", nec, "\",\"b\"\n"));
        for (String quoting : List.of("always", "as-needed")) {
            Layout layout = csv(quoting, "none");
            byte[] file = bytes("\"", nec, ",\"\"", nec, "\",\"\"\"", nec, "\"\n");
            RecordReader reader = layout.reader(new ByteArrayInputStream(file));
            Record record = read(reader);
            assertThat(record.asMap()).containsEntry("a", "≒,\"≒").containsEntry("b", "\"≒");
            assertThat(layout.encode(List.of(record))).isEqualTo(file);
            assertThat(reader.notes().normalisations()).containsEntry(Normalisation.DUPLICATE_CODE, 3L);
        }
        byte[] needless = bytes("\"", nec, "\",b\n");
        assertThat(csv("as-needed", "none").encode(csv("as-needed", "none").decode(needless)))
                .isEqualTo(bytes(nec, ",b\n"));
    }

    @Test
    void aHeaderThatIsWrittenOtherwiseIsCounted() {
        Layout named = csv("as-needed", "names");

        assertThat(notesOf(named, "a,b\n1,2\n".getBytes(MS932))).isEmpty();
        assertThat(notesOf(named, "\"a\",b\n1,2\n".getBytes(MS932)))
                .containsExactly(Map.entry(Normalisation.HEADER_LINE, 1L));
        assertThat(notesOf(csv("always", "names"), "\"a\",\"b\"\n\"1\",\"2\"\n".getBytes(MS932)))
                .isEmpty();
    }

    @Test
    void aFileWithoutItsHeaderIsRefusedAndIsNotAnEmptyOne() {
        for (String file : List.of("", "\n", "1,2\n")) {
            RecordReader reader = reader(csv("as-needed", "names"), file);
            assertThatThrownBy(reader::next).isInstanceOf(SekishoException.class);
            assertThat(reader.canGoOn()).isFalse();
        }
        assertThatThrownBy(() -> reader(csv("as-needed", "names"), "").next()).hasMessageContaining("LAYOUT-067");
        assertThat(reader(csv("as-needed", "names"), "a,b\n").next()).isNull();
    }

    @Test
    void whatWasNotedOfABadRecordDoesNotCount() {
        byte[] nec = {(byte) 0x87, (byte) 0x90};
        byte[] file = bytes("01", nec, "    \n0x", nec, "    \n03", nec, "    \n");
        assertThat(notesOf(lines, file)).containsExactly(Map.entry(Normalisation.DUPLICATE_CODE, 2L));

        Layout named = csv("as-needed", "names");
        byte[] records = bytes("\"a\",b\n", nec, ",\"1\"\n", nec, ",\"\u0001\"\n");
        assertThat(notesOf(named, records))
                .containsOnly(
                        Map.entry(Normalisation.HEADER_LINE, 1L),
                        Map.entry(Normalisation.DUPLICATE_CODE, 1L),
                        Map.entry(Normalisation.UNNEEDED_QUOTES, 1L));

        RecordReader reader = named.reader(new ByteArrayInputStream(records));
        read(reader);
        reader.putAside();
        assertThat(reader.notes().normalisations()).containsOnlyKeys(Normalisation.HEADER_LINE);
    }

    @Test
    void spacesThatDoNotComeBackAreCounted() {
        Map<Normalisation, Long> spaces = Map.of(Normalisation.SPACES_AS_BLANK, 1L);

        assertThat(notesOf(lines, "01      \n02　　  \n".getBytes(MS932))).isEqualTo(spaces);
        assertThat(notesOf(csv("as-needed", "none"), "1,  \n2,\n".getBytes(MS932)))
                .isEqualTo(spaces);
        RecordWriter writer = lines.writer(new ByteArrayOutputStream());
        writer.write(lines.data().filling().set(0, "01").set(1, " 　").record());
        assertThat(writer.notes().normalisations()).isEqualTo(spaces);
    }

    @Test
    void anotherEndOfLineHarmsNoOtherRecord() {
        Layout crlf = Specs.layout(
                """
                layout: crlf
                form: fixed
                end-of-record: CRLF
                charset: windows-31j
                fields: [ { name: 番, bytes: 3, type: digits } ]
                """
                        + HEAD);
        RecordReader reader = reader(crlf, "001\r\n002\n003\r\n004");

        assertThat(read(reader).get("番")).isEqualTo("001");
        assertThatThrownBy(reader::next).hasMessageContaining("LAYOUT-043").hasMessageContaining("CRLF");
        assertThat(reader.lastBytes()).isEqualTo("002\n".getBytes(MS932));
        assertThat(read(reader).get("番")).isEqualTo("003");
        assertThatThrownBy(reader::next).hasMessageContaining("LAYOUT-043");
        assertThat(reader.lastBytes()).isEqualTo("004".getBytes(MS932));
        assertThat(reader.next()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"NL, 15, NL (0x15)", "LF, 25, LF (0x25)", "CRLF, 0d25, CRLF (0x0D 0x25)"})
    void recordsOfAHostEndInTheByteThatTheLayoutNames(String end, String hex, String told) {
        for (String form : List.of(
                "form: fixed\n",
                "form: delimited\nseparator: \",\"\nquoting: never\nheader: none\nbyte-order-mark: no\n")) {
            Layout host = Specs.layout("layout: host\ncharset: x-IBM930\nend-of-record: " + end + "\n" + form
                    + (form.contains("fixed")
                            ? "fields: [ { name: 番, bytes: 3, type: digits } ]\n"
                            : "fields: [ { name: 番, characters: 3, type: digits } ]\n")
                    + HEAD);
            byte[] written = host.encode(List.of(host.blank().with("番", "001")));
            assertThat(HexFormat.of().formatHex(written)).isEqualTo("f0f0f1" + hex);
            assertThat(read(host.reader(new ByteArrayInputStream(written))).get("番"))
                    .isEqualTo("001");

            for (String other : List.of("15", "25", "0d15", "0d25")) {
                byte[] message = HexFormat.of().parseHex("f0f0f1" + other);
                if (!other.equals(hex)) {
                    assertThatThrownBy(() -> host.decode(message))
                            .hasMessageContaining("LAYOUT-043")
                            .hasMessageContaining(told);
                }
            }
        }
    }

    @Test
    void whatIsLikeItsPaddingIsNotedWhateverRoomItLeaves() {
        Layout number = Specs.layout(
                """
                layout: number
                form: fixed
                end-of-record: LF
                charset: windows-31j
                fields: [ { name: 番, bytes: 4, type: code, pad: zeros-left }, { name: 文, bytes: 3, blank: allowed } ]
                """
                        + HEAD);
        RecordWriter writer = number.writer(new ByteArrayOutputStream());
        writer.write(number.data().filling().set(0, "0012").set(1, "ab ").record());
        assertThat(writer.notes().normalisations()).containsExactly(Map.entry(Normalisation.LIKE_PADDING, 2L));
        writer.write(number.data().filling().set(0, "012").set(1, "a ").record());
        assertThat(writer.notes().normalisations()).containsExactly(Map.entry(Normalisation.LIKE_PADDING, 4L));
        writer.write(number.data().filling().set(0, "1200").set(1, " ab").record());
        assertThat(writer.notes().normalisations()).containsExactly(Map.entry(Normalisation.LIKE_PADDING, 4L));
    }

    @Test
    void aSpaceThatWidePaddingWouldLeaveIsLikeIt() {
        Layout wide = Specs.layout(
                """
                layout: wide
                form: fixed
                end-of-record: LF
                charset: windows-31j
                fields: [ { name: 名, bytes: 5, pad: wide-spaces-right } ]
                """
                        + HEAD);
        RecordWriter writer = wide.writer(new ByteArrayOutputStream());
        writer.write(wide.data().filling().set(0, "ああ ").record());
        assertThat(writer.notes().normalisations()).containsExactly(Map.entry(Normalisation.LIKE_PADDING, 1L));
    }

    @Test
    void aCellAsLongAsItsPaddingMakesItIsLikeIt() {
        Layout cells = Specs.layout(
                """
                layout: cells
                form: delimited
                separator: ","
                quoting: as-needed
                header: none
                byte-order-mark: no
                end-of-record: LF
                charset: UTF-8
                fields: [ { name: 名, characters: 3, pad: spaces-right } ]
                """
                        + HEAD);
        RecordWriter writer = cells.writer(new ByteArrayOutputStream());
        writer.write(cells.data().filling().set(0, "ab ").record());
        assertThat(writer.notes().normalisations()).containsExactly(Map.entry(Normalisation.LIKE_PADDING, 1L));
    }

    @Test
    void aPlaceIsTheLineOfTheFileWhereRecordsAreLinesAndElsewhereTheRecord() {
        assertThat(sentence(csv("as-needed", "names"), "a,b\n1,2\n,2\n"))
                .isEqualTo("Line 3: item a is required and blank. 3 行目の項目「a」は必須ですが空です。");
        assertThat(sentence(csv("as-needed", "none"), "1,2\n,2\n")).startsWith("Line 2: ");
        assertThat(sentence(csv("as-needed", "names"), "b,a\n")).startsWith("Line 1: Column 1 of the header");
        assertThat(sentence(lines, "01あ    \nx2い    \n")).startsWith("Line 2: ");
        assertThat(sentence(framed, "H,\n")).startsWith("Line 1 is the last of framed");
        assertThat(sentence(bare("fixed\nend-of-record: none", "bytes: 1,"), "1x"))
                .isEqualTo("Record 2: item n is not a value of type digits. 2 件目の項目「n」が type: digits の値ではありません。");
        assertThat(sentence(bare("json\nroot: array", ""), "[{\"n\":\"1\"},{}]"))
                .startsWith("Record 2: ");
        assertThat(sentence(
                        bare("xml\nnamespace: urn:a\nroot: r\nrecord: d", ""),
                        "<r xmlns=\"urn:a\"><d><n>1</n></d><d><m/></d></r>"))
                .startsWith("Record 2: ");
    }

    @Test
    void whatIsWrittenHasThePlacesOfItsFileToo() {
        RecordWriter writer = csv("as-needed", "names").writer(new ByteArrayOutputStream());

        assertThatThrownBy(() ->
                        writer.write(csv("as-needed", "names").data().filling().record()))
                .hasMessageContaining("Line 2: item a");
    }

    @Test
    void aBadRecordOfXmlIsGivenBackInItsOwnTextAndHarmsNoOther() {
        Layout xml = bare("xml\nnamespace: urn:a\nroot: r\nrecord: d", "");
        String begin = "<?xml version='1.0'?><p:r xmlns:p='urn:a' xmlns:q='a>b\"'>\n ";
        String end = "\n</p:r>\n";
        List<String> bad = List.of(
                "<p:d><p:n>x</p:n></p:d>",
                "<p:d />",
                "<p:d><p:n>1</p:n><p:n>2</p:n></p:d>",
                "<p:d><p:m><p:n>あ</p:n></p:m></p:d>",
                "<p:e><p:n>1</p:n></p:e>",
                "<d xmlns=''><n>1</n></d>",
                "<p:d a='1'><p:n>1</p:n></p:d>",
                "<p:d>1<p:n>1</p:n></p:d>",
                "<p:d><p:n><![CDATA[</p:d>]]>]</p:n></p:d>");
        String good = "<p:d><p:n><![CDATA[7]]></p:n></p:d>";

        refusedOneByOne(xml, begin, bad, "\n", good, end);
    }

    @Test
    void aBadRecordOfJsonIsGivenBackInItsOwnTextAndHarmsNoOther() {
        Layout json = bare("json\nroot: array", "");
        List<String> bad = List.of(
                "{ }",
                "{\"n\":\"x\"}",
                "{\"n\":\"1\",\"n\":\"2\"}",
                "{\"n\":\"あ\\\"]},{\"}",
                "{\"m\":[[1,2],{\"n\":[]}]}",
                "{\"n\":null}",
                "3",
                "\"}]\"",
                "[]");

        refusedOneByOne(json, " [ ", bad, " ,\n ", "{\"n\" : \"7\"}", " ]\n");
    }

    /** Good and bad by turns; what is given back of the bad ones makes a file of the same layout. */
    private static void refusedOneByOne(
            Layout layout, String begin, List<String> bad, String between, String good, String end) {
        String file = begin + good + between + String.join(between + good + between, bad) + between + good + end;
        RecordReader reader = layout.reader(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream aside = new ByteArrayOutputStream();
        for (String one : bad) {
            assertThat(read(reader).get("n")).isEqualTo("7");
            assertThat(reader.lastBytes()).asString(StandardCharsets.UTF_8).isEqualTo(good);
            assertThatThrownBy(reader::next).as(one).isInstanceOf(SekishoException.class);
            assertThat(reader.canGoOn()).as(one).isTrue();
            assertThat(reader.lastBytes()).asString(StandardCharsets.UTF_8).isEqualTo(one);
            int at = (int) reader.beginning();
            byte[] there =
                    Arrays.copyOfRange(file.getBytes(StandardCharsets.UTF_8), at, at + reader.lastBytes().length);
            assertThat(there).isEqualTo(reader.lastBytes());
            aside.writeBytes(
                    aside.size() == 0
                            ? reader.margins().before()
                            : reader.margins().between());
            aside.writeBytes(reader.lastBytes());
        }
        aside.writeBytes(reader.margins().after());
        assertThat(read(reader).get("n")).isEqualTo("7");
        assertThat(reader.next()).isNull();
        assertThat(reader.notes().normalisations()).containsOnlyKeys(Normalisation.MARKUP);
        assertThat(findings(layout.reader(new ByteArrayInputStream(aside.toByteArray()))))
                .hasSameSizeAs(bad);
    }

    @Test
    void aMessageThatIsNotWellFormedIsRefusedAsAWhole() {
        Layout xml = bare("xml\nnamespace: urn:a\nroot: r\nrecord: d", "");
        Layout json = bare("json\nroot: array", "");
        assertThat(findings(reader(xml, "<r xmlns='urn:a'><d><n>x</n></d><d><n>1</n></d>")))
                .containsExactly("LAYOUT-012");
        assertThat(findings(reader(xml, "<?xml version='1.1'?><r xmlns='urn:a'><d><n>1</n></d></r>")))
                .containsExactly("LAYOUT-013");
        assertThat(sentence(xml, "<?xml version='1.1'?><r xmlns='urn:a'><d><n>1</n></d></r>"))
                .contains("another version than XML 1.0");
        assertThat(findings(reader(xml, "<r xmlns='urn:a'><d>" + "<n>".repeat(30) + "</d></r>")))
                .containsExactly("LAYOUT-015");
        assertThat(findings(reader(json, "[{\"n\":\"x\"},{\"n\":\"1\"}"))).containsExactly("LAYOUT-063");
    }

    @Test
    void aMessageOfNothingButBadRecordsIsNotReadToItsEnd() {
        Layout xml = bare("xml\nnamespace: urn:a\nroot: r\nrecord: d", "");
        String file = "<r xmlns='urn:a'>" + "<e/>".repeat(WholeMessage.MOST_UNFIT + 1) + "</r>";

        assertThat(findings(reader(xml, file))).containsExactly("LAYOUT-015");
    }

    private static Layout bare(String form, String width) {
        return Specs.layout("layout: bare\nform: " + form + "\ncharset: UTF-8\nfields: [ { name: n, " + width
                + " type: digits } ]\n" + HEAD);
    }

    private static String sentence(Layout layout, String file) {
        RecordReader reader = reader(layout, file);
        while (true) {
            try {
                reader.next();
            } catch (SekishoException e) {
                return e.finding().english() + " " + e.finding().japanese();
            }
        }
    }

    private static Layout csv(String quoting, String header) {
        return Specs.layout(
                """
                layout: csv
                form: delimited
                separator: ","
                quoting: %s
                header: %s
                byte-order-mark: no
                end-of-record: LF
                charset: windows-31j
                fields: [ { name: a }, { name: b, blank: allowed } ]
                """
                                .formatted(quoting, header)
                        + HEAD);
    }

    private static InputStream message(Object... pieces) {
        return new ByteArrayInputStream(bytes(pieces));
    }

    private static byte[] bytes(Object... pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object piece : pieces) {
            bytes.writeBytes(piece instanceof byte[] some ? some : ((String) piece).getBytes(MS932));
        }
        return bytes.toByteArray();
    }

    private static Map<Normalisation, Long> notesOf(Layout layout, byte[] file) {
        RecordReader reader = layout.reader(new ByteArrayInputStream(file));
        findings(reader);
        return reader.notes().normalisations();
    }

    @Test
    void wideSpacesComeBackAsTheyWereAndGoNowhereElse() {
        Layout wide = Specs.layout(
                """
                layout: wide
                form: fixed
                end-of-record: LF
                charset: windows-31j
                fields: [ { name: 文, bytes: 7, pad: wide-spaces-right, blank: allowed } ]
                """
                        + HEAD);
        Layout narrow = Specs.layout(
                """
                layout: narrow
                form: fixed
                end-of-record: LF
                charset: windows-31j
                fields: [ { name: 文, bytes: 4, blank: allowed } ]
                """
                        + HEAD);
        for (String text : List.of("　　　 ", "あ　　 ", "       ", "あい   ", "　あ　 ")) {
            byte[] message = (text + "\n").getBytes(MS932);
            assertThat(wide.encode(wide.decode(message))).isEqualTo(message);
        }
        byte[] twice = {(byte) 0xED, 0x40, (byte) 0x81, 0x40, (byte) 0x81, 0x40, ' ', '\n'};
        Record read = wide.decode(twice).get(0);
        assertThat(wide.encode(List.of(read))).isEqualTo(twice);
        assertThat(narrow.encode(
                        List.of(narrow.data().filling().copy(0, read, 0).record())))
                .isEqualTo(new byte[] {(byte) 0xED, 0x40, ' ', ' ', '\n'});
        Record blank = wide.decode("　　　 \n".getBytes(MS932)).get(0);
        assertThat(narrow.encode(
                        List.of(narrow.data().filling().copy(0, blank, 0).record())))
                .isEqualTo("    \n".getBytes(MS932));
    }

    @Test
    void aNumberThatCouldNotBeWrittenIsNotReadEither() {
        Layout binary = Specs.layout(
                """
                layout: binary
                form: fixed
                end-of-record: none
                charset: windows-31j
                fields: [ { name: 数, bytes: 2, type: digits, stored: binary, pad: zeros-left } ]
                """
                        + HEAD);
        byte[] most = {0x27, 0x0F};

        assertThat(binary.decode(most).get(0).get("数")).isEqualTo("9999");
        assertThat(binary.encode(binary.decode(most))).isEqualTo(most);
        assertThatThrownBy(() -> binary.decode(new byte[] {0x27, 0x10})).hasMessageContaining("LAYOUT-061");
    }

    @Test
    void whereCharactersAreCountedOnlyWideSpacesArePaddingOfWideSpaces() {
        Layout csv = Specs.layout(
                """
                layout: padded
                form: delimited
                separator: ","
                quoting: as-needed
                header: none
                byte-order-mark: no
                end-of-record: LF
                charset: UTF-8
                fields: [ { name: 文, characters: 3, pad: wide-spaces-right } ]
                """
                        + HEAD);
        for (String text : List.of("A　　\n", "AB \n", "A　 \n", "ABC\n")) {
            byte[] message = text.getBytes(StandardCharsets.UTF_8);
            assertThat(csv.encode(csv.decode(message))).isEqualTo(message);
        }
    }

    @Test
    void whatIsCutIsCutAtAWholeCharacterAndCounted() {
        Layout short3 = Specs.layout(
                """
                layout: short
                form: delimited
                separator: ","
                quoting: never
                header: none
                byte-order-mark: no
                end-of-record: LF
                charset: UTF-8
                look-alikes: yes
                repertoire: ms932
                fields: [ { name: 文, characters: 3, too-long: cut, unmappable: substitute 〓 } ]
                """
                        + HEAD);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = short3.writer(out);
        writer.write(short3.data().filling().set(0, "1〜23").record());
        assertThatThrownBy(
                        () -> writer.write(short3.data().filling().set(0, "a,b").record()))
                .hasMessageContaining("LAYOUT-065");
        writer.finish();

        assertThat(out).hasToString("1～2\n");
        assertThat(writer.notes().normalisations())
                .containsOnly(Map.entry(Normalisation.LOOK_ALIKE, 1L), Map.entry(Normalisation.CUT, 1L));
    }

    @Test
    void aCellKeepsItsBytesToo() {
        Layout csv = Specs.layout(
                """
                layout: csv
                form: delimited
                separator: "|"
                quoting: as-needed
                header: none
                byte-order-mark: no
                end-of-record: LF
                charset: windows-31j
                fields: [ { name: 甲 }, { name: 乙 } ]
                """
                        + HEAD);
        byte[] first = "ポ|".getBytes(MS932);
        byte[] line = Arrays.copyOf(first, first.length + 3);
        System.arraycopy(new byte[] {(byte) 0xED, 0x40, '\n'}, 0, line, first.length, 3);

        assertThat(csv.encode(csv.decode(line))).isEqualTo(line);
    }

    @Test
    void characterCountsAreFilledInAndAddedTo() {
        Layout gaiji = Specs.layout(
                """
                layout: gaiji
                form: fixed
                end-of-record: LF
                charset: windows-31j
                private-use: own-mincho
                fields:
                  - { name: 外字数, bytes: 2, type: digits, pad: zeros-left }
                  - { name: 名, bytes: 8, unmappable: substitute 〓, count-in: 外字数 }
                """
                        + HEAD);
        RecordKind kind = gaiji.data();

        assertThat(gaiji.encode(List.of(kind.filling().set(1, "𠮷一𠮷").record())))
                .isEqualTo("02〓一〓  \n".getBytes(MS932));
        assertThat(gaiji.encode(List.of(kind.filling().set(0, "3").set(1, "𠮷").record())))
                .isEqualTo("04〓      \n".getBytes(MS932));
        assertThat(gaiji.encode(List.of(kind.filling().set(1, "一\uE000").record())))
                .isEqualTo("00一\uE000    \n".getBytes(MS932));
    }

    @Test
    void privateUseIsSubstitutedWhereTheSetIsNotKnown() {
        Record record = lines.data().filling().set(0, "01").set(1, "一\uE000").record();

        assertThat(lines.encode(List.of(record))).isEqualTo("01一〓  \n".getBytes(MS932));
    }

    @Test
    void aTableSaysWhatIsWrittenInstead() {
        Surroundings tables = new Surroundings(Map.of(), Map.of("old-forms", Map.of("𠮷", "吉")));
        Issues issues = new Issues();
        Layout layout = LayoutFile.read(
                        YamlSource.parse(
                                        "old.layout.yaml",
                                        """
                layout: old
                form: fixed
                end-of-record: LF
                charset: windows-31j
                fields: [ { name: 名, bytes: 4, unmappable: table old-forms } ]
                """
                                                + HEAD,
                                        issues)
                                .orElseThrow(),
                        tables,
                        issues)
                .layout();

        assertThat(issues.sorted()).isEmpty();
        RecordKind kind = layout.data();
        assertThat(layout.encode(List.of(kind.filling().set(0, "𠮷").record()))).isEqualTo("吉  \n".getBytes(MS932));
        assertThatThrownBy(
                        () -> layout.encode(List.of(kind.filling().set(0, "一𠀋").record())))
                .isInstanceOfSatisfying(
                        SekishoException.class,
                        e -> assertThat(e.finding().details()).containsEntry("character", "2"));
    }

    private static RecordReader reader(Layout layout, String text) {
        Charset charset = layout.charset().equals(StandardCharsets.UTF_8) ? StandardCharsets.UTF_8 : MS932;
        return layout.reader(new ByteArrayInputStream(text.getBytes(charset)));
    }

    private static Record read(RecordReader reader) {
        return java.util.Objects.requireNonNull(reader.next());
    }

    /** The codes of all that is wrong, as far as can be read. */
    private static List<String> findings(RecordReader reader) {
        List<String> codes = new ArrayList<>();
        boolean more = true;
        while (more) {
            try {
                more = reader.next() != null;
            } catch (SekishoException e) {
                codes.add(e.code().wire());
                more = reader.canGoOn();
            }
        }
        return codes;
    }
}
