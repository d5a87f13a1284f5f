package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.seal.keys.SealKeys;
import jp.sekisho.seal.xml.Algorithms;
import jp.sekisho.seal.xml.Engine;
import jp.sekisho.seal.xml.SealError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Letters are public standards: tools that are not ours open and check what we seal, and we take what they made.
 *
 * <p>{@code xmlsec1} 1.2.37 knows neither OAEP with SHA-256 nor ECDH-ES: {@code openssl} opens or wraps the content key there.
 */
@Tag("smoke")
class SealInteroperationTest {
    private static final String OAEP =
            " -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 -pkeyopt rsa_mgf1_md:sha256";

    /** What precedes the point in the DER form of a public key on P-256. */
    private static final byte[] P256 = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    @TempDir
    Path folder;

    private OutsideTools tools;

    @BeforeEach
    void findTools() {
        tools = OutsideTools.in(folder);
    }

    /** Both sides of a link of one profile; the tools have the keys of both as files. */
    private record Sides(Profile profile, OwnKey gateway, OwnKey platform) {
        Seal gatewaySeal() {
            return TestLink.seal(
                    new SealKeys(profile, List.of(gateway), List.of(platform.certificate()), TestLink.issuers()),
                    TestLink.PLATFORM_SIDE.reversed());
        }

        Seal platformSeal() {
            return TestLink.seal(
                    new SealKeys(profile, List.of(platform), List.of(gateway.certificate()), TestLink.issuers()),
                    TestLink.PLATFORM_SIDE);
        }
    }

    private Sides sides(Profile profile) throws CertificateEncodingException {
        Sides sides = profile == Profile.RSA_2048
                ? new Sides(profile, TestLink.GATEWAY, TestLink.PLATFORM)
                : new Sides(profile, newKey(profile, "city-gateway"), newKey(profile, "platform"));
        write("gateway", sides.gateway);
        write("platform", sides.platform);
        return sides;
    }

    private static OwnKey newKey(Profile profile, String name) {
        KeyPair pair = profile.newKeys();
        int usage = profile == Profile.P_256 ? TestLink.AGREEING : TestLink.SEALING;
        return new OwnKey(
                pair.getPrivate(),
                TestLink.certificate(TestLink.ISSUING, pair.getPublic(), name, usage, TestLink.TERM));
    }

