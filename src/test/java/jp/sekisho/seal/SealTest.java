package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.error.SekishoException;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.SealError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a letter promises besides: nobody on the way reads it. */
@Tag("smoke")
class SealTest extends SealPromises {
    SealTest() {
        super(Closing.LETTER);
    }

    @Test
    void nothing_of_the_letter_is_in_the_clear() {
        String sealed = new String(TestLink.gateway().seal(TestLink.head(), TestLink.BODY), UTF_8);

        assertThat(sealed)
                .startsWith("<xenc:EncryptedData")
                .doesNotContain("照会年度区分", "inquiry", "city-gateway", "m-1", "&#xD;");
    }

    @Test
    void the_same_letter_sealed_twice_looks_different() {
        Seal gateway = TestLink.gateway();

        assertThat(gateway.seal(TestLink.head(), TestLink.BODY))
                .isNotEqualTo(gateway.seal(TestLink.head(), TestLink.BODY));
    }

    @Test
    void the_content_key_is_agreed_with_keys_on_elliptic_curves() {
        OwnKey gateway = elliptic("city-gateway");
        OwnKey platform = elliptic("platform");
        Seal sealing = TestLink.seal(
                new SealKeys(Profile.P_256, List.of(gateway), List.of(platform.certificate()), TestLink.issuers()),
                TestLink.PLATFORM_SIDE.reversed());
        Seal opening = TestLink.seal(
                new SealKeys(Profile.P_256, List.of(platform), List.of(gateway.certificate()), TestLink.issuers()),
                TestLink.PLATFORM_SIDE);

        byte[] sealed = sealing.seal(TestLink.head(), TestLink.BODY);

        assertThat(new String(sealed, UTF_8)).contains("ECDH-ES", "ConcatKDF", "kw-aes256");
        assertThat(opening.unseal(sealed).body()).isEqualTo(TestLink.BODY);
    }

    @Test
    void without_a_usable_key_on_either_side_nothing_is_sealed_and_the_message_waits() {
        X509Certificate signsOnly = TestLink.certificate(
                TestLink.ISSUING,
                TestLink.PLATFORM_KEYS.getPublic(),
                "platform",
                org.bouncycastle.asn1.x509.KeyUsage.digitalSignature,
                TestLink.TERM);
        SealKeys cannotEncrypt =
                new SealKeys(Profile.RSA_2048, List.of(TestLink.GATEWAY), List.of(signsOnly), TestLink.issuers());
        SealKeys cannotSign =
                new SealKeys(Profile.RSA_2048, List.of(), List.of(TestLink.PLATFORM.certificate()), TestLink.issuers());

        assertThatThrownBy(() -> sealing(cannotEncrypt)).satisfies(e -> isOperators(e, SealError.NO_COUNTERPART_KEY));
        assertThatThrownBy(() -> sealing(cannotSign)).satisfies(e -> isOperators(e, SealError.NO_OWN_KEY));
    }

    private static void isOperators(Throwable thrown, SealError code) {
        assertThat(((SekishoException) thrown).code()).isEqualTo(code);
        assertThat(code.disposition()).isEqualTo(jp.sekisho.error.Disposition.RETRY);
    }

    private static byte[] sealing(SealKeys keys) {
        return TestLink.seal(keys, TestLink.PLATFORM_SIDE.reversed()).seal(TestLink.head(), TestLink.BODY);
    }

    @Test
    void a_head_holds_nothing_that_could_be_markup() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestLink.gateway().head("<x/>", "1"))
                .withMessageNotContaining("<x/>");
        assertThat(Optional.of(TestLink.gateway().head("inquiry", "1")).map(Head::recipient))
                .contains("platform");
    }
}
