package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.SealError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is signed and not encrypted promises besides. */
@Tag("smoke")
class SignedSealTest extends SealPromises {
    SignedSealTest() {
        super(Closing.SIGNED);
    }

    @Test
    void anybody_can_read_it_and_nothing_in_it_needs_escaping() {
        String sealed = new String(envelope.gateway().seal(TestLink.head(), TestLink.BODY), UTF_8);

        assertThat(sealed)
                .startsWith("<sk:letter xmlns:sk=\"urn:sekisho:letter:1\"><sk:head>")
                .contains(new String(TestLink.BODY, UTF_8), ">m-1<")
                .doesNotContain("&#", "X509Certificate", "KeyValue");
    }

    @Test
    void a_recipient_without_a_key_to_encrypt_to_can_be_written_to() {
        SealKeys keys = new SealKeys(Profile.RSA_2048, List.of(TestLink.GATEWAY), List.of(), TestLink.issuers());
        byte[] sealed = envelope.seal(keys, TestLink.PLATFORM_SIDE.reversed()).seal(TestLink.head(), TestLink.BODY);

        assertThat(envelope.platform().unseal(sealed).body()).isEqualTo(TestLink.BODY);
    }

    @Test
    void without_a_key_to_sign_with_nothing_is_sealed() {
        SealKeys keys =
                new SealKeys(Profile.RSA_2048, List.of(), List.of(TestLink.PLATFORM.certificate()), TestLink.issuers());

        assertThatThrownBy(() ->
                        envelope.seal(keys, TestLink.PLATFORM_SIDE.reversed()).seal(TestLink.head(), TestLink.BODY))
                .hasMessageStartingWith(SealError.NO_OWN_KEY.wire());
    }

    /** The component writes documents with a serialiser of its own, not in canonical form. */
    @Test
    void whatever_characters_a_body_has_they_are_written_so_that_they_are_read_again() {
        Random random = new Random(20261201);
        for (int i = 0; i < 40; i++) {
            String text = text(random);
            byte[] body = ("<a b=\"" + text + "\">" + text + "</a>").getBytes(UTF_8);

            Letter letter = envelope.platform().unseal(envelope.gateway().seal(TestLink.head(), body));

            assertThat(letter.bodyDigest()).as("%d", i).isEqualTo(Seal.bodyDigest(body));
        }
    }

    /** Letters, variants of letters, what must be escaped and what stands at the edges of planes, of a length that crosses buffers. */
    private static String text(Random random) {
        List<String> pieces = List.of(
                "a",
                "é",
                "葛\uDB40\uDD00",
                "\uD842\uDFB7",
                "\uDBFF\uDFFD",
                "&lt;",
                "&amp;",
                "&gt;",
                "&quot;",
                "&#13;",
                "&#10;",
                "&#9;",
                " ",
                "\u0085",
                "\u2028",
                "\uFFFD");
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(5_000);
        for (int i = 0; i < length; i++) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        return text.toString();
    }

    @Test
    void a_letter_is_not_taken_where_signed_is_expected_nor_the_other_way_round() {
        byte[] letter = Closing.LETTER.gateway().seal(TestLink.head(), TestLink.BODY);
        byte[] signed = envelope.gateway().seal(TestLink.head(), TestLink.BODY);

        assertThat(HostileLetters.refusal(envelope.platform(), letter)).isEqualTo(SealError.WRONG_SHAPE);
        assertThat(HostileLetters.refusal(Closing.LETTER.platform(), signed)).isEqualTo(SealError.NOT_ENCRYPTED);
    }
}