    private void write(String name, OwnKey key) throws CertificateEncodingException {
        tools.writePem(name + ".key", "PRIVATE KEY", key.key().getEncoded());
        tools.writePem(name + ".crt", "CERTIFICATE", key.certificate().getEncoded());
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "RSA_3072"})
    void other_tools_open_and_verify_what_the_gateway_seals(Profile profile) throws CertificateEncodingException {
        String sealed = new String(sides(profile).gatewaySeal().seal(TestLink.head(), TestLink.BODY), UTF_8);
        tools.write("sealed.xml", withoutKeyInfo(sealed).getBytes(UTF_8));
        tools.write("wrapped.bin", firstValue(sealed));

        tools.run("openssl pkeyutl -decrypt -inkey platform.key -in wrapped.bin -out content.key" + OAEP);
        tools.run("xmlsec1 --decrypt --aeskey content.key --output letter.xml sealed.xml");
        requireSignedByTheGateway();
    }

    private void requireSignedByTheGateway() {
        String verdict = tools.run("xmlsec1 --verify --enabled-reference-uris empty --enabled-key-data x509"
                + " --pubkey-cert-pem gateway.crt letter.xml");

        assertThat(verdict).contains("OK");
        assertThat(tools.text("letter.xml")).contains(new String(TestLink.BODY, UTF_8), ">m-1<");
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "RSA_3072"})
    void the_gateway_opens_and_verifies_what_other_tools_made(Profile profile) throws CertificateEncodingException {
        Sides sides = sides(profile);
        tools.write("template.xml", signatureTemplate(sides.gateway.certificate(), Algorithms.RSA_SHA256));
        tools.run("xmlsec1 --sign --privkey-pem gateway.key --output signed.xml template.xml");
        encrypt();
        tools.run("openssl pkeyutl -encrypt -certin -inkey platform.crt -in content.key -out wrapped.bin" + OAEP);

        String sealed =
                withEncryptedKey("<xenc:EncryptionMethod Algorithm=\"http://www.w3.org/2009/xmlenc11#rsa-oaep\">"
                        + "<ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>"
                        + "<xenc11:MGF Algorithm=\"http://www.w3.org/2009/xmlenc11#mgf1sha256\"/></xenc:EncryptionMethod>"
                        + "<ds:KeyInfo>" + issuerSerial(sides.platform.certificate()) + "</ds:KeyInfo>");

        Letter letter = sides.platformSeal().unseal(sealed.getBytes(UTF_8));
        assertThat(letter.head()).isEqualTo(TestLink.head());
        assertThat(letter.body()).isEqualTo(TestLink.BODY);
    }

    @Test
    void the_gateway_refuses_what_other_tools_made_if_one_character_is_changed() throws CertificateEncodingException {
        sides(Profile.RSA_2048);
        tools.write("template.xml", signatureTemplate(TestLink.GATEWAY.certificate(), Algorithms.RSA_SHA256));
        tools.run("xmlsec1 --sign --privkey-pem gateway.key --output signed.xml template.xml");

        String changed = tools.text("signed.xml").replace(">m-1<", ">m-2<");

        assertThat(HostileLetters.refusal(TestLink.platform(), TestLink.enclose(changed)))
                .isEqualTo(SealError.ALTERED);
    }

    @Test
    void other_tools_open_and_verify_what_is_sealed_with_keys_on_an_elliptic_curve()
            throws CertificateEncodingException {
        String sealed = new String(sides(Profile.P_256).gatewaySeal().seal(TestLink.head(), TestLink.BODY), UTF_8);
        tools.write("sealed.xml", withoutKeyInfo(sealed).getBytes(UTF_8));
        tools.write("wrapped.bin", firstValue(sealed));
        String point = sealed.replaceFirst("(?s).*<dsig11:PublicKey[^>]*>([^<]*)<.*", "$1");
        tools.writePem(
                "ephemeral.pub", "PUBLIC KEY", p256(Base64.getMimeDecoder().decode(point)));

        String kek = agreed("platform.key", "ephemeral.pub");
        tools.run("openssl enc -d -id-aes256-wrap -iv A6A6A6A6A6A6A6A6 -in wrapped.bin -out content.key -K " + kek);
        tools.run("xmlsec1 --decrypt --aeskey content.key --output letter.xml sealed.xml");

        requireSignedByTheGateway();
    }

    @Test
    void the_gateway_opens_what_other_tools_sealed_to_a_key_on_an_elliptic_curve() throws CertificateEncodingException {
        OwnKey platform = newKey(Profile.P_256, "platform");
        write("platform", platform);
        tools.run("openssl ecparam -name prime256v1 -genkey -noout -out signer.key");
        tools.run("openssl pkey -in signer.key -pubout -outform DER -out signer.der");
        X509Certificate signer = TestLink.certificate(
                TestLink.ISSUING,
                publicKey(tools.read("signer.der")),
                "city-gateway",
                TestLink.AGREEING,
                TestLink.TERM);
        tools.write("template.xml", signatureTemplate(signer, Algorithms.ECDSA_SHA256));
        tools.run("xmlsec1 --sign --privkey-pem signer.key --output signed.xml template.xml");
        encrypt();
        tools.run("openssl ecparam -name prime256v1 -genkey -noout -out ephemeral.key");
        tools.run("openssl pkey -in ephemeral.key -pubout -outform DER -out ephemeral.der");
        tools.run("openssl x509 -in platform.crt -pubkey -noout -out platform.pub");
        String kek = agreed("ephemeral.key", "platform.pub");
        tools.run("openssl enc -id-aes256-wrap -iv A6A6A6A6A6A6A6A6 -in content.key -out wrapped.bin -K " + kek);

        byte[] spki = tools.read("ephemeral.der");
        String point = Base64.getEncoder().encodeToString(Arrays.copyOfRange(spki, P256.length, spki.length));
        String sealed = withEncryptedKey("<xenc:EncryptionMethod Algorithm=\"" + Algorithms.KW_AES_256 + "\"/>"
                + "<ds:KeyInfo><xenc:AgreementMethod Algorithm=\"" + Algorithms.ECDH_ES + "\">"
                + "<xenc11:KeyDerivationMethod Algorithm=\"" + Algorithms.CONCAT_KDF + "\">"
                + "<xenc11:ConcatKDFParams AlgorithmID=\"0000\" PartyUInfo=\"\" PartyVInfo=\"\">"
                + "<ds:DigestMethod Algorithm=\"" + Algorithms.SHA256 + "\"/></xenc11:ConcatKDFParams>"
                + "</xenc11:KeyDerivationMethod><xenc:OriginatorKeyInfo><ds:KeyValue><dsig11:ECKeyValue>"
                + "<dsig11:NamedCurve URI=\"urn:oid:1.2.840.10045.3.1.7\"/><dsig11:PublicKey>" + point
                + "</dsig11:PublicKey></dsig11:ECKeyValue></ds:KeyValue></xenc:OriginatorKeyInfo>"
                + "<xenc:RecipientKeyInfo>" + issuerSerial(platform.certificate())
                + "</xenc:RecipientKeyInfo></xenc:AgreementMethod></ds:KeyInfo>");

        Seal opening = TestLink.seal(
                new SealKeys(Profile.P_256, List.of(platform), List.of(signer), TestLink.issuers()),
                TestLink.PLATFORM_SIDE);
        assertThat(opening.unseal(sealed.getBytes(UTF_8)).body()).isEqualTo(TestLink.BODY);
    }

    /** The key that wraps, by ECDH and the concatenation key derivation (NIST SP 800-56A), in hexadecimal. */
    private String agreed(String own, String theirs) {
        tools.run("openssl pkeyutl -derive -inkey " + own + " -peerkey " + theirs + " -out secret.bin");
        String secret = HexFormat.of().formatHex(tools.read("secret.bin"));
        tools.run("openssl kdf -keylen 32 -kdfopt digest:SHA2-256 -kdfopt hexkey:" + secret
                + " -kdfopt hexinfo:00 -binary -out kek.bin SSKDF");
        return HexFormat.of().formatHex(tools.read("kek.bin"));
    }

    private static byte[] p256(byte[] point) {
        byte[] encoded = Arrays.copyOf(P256, P256.length + point.length);
        System.arraycopy(point, 0, encoded, P256.length, point.length);
        return encoded;
    }

    private static PublicKey publicKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void encrypt() {
        tools.run("openssl rand -out content.key 32");
        tools.write(
                "encryption.xml",
                ("<xenc:EncryptedData xmlns:xenc=\"" + Algorithms.XENC + "\" Type=\"" + Algorithms.ELEMENT + "\">\n"
                                + "<xenc:EncryptionMethod Algorithm=\"" + Algorithms.AES_256_GCM + "\"/>\n"
                                + "<xenc:CipherData><xenc:CipherValue/></xenc:CipherData></xenc:EncryptedData>")
                        .getBytes(UTF_8));
        tools.run("xmlsec1 --encrypt --aeskey content.key --xml-data signed.xml --output encrypted.xml encryption.xml");
    }

    private String withEncryptedKey(String methodAndKeyInfo) {
        String wrapped = Base64.getMimeEncoder()
                .encodeToString(tools.read("wrapped.bin"))
                .replace("\r", "");
        String keyInfo = "<ds:KeyInfo xmlns:ds=\"" + Algorithms.DS + "\" xmlns:xenc11=\"" + Algorithms.XENC11
                + "\" xmlns:dsig11=\"" + Algorithms.DS11 + "\"><xenc:EncryptedKey>" + methodAndKeyInfo
                + "<xenc:CipherData><xenc:CipherValue>" + wrapped
                + "</xenc:CipherValue></xenc:CipherData></xenc:EncryptedKey></ds:KeyInfo>";
        return tools.text("encrypted.xml").replace("<xenc:CipherData>", keyInfo + "<xenc:CipherData>");
    }

    static byte[] signatureTemplate(X509Certificate signer, String algorithm) {
        Engine.ready();
        String letter = new String(Engine.canonical(LetterForm.write(TestLink.head(), TestLink.BODY)), UTF_8);
        String signature = "<ds:Signature xmlns:ds=\"" + Algorithms.DS + "\">\n<ds:SignedInfo>\n"
                + "<ds:CanonicalizationMethod Algorithm=\"" + Algorithms.EXCLUSIVE_C14N + "\"/>\n"
                + "<ds:SignatureMethod Algorithm=\"" + algorithm + "\"/>\n"
                + "<ds:Reference URI=\"\"><ds:Transforms><ds:Transform Algorithm=\"" + Algorithms.ENVELOPED
                + "\"/><ds:Transform Algorithm=\"" + Algorithms.EXCLUSIVE_C14N + "\"/></ds:Transforms>\n"
                + "<ds:DigestMethod Algorithm=\"" + Algorithms.SHA256 + "\"/><ds:DigestValue/></ds:Reference>\n"
                + "</ds:SignedInfo>\n<ds:SignatureValue/>\n<ds:KeyInfo>" + issuerSerial(signer) + "</ds:KeyInfo>\n"
                + "</ds:Signature>";
        return letter.replace("</sk:letter>", signature + "</sk:letter>").getBytes(UTF_8);
    }

    private static String issuerSerial(X509Certificate certificate) {
        return "<ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>"
                + certificate.getIssuerX500Principal().getName() + "</ds:X509IssuerName><ds:X509SerialNumber>"
                + certificate.getSerialNumber() + "</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data>";
    }

    /** The tool would try to open the encrypted key itself, by an algorithm that it does not know. */
    private static String withoutKeyInfo(String sealed) {
        return sealed.replaceFirst("(?s)<ds:KeyInfo.*</ds:KeyInfo>(?=<xenc:CipherData>)", "");
    }

    private static byte[] firstValue(String sealed) {
        return Base64.getMimeDecoder()
                .decode(sealed.replaceFirst("(?s).*?<xenc:CipherValue>([^<]*)</xenc:CipherValue>.*", "$1"));
    }
}
