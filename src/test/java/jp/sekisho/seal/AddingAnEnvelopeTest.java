package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jp.sekisho.PageCode;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.SealError;
import org.junit.jupiter.api.Test;

/** The worked example of {@code adding-an-envelope.md} does what the page says, and is what the page shows. */
class AddingAnEnvelopeTest {
    private final Seal gateway = seal(
            new SealKeys(
                    Profile.RSA_2048,
                    List.of(TestLink.GATEWAY),
                    List.of(TestLink.PLATFORM.certificate()),
                    TestLink.issuers()),
            TestLink.PLATFORM_SIDE.reversed());
    private final SealKeys platformsKeys = new SealKeys(
            Profile.RSA_2048, List.of(TestLink.PLATFORM), List.of(TestLink.GATEWAY.certificate()), TestLink.issuers());
    private final Seal platform = seal(platformsKeys, TestLink.PLATFORM_SIDE);

    @Test
    void the_page_shows_the_class_that_is_tried_here() {
        assertThat(PageCode.of("adding-an-envelope.md", "java"))
                .contains(PageCode.classIn("seal/ReadableEnvelope.java"));
    }

    @Test
    void a_letter_crosses_signed_and_readable() {
        byte[] sealed = gateway.seal(TestLink.head(), TestLink.BODY);

        assertThat(new String(sealed, UTF_8)).contains(new String(TestLink.BODY, UTF_8));
        assertThat(platform.unseal(sealed).head()).isEqualTo(TestLink.head());
        assertThat(platform.unseal(sealed).body()).isEqualTo(TestLink.BODY);
    }

    /** Two engines, one wire. */
    @Test
    void what_it_closes_opens_as_signed_and_the_other_way_round() {
        byte[] ours = gateway.seal(TestLink.head(), TestLink.BODY);
        byte[] theirs = Closing.SIGNED.gateway().seal(TestLink.head(), TestLink.BODY);

        assertThat(Closing.SIGNED.platform().unseal(ours).body()).isEqualTo(TestLink.BODY);
        assertThat(platform.unseal(theirs).body()).isEqualTo(TestLink.BODY);
    }

    @Test
    void what_was_changed_on_the_way_is_refused() {
        String sealed = new String(gateway.seal(TestLink.head(), TestLink.BODY), UTF_8);

        assertThatThrownBy(
                        () -> platform.unseal(sealed.replace(">m-1<", ">m-2<").getBytes(UTF_8)))
                .hasMessageStartingWith(SealError.ALTERED.wire());
    }

    @Test
    void what_is_not_for_this_side_is_refused_though_the_envelope_does_not_look() {
        byte[] sealed = gateway.seal(TestLink.head(), TestLink.BODY);
        SealPolicy another = new SealPolicy("training", "platform", "city-gateway", TestLink.PLATFORM_SIDE.tolerance());

        assertThatThrownBy(() -> seal(platformsKeys, another).unseal(sealed))
                .hasMessageStartingWith(SealError.WRONG_ENVIRONMENT.wire());
    }

    private static Seal seal(SealKeys keys, SealPolicy policy) {
        return new Seal(new ReadableEnvelope(() -> keys, TestLink.at(TestLink.NOW)), policy, TestLink.at(TestLink.NOW));
    }
}
