package jp.sekisho.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.record.Record;
import jp.sekisho.seal.Seal;
import jp.sekisho.text.Spaces;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LayoutPropertiesTest {
    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final String GOOD = "01,000000001234560,               ,20260615093000123,D001                ,"
            + "                    ,9900000000000011,1,JM01000000121000,JT01010000000214,                ,"
            + "                ,01100           ,TM00000000000002,0,0,20260401,        \r\n";
    private final Layout inquiry = Specs.own("public-assistance-inquiry");
    private final Layout result = Specs.own("platform-inquiry-result");
    private final Layout csv = Specs.own("child-allowance-inquiry");
    private final Layout csvResult = Specs.own("child-allowance-inquiry-result");
    private final Layout xml = Specs.own("late-stage-elderly-inquiry");
    private final Layout xmlResult = Specs.own("late-stage-elderly-inquiry-result");
    private final Layout markup = Specs.layout(
            """
            layout: markup
            form: xml
            namespace: urn:sekisho:test:1
            root: 文書
            charset: UTF-8
            version: 1
            from: 2026-04-01
            fields:
              - { name: 本文, characters: 24, blank: allowed }
            """);
    private final Layout note = Specs.layout(
            """
            layout: note
            form: fixed
            separator: ","
            end-of-record: LF
            charset: windows-31j
            version: 1
            from: 2026-04-01
            fields:
              - { name: 番号, bytes: 7, type: digits, pad: zeros-left, blank: allowed }
              - { name: 本文, bytes: 12, blank: allowed }
              - { name: 額,   bytes: 5, type: digits, pad: spaces-left, blank: allowed }
            """);

    /** What stands in the ledger and in answers as a body's digest is taken from what an XML layout writes, as it is. */
    @Property(tries = 2000)
    void whatAnXmlLayoutWritesIsInCanonicalForm(@ForAll("marked") String text) {
        byte[] message = markup.encode(List.of(markup.blank().with("本文", text)));
        assertThat(Seal.canonicalDigest(message)).isEqualTo(Seal.bodyDigest(message));
        assertThat(markup.decode(message).get(0).get("本文")).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> marked() {
        return Arbitraries.strings().withChars("&<>\"'];-/?#x一é〓ｱ").ofMaxLength(12);
    }

    /** Whatever is read is written back the same, however the bytes were changed; else it is refused with a finding. */
    @Property(tries = 3000)
    void changedBytesComeBackTheSameOrAreRefused(
            @ForAll @IntRange(max = 238) int at,
            @ForAll byte one,
            @ForAll @IntRange(max = 238) int and,
            @ForAll byte two) {
        byte[] message = GOOD.getBytes(StandardCharsets.US_ASCII);
        message[at] = one;
        message[and] = two;
        try {
            assertThat(inquiry.encode(inquiry.decode(message))).isEqualTo(message);
        } catch (SekishoException e) {
            assertThat(e.code()).isInstanceOf(LayoutError.class);
        }
    }

    @Property
    void bytesOfAnyKindRaiseNoOtherException(@ForAll @Size(max = 300) byte[] message) {
        for (Layout layout : List.of(inquiry, result, note, csv, csvResult, xml)) {
            try {
                layout.decode(message);
            } catch (SekishoException e) {
                assertThat(e.finding().details()).containsKey("layout");
            }
        }
    }

    @Property(tries = 2000)
    void aValueComesBackOrIsRefusedByItsLengthInBytes(
            @ForAll("numbers") String number, @ForAll("texts") String text, @ForAll("numbers") String amount) {
        Record record = note.blank().with("番号", number).with("本文", text).with("額", amount);
        boolean fits = number.length() <= 7 && text.getBytes(MS932).length <= 12 && amount.length() <= 5;
        try {
            byte[] message = note.encode(List.of(record));
            assertThat(fits).isTrue();
            assertThat(message).hasSize(27);
            assertThat(note.decode(message)).containsExactly(record);
        } catch (SekishoException e) {
            if (fits) {
                fail("refused what fits: " + e.getMessage());
            }
            assertThat(e.code()).isEqualTo(LayoutError.TOO_LONG);
        }
    }

    @Property
    void xmlTextComesBackWhateverItsCharacters(@ForAll("texts") String text) {
        Record record = result.blank()
                .with("団体内統合宛名番号", "000000000000019")
                .with("特定個人情報名コード", "TM00000000000002")
                .with("処理結果コード", "0000")
                .with("処理結果メッセージ", text);
        assertThat(result.decode(result.encode(List.of(record)))).containsExactly(record);
    }

    /** Several records of any text, among it quotes, separators, markup and spaces, come back whole in CSV and in XML, but for spaces alone. */
    @Property(tries = 1000)
    void recordsOfAnyTextComeBackInCsvAndXml(@ForAll @Size(min = 1, max = 5) List<@From("awkward") String> notes) {
        assertThat(csvResult.decode(csvResult.encode(all(notes, csvResult()))))
                .isEqualTo(all(read(notes), csvResult()));
        assertThat(xmlResult.decode(xmlResult.encode(all(notes, xmlResult()))))
                .isEqualTo(all(read(notes), xmlResult()));
    }

    private static List<Record> all(List<String> notes, Open open) {
        return notes.stream().map(open::with).toList();
    }

    /** Nothing but spaces is blank. */
    private static List<String> read(List<String> notes) {
        return notes.stream().map(note -> Spaces.areAll(note) ? "" : note).toList();
    }

    /** A message with bytes changed is refused, or read into records that are written and read the same again. */
    @Property(tries = 3000)
    void changedBytesOfCsvAndXmlAreReadOneWayOrRefused(
            @ForAll @IntRange(max = 10_000) int at,
            @ForAll byte one,
            @ForAll @IntRange(max = 10_000) int and,
            @ForAll byte two) {
        for (Map.Entry<Layout, byte[]> good : Map.of(
                        csvResult,
                                csvResult.encode(List.of(
                                        csvResult().with("a,\"b"), csvResult().with(""))),
                        xmlResult,
                                xmlResult.encode(List.of(
                                        xmlResult().with("a<b"), xmlResult().with(""))))
                .entrySet()) {
            byte[] message = good.getValue();
            message[at % message.length] = one;
            message[and % message.length] = two;
            assertReadOneWayOrRefused(good.getKey(), message);
        }
    }

    private static void assertReadOneWayOrRefused(Layout layout, byte[] message) {
        List<Record> records;
        try {
            records = layout.decode(message);
        } catch (SekishoException e) {
            assertThat(e.code()).isInstanceOf(LayoutError.class);
            return;
        }
        assertThat(layout.decode(layout.encode(records))).isEqualTo(records);
    }

    /** A good record with one text open. */
    private interface Open {
        Record with(String text);
    }

    private Open csvResult() {
        Record record = csvResult
                .blank()
                .with("整理番号", "JT-1")
                .with("受給者番号", "1234560")
                .with("情報名", "TM00000000000002")
                .with("結果", "OK");
        return text -> record.with("結果文", text);
    }

    private Open xmlResult() {
        Record record = xmlResult
                .blank()
                .with("被保険者宛名番号", "1234567890")
                .with("照会日時", "2026-06-15T09:30:00.000")
                .with("情報", "TM00000000000002")
                .with("結果コード", "0");
        return text -> record.with("結果メッセージ", text);
    }

    @Provide
    Arbitrary<String> awkward() {
        return Arbitraries.strings()
                .withChars(",;\"'<>&]!#= \u3000あ亜﨑-[?/")
                .withCharRange('0', 'z')
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings().withCharRange('1', '9').ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .withCharRange('ぁ', 'ん')
                .withCharRange('ァ', 'ヶ')
                .withChars("亜熙﨑〓")
                .ofMaxLength(14);
    }
}
