package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.FastCryptoForTests;
import jp.sekisho.boundary.Interface;
import jp.sekisho.error.SekishoException;
import jp.sekisho.seal.keys.Authority;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.FastCrypto;
import jp.sekisho.seal.xml.SealError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a seal promises, whatever its envelope. */
abstract class SealPromises {
    final Closing envelope;

    SealPromises(Closing envelope) {
        this.envelope = envelope;
    }

    @Test
    void what_one_side_seals_the_other_opens() {
        Seal gateway = envelope.gateway();
        Head head = gateway.head("inquiry", "0123456789abcdef0123456789abcdef");

        Letter letter = envelope.platform().unseal(gateway.seal(head, TestLink.BODY));

        assertThat(letter.head()).isEqualTo(head);
        assertThat(letter.body()).isEqualTo(TestLink.BODY);
        assertThat(letter.bodyDigest()).isEqualTo(Seal.bodyDigest(TestLink.BODY));
    }

    @Test
    void an_answer_names_the_question_and_its_digest_inside_the_signature() {
        Seal platform = envelope.platform();
        String digest = Seal.bodyDigest(TestLink.BODY);

        byte[] sealed = platform.seal(platform.reply("inquiry-receipt", "r-1", "m-1", digest), TestLink.BODY);

        Head head = envelope.gateway().unseal(sealed).head();
        assertThat(head.inReplyTo()).contains("m-1");
        assertThat(head.inReplyToDigest()).contains(digest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><plain>é 𠮷 葛󠄀 &lt;&amp;</plain>",
                "<p:a xmlns:p=\"urn:p\" xmlns:unused=\"urn:u\"><p:b x='1'  y=\"2\"/>\n  text <![CDATA[<raw>]]></p:a>",
                "<sk:letter xmlns:sk=\"urn:sekisho:letter:1\"/>",
                "<empty/>",
                "<crlf>a&#13;\r\nb\tc</crlf>"
            })
    void any_element_can_be_a_body_and_its_digest_does_not_depend_on_how_it_was_written(String body) {
        byte[] bytes = body.getBytes(UTF_8);

        Letter letter = envelope.platform().unseal(envelope.gateway().seal(TestLink.head(), bytes));

        assertThat(letter.bodyDigest()).isEqualTo(Seal.bodyDigest(bytes)).isEqualTo(Seal.bodyDigest(letter.body()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<a/><b/>",
                "<a><!-- c --></a>",
                "<a><?pi?></a>",
                "<!DOCTYPE a><a/>",
                "<a>",
                "<a b='&x;'/>"
            })
    void what_is_not_one_plain_element_cannot_be_a_body(String body) {
        assertThatThrownBy(() -> envelope.gateway().seal(TestLink.head(), body.getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        SekishoException.class, e -> assertThat(e.code()).isEqualTo(SealError.BODY_NOT_SEALABLE));
    }

    @Test
    void the_largest_message_of_an_interface_fits_into_a_letter() {
        int asXml = 5 * Interface.LARGEST; // every byte an ampersand
        byte[] body = ("<a>" + "x".repeat(asXml) + "</a>").getBytes(UTF_8);

        byte[] sealed = envelope.gateway().seal(TestLink.head(), body);

        assertThat(envelope.platform().unseal(sealed).body()).hasSize(body.length);
    }

    @Test
    void a_head_of_another_link_is_not_sealed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> envelope.platform().seal(TestLink.head(), TestLink.BODY));
    }

    @Test
    void several_keys_are_valid_at_once_and_the_newest_signs() {
        OwnKey older = TestLink.GATEWAY;
        OwnKey newer = newer(TestLink.STRANGER_KEYS, "city-gateway");
        SealKeys both = new SealKeys(
                Profile.RSA_2048, List.of(newer, older), List.of(TestLink.PLATFORM.certificate()), TestLink.issuers());
        Seal rolling = envelope.seal(both, TestLink.PLATFORM_SIDE.reversed());

        byte[] sealed = rolling.seal(TestLink.head(), TestLink.BODY);

        assertThat(envelope.platform(newer.certificate(), TestLink.issuers())
                        .unseal(sealed)
                        .body())
                .isEqualTo(TestLink.BODY);
        // the platform still encrypts to the older one, and both sides hold both
        Seal platform = envelope.platform();
        assertThat(rolling.unseal(platform.seal(platform.head("x", "1"), TestLink.BODY))
                        .body())
                .isEqualTo(TestLink.BODY);
    }

