package jp.sekisho.juki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.junit.jupiter.api.Test;

class BindyCodecTest {
    private static final String NOTE =
            """
            layout: note
            form: fixed
            end-of-record: none
            charset: windows-31j
            version: 1
            from: 2026-04-01
            fields:
              - { name: 番号, bytes: 5, type: digits, pad: zeros-left }
              - { name: 本文, bytes: 9, blank: allowed }
            """;
    private final Layout note = Identification.layout(NOTE);

    @CsvRecord(separator = BindyCodec.SEPARATOR, quote = BindyCodec.QUOTE)
    static final class Note {
        @DataField(pos = 1, columnName = "番号")
        private int number;

        @DataField(pos = 2, columnName = "本文")
        private String text = "";
    }

    @CsvRecord(separator = ",")
    static final class WithCommas {
        @DataField(pos = 1, columnName = "番号")
        private int number;

        @DataField(pos = 2, columnName = "本文")
        private String text = "";
    }

    @CsvRecord(separator = BindyCodec.SEPARATOR, quote = BindyCodec.QUOTE)
    static final class Twice {
        @DataField(pos = 1, columnName = "番号")
        private int number;

        @DataField(pos = 2, columnName = "本文")
        private String text = "";

        @DataField(pos = 3, columnName = "本文")
        private String again = "";
    }

    @Test
    void theNextTypedRecordUsesTheSameSeam() {
        BindyCodec<Note> codec = new BindyCodec<>(note, Note.class, Note::new);
        byte[] message = note.encode(List.of(note.blank().with("番号", "7").with("本文", "漢字ab")));

        List<Note> read = codec.read(message);

        assertThat(read).singleElement().satisfies(one -> {
            assertThat(one.number).isEqualTo(7);
            assertThat(one.text).isEqualTo("漢字ab");
        });
        assertThat(codec.write(read)).isEqualTo(message);
    }

    @Test
    void eachDifferenceBetweenClassAndLayoutIsOneFinding() {
        Layout other = Identification.layout(
                NOTE.replace("name: 番号", "name: 件数").replace("charset: windows-31j", "charset: UTF-8"));

        assertThat(differences(other))
                .extracting(Finding::toString)
                .containsExactly(
                        "JUKI-001 The class Note has no field for item 件数 of note (version 1).",
                        "JUKI-002 The class Note has a field for item 番号, which note (version 1) does not have.");
    }

    @Test
    void anItemInAnotherPlaceIsAFinding() {
        Layout longer =
                Identification.layout(NOTE.replace("fields:\n", "fields:\n  - { name: 種別, bytes: 1, type: digits }\n"));

        assertThat(differences(longer))
                .extracting(finding -> finding.code().wire())
                .containsExactly("JUKI-001", "JUKI-003", "JUKI-003");
        assertThat(differences(longer).get(1).english())
                .isEqualTo("Item 番号 is number 2 in note (version 1), and number 1 in the class Note.");
    }

    @Test
    void aPlainNumberForAnItemThatMayBeBlankIsAFinding() {
        Layout blank = Identification.layout(NOTE.replace("pad: zeros-left", "pad: zeros-left, blank: allowed"));

        assertThat(differences(blank)).extracting(Finding::code).containsExactly(JukiError.NO_ROOM_FOR_BLANK);
    }

    @Test
    void aSecondFieldForAnItemIsAFinding() {
        SekishoException refused =
                catchThrowableOfType(SekishoException.class, () -> new BindyCodec<>(note, Twice.class, Twice::new));

        assertThat(refused.findings()).extracting(Finding::code).containsExactly(JukiError.FIELD_WITHOUT_ITEM);
    }

    @Test
    void aSeparatorThatCanOccurInAValueIsAFinding() {
        SekishoException refused = catchThrowableOfType(
                SekishoException.class, () -> new BindyCodec<>(note, WithCommas.class, WithCommas::new));

        assertThat(refused.findings()).extracting(Finding::code).containsExactly(JukiError.NOT_FOR_BINDY);
    }

    private static List<Finding> differences(Layout layout) {
        return catchThrowableOfType(SekishoException.class, () -> new BindyCodec<>(layout, Note.class, Note::new))
                .findings();
    }
}
