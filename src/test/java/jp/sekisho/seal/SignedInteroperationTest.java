package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.Algorithms;
import jp.sekisho.seal.xml.SealError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is signed and not encrypted is a public standard: {@code xmlsec1} verifies what we sign, and we what it signs. */
@Tag("smoke")
class SignedInteroperationTest {
    @TempDir
    Path folder;

    private OutsideTools tools;

    @BeforeEach
    void findTools() {
        tools = OutsideTools.in(folder);
    }

    @ParameterizedTest
    @EnumSource
    void the_tool_verifies_what_the_gateway_signs(Profile profile) throws CertificateEncodingException {
        OwnKey gateway = signer(profile);
        tools.write("letter.xml", gatewaySeal(profile, gateway).seal(TestLink.head(), TestLink.BODY));

        assertThat(verdict()).contains("OK");
        assertThat(tools.text("letter.xml")).contains(new String(TestLink.BODY, UTF_8), ">m-1<");
    }

    @ParameterizedTest
    @EnumSource
    void the_gateway_verifies_what_the_tool_signs(Profile profile) throws CertificateEncodingException {
        OwnKey gateway = signer(profile);
        sign(profile, gateway);

        Letter letter = platformSeal(profile, gateway).unseal(tools.read("signed.xml"));

        assertThat(letter.head()).isEqualTo(TestLink.head());
        assertThat(letter.body()).isEqualTo(TestLink.BODY);
    }

    @ParameterizedTest
    @EnumSource
    void the_gateway_refuses_what_the_tool_signed_if_one_character_is_changed(Profile profile)
            throws CertificateEncodingException {
        OwnKey gateway = signer(profile);
        sign(profile, gateway);
        String changed = tools.text("signed.xml").replace(">m-1<", ">m-2<");

        assertThat(HostileLetters.refusal(platformSeal(profile, gateway), changed.getBytes(UTF_8)))
                .isEqualTo(SealError.ALTERED);
    }

    private OwnKey signer(Profile profile) throws CertificateEncodingException {
        KeyPair pair = profile == Profile.RSA_2048 ? TestLink.GATEWAY_KEYS : profile.newKeys();
        OwnKey signer = TestLink.ownKey(pair, "city-gateway");
        tools.writePem("gateway.key", "PRIVATE KEY", signer.key().getEncoded());
        tools.writePem("gateway.crt", "CERTIFICATE", signer.certificate().getEncoded());
        return signer;
    }

    private static Seal gatewaySeal(Profile profile, OwnKey gateway) {
        return Closing.SIGNED.seal(
                new SealKeys(profile, List.of(gateway), List.of(), TestLink.issuers()),
                TestLink.PLATFORM_SIDE.reversed());
    }

    private static Seal platformSeal(Profile profile, OwnKey gateway) {
        return Closing.SIGNED.seal(
                new SealKeys(profile, List.of(), List.of(gateway.certificate()), TestLink.issuers()),
                TestLink.PLATFORM_SIDE);
    }

    private void sign(Profile profile, OwnKey gateway) {
        String algorithm = profile == Profile.P_256 ? Algorithms.ECDSA_SHA256 : Algorithms.RSA_SHA256;
        tools.write("template.xml", SealInteroperationTest.signatureTemplate(gateway.certificate(), algorithm));
        tools.run("xmlsec1 --sign --privkey-pem gateway.key --output signed.xml template.xml");
    }

    private String verdict() {
        return tools.run("xmlsec1 --verify --enabled-reference-uris empty --enabled-key-data x509"
                + " --pubkey-cert-pem gateway.crt letter.xml");
    }
}
