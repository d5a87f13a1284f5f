package jp.sekisho.layout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.LayoutError;
import org.junit.jupiter.api.Test;

/** Several records in one XML message. */
class XmlRecordsTest {
    private final Layout layout = Specs.layout(
            """
            layout: people
            form: xml
            namespace: urn:test
            root: list
            record: person
            charset: UTF-8
            version: 1
            from: 2026-04-01
            fields:
              - { name: number, type: digits, characters: 10, pad: zeros-left }
              - { name: note, type: text, blank: allowed }
              - { name: day, type: date, blank: allowed }
            """);
    private final String one = "<person><number>0000000042</number><note>a</note><day>2026-06-15</day></person>";
    private final String two = "<person><number>0000000043</number></person>";

    @Test
    void everyRecordComesBackByteForByte() {
        byte[] message = list(one + two + one).getBytes(UTF_8);
        assertThat(layout.decode(message)).hasSize(3);
        assertThat(layout.decode(message).get(1).get("number")).isEqualTo("43");
        assertThat(layout.encode(layout.decode(message))).isEqualTo(message);
    }

    @Test
    void aMessageHoldsAtLeastOneRecord() {
        assertThat(refusal(list("")).code()).isEqualTo(LayoutError.NO_RECORDS);
        assertThat(catchThrowableOfType(SekishoException.class, () -> layout.encode(List.of()))
                        .code())
                .isEqualTo(LayoutError.NO_RECORDS);
    }

    @Test
    void anErrorNamesTheRecordItIsIn() {
        assertRefused(list(one + two.replace("43", "4x")), LayoutError.WRONG_TYPE, "2", "number");
        assertRefused(list(one + two.replace("0000000043", "43")), LayoutError.TOO_SHORT, "2", "number");
        assertRefused(list(one + "<person/>"), LayoutError.MISSING, "2", "number");
        assertRefused(
                list(two + one.replace("<note>a</note>", "<note>a</note><note>a</note>")),
                LayoutError.REPEATED_ELEMENT,
                "2",
                "note");
        assertRefused(
                list(two + "<person><note>a</note><number>0000000042</number></person>"),
                LayoutError.WRONG_ORDER,
                "2",
                "number");
    }

    @Test
    void aRecordOfAnotherNameOrNamespaceIsRefused() {
        assertThat(refusal(list(one + "<people/>")).details()).containsEntry("record-number", "2");
        assertThat(refusal(list(one + "<people/>")).code()).isEqualTo(LayoutError.UNKNOWN_ELEMENT);
        assertThat(refusal(list("<person xmlns=\"urn:other\"/>")).code()).isEqualTo(LayoutError.UNKNOWN_ELEMENT);
        assertThat(refusal(list("<person id=\"1\"/>")).code()).isEqualTo(LayoutError.XML_FORBIDDEN);
        assertThat(refusal(list(one + "x")).code()).isEqualTo(LayoutError.XML_FORBIDDEN);
        assertThat(refusal("<person xmlns=\"urn:test\"/>").code()).isEqualTo(LayoutError.WRONG_ROOT);
        assertThat(refusal(list(list(one))).code()).isEqualTo(LayoutError.UNKNOWN_ELEMENT);
    }

    @Test
    void aRecordCutOffIsRefused() {
        String message = list(one + two);
        for (int length = 0; length < message.length(); length++) {
            assertThat(refusal(message.substring(0, length)).code())
                    .isIn(LayoutError.NOT_XML, LayoutError.XML_FORBIDDEN);
        }
    }

    private static String list(String records) {
        return "<list xmlns=\"urn:test\">" + records + "</list>";
    }

    private void assertRefused(String message, LayoutError code, String line, String item) {
        Finding finding = refusal(message);
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.details()).containsEntry("record-number", line).containsEntry("item", item);
    }

    private Finding refusal(String message) {
        SekishoException refused =
                catchThrowableOfType(SekishoException.class, () -> layout.decode(message.getBytes(UTF_8)));
        assertThat(refused).as("refused: " + message).isNotNull();
        assertThat(refused.finding().japanese()).doesNotContain("{");
        assertThat(refused.finding().english()).doesNotContain("{");
        return refused.finding();
    }
}
