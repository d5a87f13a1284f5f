package jp.sekisho.layout;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages that are nested without end are refused as soon as that is seen. */
class DeepMessagesTest {
    private static final int DEEP = 200_000;
    private static final String HEAD = "charset: UTF-8\nversion: 1\nfrom: 2026-04-01\n";

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ';',
            value = {
                "array; `[`",
                "array; `[{\"a\":`",
                "object; `{\"a\":`",
                "object; `{\"甲\":[`",
                "array; `[{\"x\":[[{\"y\":`"
            })
    void aMessageOfJsonThatIsNestedWithoutEndIsRefused(String root, String nested) {
        Layout layout =
                Specs.layout("layout: deep\nform: json\nroot: " + root + "\n" + "fields: [ { name: 甲 } ]\n" + HEAD);
        byte[] message = nested.repeat(DEEP).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> layout.decode(message)).hasMessageContaining("LAYOUT-06");
    }

    @ParameterizedTest
    @CsvSource({"<甲>", "<r>", "<x>", "<r><甲>"})
    void aMessageOfXmlThatIsNestedWithoutEndIsRefused(String nested) {
        Layout layout =
                Specs.layout("layout: deep\nform: xml\nroot: r\nnamespace: urn:x\nfields: [ { name: 甲 } ]\n" + HEAD);
        byte[] message = ("<r xmlns=\"urn:x\">" + nested.repeat(DEEP)).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> layout.decode(message)).hasMessageContaining("LAYOUT-0");
    }
}
