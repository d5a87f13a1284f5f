package jp.sekisho.passage.letters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jp.sekisho.passage.PassageError;
import org.junit.jupiter.api.Test;

class LetterBodiesTest {
    private static final String NAMESPACE = "urn:sekisho:protocol:1";

    @Test
    void a_parcel_that_is_no_letter_does_not_hide_those_beside_it() {
        List<Parcel> parcels = LetterBodies.parcels(
                results("<sealed sequence=\"1\">!</sealed><sealed sequence=\"2\">bGV0dGVy</sealed>"));

        assertThat(parcels).extracting(Parcel::position).containsExactly(1L, 2L);
        assertThat(parcels.get(1).sealed()).isEqualTo("letter".getBytes(UTF_8));
    }

    @Test
    void a_page_of_another_form_is_refused_whole() {
        for (String wrong : List.of("<sealed>bGV0dGVy</sealed>", "<sealed sequence=\"x\"/>", "<other/>")) {
            assertThatThrownBy(() -> LetterBodies.parcels(results(wrong)))
                    .hasMessageStartingWith(PassageError.ANSWER_UNREADABLE.wire());
        }
    }

    @Test
    void the_receipt_number_is_read_from_a_receipt_only() {
        assertThat(LetterBodies.receiptNumber(body("<receipt xmlns=\"" + NAMESPACE + "\"><受付番号> 47 </受付番号></receipt>")))
                .isEqualTo("47");
        assertThatThrownBy(() -> LetterBodies.receiptNumber(body("<receipt><受付番号>47</受付番号></receipt>")))
                .hasMessageStartingWith(PassageError.WRONG_RECEIPT.wire());
    }

    @Test
    void what_is_told_names_ids_only() {
        assertThat(new String(LetterBodies.refusals(LetterBodies.EXPIRED, List.of("q")), UTF_8))
                .isEqualTo("<refusals xmlns=\"" + NAMESPACE + "\"><理由>EXPIRED</理由><結果>q</結果></refusals>");
        assertThat(new String(LetterBodies.confirmation(List.of("a", "b")), UTF_8))
                .isEqualTo("<confirmation xmlns=\"" + NAMESPACE + "\"><結果>a</結果><結果>b</結果></confirmation>");
        assertThat(new String(LetterBodies.recall("a"), UTF_8))
                .isEqualTo("<recall xmlns=\"" + NAMESPACE + "\"><要求>a</要求></recall>");
    }

    private static byte[] results(String entries) {
        return body("<results xmlns=\"" + NAMESPACE + "\">" + entries + "</results>");
    }

    private static byte[] body(String text) {
        return text.getBytes(UTF_8);
    }
}
