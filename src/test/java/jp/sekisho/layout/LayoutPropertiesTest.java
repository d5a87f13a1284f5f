package jp.sekisho.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.sekisho.error.SekishoException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
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
        for (Layout layout : List.of(inquiry, result, note)) {
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