    @Test
    void a_key_that_has_ended_does_not_sign_while_another_is_valid() {
        OwnKey ended = new OwnKey(
                TestLink.STRANGER_KEYS.getPrivate(),
                TestLink.certificate(
                        TestLink.ISSUING,
                        TestLink.STRANGER_KEYS.getPublic(),
                        "city-gateway",
                        TestLink.SEALING,
                        new Authority.Term(TestLink.TERM.from(), TestLink.NOW.minusSeconds(1))));
        SealKeys both = new SealKeys(
                Profile.RSA_2048,
                List.of(ended, TestLink.GATEWAY),
                List.of(TestLink.PLATFORM.certificate()),
                TestLink.issuers());
        Seal gateway = envelope.seal(both, TestLink.PLATFORM_SIDE.reversed());

        assertThat(envelope.platform()
                        .unseal(gateway.seal(TestLink.head(), TestLink.BODY))
                        .body())
                .isEqualTo(TestLink.BODY);
    }

    @Test
    void keys_are_replaced_while_the_seal_is_in_use() {
        SealKeys before = new SealKeys(
                Profile.RSA_2048,
                List.of(TestLink.PLATFORM),
                List.of(TestLink.STRANGER.certificate()),
                TestLink.issuers());
        SealKeys after = new SealKeys(
                Profile.RSA_2048,
                List.of(TestLink.PLATFORM),
                List.of(TestLink.GATEWAY.certificate()),
                TestLink.issuers());
        AtomicReference<SealKeys> held = new AtomicReference<>(before);
        Seal platform = envelope.seal(held::get, TestLink.PLATFORM_SIDE);
        byte[] sealed = envelope.gateway().seal(TestLink.head(), TestLink.BODY);
        assertThatThrownBy(() -> platform.unseal(sealed)).hasMessageStartingWith(SealError.UNKNOWN_SIGNER.wire());

        held.set(after);

        assertThat(platform.unseal(sealed).body()).isEqualTo(TestLink.BODY);
    }

    @Test
    void the_fast_provider_and_the_jdk_open_each_others_letters() throws Exception {
        byte[] with = envelope.gateway().seal(TestLink.head(), TestLink.BODY);

        FastCryptoForTests.without(() -> {
            byte[] without = envelope.gateway().seal(TestLink.head(), TestLink.BODY);

            assertThat(envelope.platform().unseal(with).body()).isEqualTo(TestLink.BODY);
            String provider = FastCrypto.install();
            assertThat(envelope.platform().unseal(without).body()).isEqualTo(TestLink.BODY);
            assertThat(throughCurves()).isEqualTo(TestLink.BODY);
            assertThat(FastCrypto.install()).isEqualTo(provider);
        });
    }

    private static OwnKey newer(KeyPair pair, String name) {
        Authority.Term term = new Authority.Term(TestLink.NOW.minus(Duration.ofDays(1)), TestLink.TERM.until());
        return new OwnKey(
                pair.getPrivate(),
                TestLink.certificate(TestLink.ISSUING, pair.getPublic(), name, TestLink.SEALING, term));
    }

    @Test
    void keys_on_elliptic_curves_serve_as_well() {
        assertThat(throughCurves()).isEqualTo(TestLink.BODY);
    }

    private byte[] throughCurves() {
        OwnKey gateway = elliptic("city-gateway");
        OwnKey platform = elliptic("platform");
        Seal sealing = envelope.seal(
                new SealKeys(Profile.P_256, List.of(gateway), List.of(platform.certificate()), TestLink.issuers()),
                TestLink.PLATFORM_SIDE.reversed());
        Seal opening = envelope.seal(
                new SealKeys(Profile.P_256, List.of(platform), List.of(gateway.certificate()), TestLink.issuers()),
                TestLink.PLATFORM_SIDE);
        return opening.unseal(sealing.seal(TestLink.head(), TestLink.BODY)).body();
    }

    static OwnKey elliptic(String name) {
        KeyPair pair = Profile.P_256.newKeys();
        return new OwnKey(
                pair.getPrivate(),
                TestLink.certificate(TestLink.ISSUING, pair.getPublic(), name, TestLink.AGREEING, TestLink.TERM));
    }
}
