package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import jp.sekisho.seal.xml.SealError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which an envelope may be wrong before anything in it has been seen. */
class EnvelopeRefusalsTest {

    static Stream<Arguments> alterations() {
        String key = "(?s)(<xenc:EncryptedKey.*</xenc:EncryptedKey>)";
        return Stream.of(
                change("not encrypted at all", SealError.NOT_ENCRYPTED, "(?s).*", TestLink.signed()),
                change("content only", SealError.NOT_ENCRYPTED, "xmlenc#Element\"", "xmlenc#Content\""),
                change("no type", SealError.NOT_ENCRYPTED, " Type=\"[^\"]*\"", ""),
                change("another mime type", SealError.NOT_ENCRYPTED, " Type=", " MimeType=\"text/xml\" Type="),
                change("two keys", SealError.NOT_ENCRYPTED, key, "$1$1"),
                change("no key", SealError.NOT_ENCRYPTED, key, ""),
                change(
                        "the key elsewhere",
                        SealError.NOT_ENCRYPTED,
                        key,
                        "<ds:RetrievalMethod xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" URI=\"http://127.0.0.1:1/\"/>"),
                change(
                        "the content elsewhere",
                        SealError.NOT_ENCRYPTED,
                        "(?s)(.*)<xenc:CipherValue>.*</xenc:CipherValue>",
                        "$1<xenc:CipherReference URI=\"http://127.0.0.1:1/\"/>"),
                change(
                        "the key's value elsewhere",
                        SealError.NOT_ENCRYPTED,
                        "(?s)<xenc:CipherValue>.*?</xenc:CipherValue>",
                        "<xenc:CipherReference URI=\"file:///etc/passwd\"/>"),
                change(
                        "properties",
                        SealError.NOT_ENCRYPTED,
                        "</xenc:EncryptedData>",
                        "<xenc:EncryptionProperties/></xenc:EncryptedData>"),
                change(
                        "a comment in the value",
                        SealError.NOT_ENCRYPTED,
                        "<xenc:CipherValue>",
                        "<xenc:CipherValue><!-- -->"),
                change(
                        "CBC",
                        SealError.WRONG_ENCRYPTION,
                        "http://www.w3.org/2009/xmlenc11#aes256-gcm",
                        "http://www.w3.org/2001/04/xmlenc#aes256-cbc"),
                change("AES-128", SealError.WRONG_ENCRYPTION, "aes256-gcm", "aes128-gcm"),
                change(
                        "RSA 1.5",
                        SealError.WRONG_ENCRYPTION,
                        "http://www.w3.org/2009/xmlenc11#rsa-oaep",
                        "http://www.w3.org/2001/04/xmlenc#rsa-1_5"),
                change(
                        "the older OAEP",
                        SealError.WRONG_ENCRYPTION,
                        "http://www.w3.org/2009/xmlenc11#rsa-oaep",
                        "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"),
                change(
                        "OAEP with SHA-1",
                        SealError.WRONG_ENCRYPTION,
                        "http://www.w3.org/2001/04/xmlenc#sha256",
                        "http://www.w3.org/2000/09/xmldsig#sha1"),
                change("MGF1 with SHA-1", SealError.WRONG_ENCRYPTION, "mgf1sha256", "mgf1sha1"),
                change(
                        "OAEP parameters",
                        SealError.NOT_ENCRYPTED,
                        "(<xenc11:MGF )",
                        "<xenc:OAEPparams>AAAA</xenc:OAEPparams>$1"),
                change(
                        "plain key wrap under RSA",
                        SealError.NOT_ENCRYPTED,
                        "http://www.w3.org/2009/xmlenc11#rsa-oaep",
                        "http://www.w3.org/2001/04/xmlenc#kw-aes256"),
                change(
                        "a long issuer's name",
                        SealError.NOT_ENCRYPTED,
                        "(<ds:X509IssuerName>)",
                        "$1" + "CN=a,".repeat(100_000)),
                change(
                        "a long serial number",
                        SealError.NOT_ENCRYPTED,
                        "(<ds:X509SerialNumber>)",
                        "$1" + "1".repeat(51)),
                change(
                        "a long key identifier",
                        SealError.NOT_ENCRYPTED,
                        "(?s)<ds:X509IssuerSerial>.*</ds:X509IssuerSerial>",
                        "<ds:X509SKI>" + "A".repeat(2_004) + "</ds:X509SKI>"),
                change(
                        "many names of keys",
                        SealError.NOT_ENCRYPTED,
                        "(?s)<ds:X509IssuerSerial>.*</ds:X509IssuerSerial>",
                        "$0".repeat(17)),
                change("a long wrapped key", SealError.NOT_ENCRYPTED, "(<xenc:CipherValue>)", "$1" + "A".repeat(2_000)),
                change("a long attribute", SealError.NOT_ENCRYPTED, "( Type=)", " Id=\"" + "a".repeat(2_001) + "\"$1"),
                change(
                        "many elements",
                        SealError.TOO_MANY_PARTS,
                        "(</ds:X509Data>)",
                        "<ds:X509CRL/>".repeat(6_001) + "$1"),
                change("no name of the key", SealError.NOT_FOR_OUR_KEY, "(?s)<ds:X509Data>.*</ds:X509Data>", ""),
                change("another's key", SealError.NOT_FOR_OUR_KEY, "<ds:X509SerialNumber>", "<ds:X509SerialNumber>1"),
                change(
                        "a wrapped key altered",
                        SealError.NOT_DECRYPTED,
                        "<xenc:CipherValue>....",
                        "<xenc:CipherValue>AAAA"),
                change("no wrapped key", SealError.NOT_ENCRYPTED, "<xenc:CipherValue>[^<]*", "<xenc:CipherValue>"),
                change("content altered", SealError.NOT_DECRYPTED, "(?s)(.*<xenc:CipherValue>)....", "$1AAAA"),
                change("content cut off", SealError.NOT_DECRYPTED, "(?s)(.*<xenc:CipherValue>....)[^<]*", "$1"),
                change(
                        "content that is not base64",
                        SealError.NOT_DECRYPTED,
                        "(?s)(.*<xenc:CipherValue>)[^<]*",
                        "$1====="),
                change("a DTD", SealError.NOT_XML, "^", "<!DOCTYPE x>"),
                change(
                        "an external entity",
                        SealError.NOT_XML,
                        "^",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"http://127.0.0.1:1/\">]>"),
                change("a processing instruction", SealError.NOT_ENCRYPTED, "^", "<?x y?>"),
                change("not XML", SealError.NOT_XML, "(?s).*", "hello"),
                change("nothing", SealError.NOT_XML, "(?s).*", ""));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("alterations")
    void an_envelope_is_refused_that_has(String what, SealError expected, String sealed) {
        assertThat(HostileLetters.refusal(TestLink.platform(), sealed.getBytes(UTF_8)))
                .isEqualTo(expected);
    }

    @Test
    void a_letter_encrypted_to_another_is_refused() {
        byte[] toStranger = EnvelopeWriter.close(TestLink.signed().getBytes(UTF_8), TestLink.STRANGER.certificate());

        assertThat(HostileLetters.refusal(TestLink.platform(), toStranger)).isEqualTo(SealError.NOT_FOR_OUR_KEY);
    }

    private static Arguments change(String what, SealError expected, String pattern, String replacement) {
        String before = new String(TestLink.gateway().seal(TestLink.head(), TestLink.BODY), UTF_8);
        boolean literal = before.contains(pattern);
        String after = literal ? before.replace(pattern, replacement) : before.replaceFirst(pattern, replacement);
        assertThat(after).as(what).isNotEqualTo(before);
        return Arguments.of(what, expected, after);
    }
}
