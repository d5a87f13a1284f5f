package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.seal.TestLink.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import jp.sekisho.error.SekishoException;
import jp.sekisho.seal.keys.Authority;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.keys.PinnedIssuers;
import jp.sekisho.seal.xml.Algorithms;
import jp.sekisho.seal.xml.SealError;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way in which a letter may be wrong once nothing but its signature protects it, and the finding that the records get: the same for
 * every envelope.
 */
abstract class HostileLetters {
    private final Closing envelope;

    HostileLetters(Closing envelope) {
        this.envelope = envelope;
    }

    static Stream<Arguments> alterations() {
        String signature = signed().replaceAll("(?s).*(<ds:Signature .*</ds:Signature>).*", "$1");
        String body = "<sk:body>" + new String(TestLink.BODY, UTF_8) + "</sk:body>";
        String evilBody = body.replace(">1<", ">2<");
        String head = signed().replaceAll("(?s).*(<sk:head>.*</sk:head>).*", "$1");
        String open = "<sk:letter xmlns:sk=\"urn:sekisho:letter:1\">";
        String original = open + head + body + "</sk:letter>";
        return Stream.of(
                change("no signature", SealError.NOT_SIGNED, signature, ""),
                change("another body", SealError.ALTERED, ">1<", ">2<"),
                change("space added to the body", SealError.ALTERED, "<sk:body>", "<sk:body> "),
                change("another message id", SealError.ALTERED, ">m-1<", ">m-2<"),
                change("another digest value", SealError.ALTERED, "<ds:DigestValue>", "<ds:DigestValue>AAAA"),
                change("another signature value", SealError.ALTERED, "<ds:SignatureValue>", "<ds:SignatureValue>AAAA"),
                change(
                        "no signature value",
                        SealError.ALTERED,
                        "(?s)<ds:SignatureValue>.*</ds:SignatureValue>",
                        "<ds:SignatureValue/>"),
                change(
                        "a long issuer's name",
                        SealError.WRONG_SIGNATURE_SHAPE,
                        "<ds:X509IssuerName>",
                        "<ds:X509IssuerName>" + "CN=a,".repeat(100_000)),
                change(
                        "a long digest value",
                        SealError.WRONG_SIGNATURE_SHAPE,
                        "<ds:DigestValue>",
                        "<ds:DigestValue>" + "A".repeat(2_000)),
                change(
                        "a long signature value",
                        SealError.WRONG_SIGNATURE_SHAPE,
                        "<ds:SignatureValue>",
                        "<ds:SignatureValue>" + "A".repeat(2_000)),
                change("many elements", SealError.TOO_MANY_PARTS, "<sk:body>", "<sk:body>" + "<a/>".repeat(100_001)),
                change(
                        "many attributes",
                        SealError.TOO_MANY_PARTS,
                        "<sk:body>",
                        "<sk:body>" + "<a b='' c='' d=''/>".repeat(30_000)),
                change(
                        "many declarations",
                        SealError.TOO_MANY_PARTS,
                        "<sk:body>",
                        "<sk:body>" + "<a xmlns:b='u' xmlns:c='u' xmlns:d='u'/>".repeat(30_000)),
                change(
                        "many stretches of text",
                        SealError.TOO_MANY_PARTS,
                        "<sk:body>",
                        "<sk:body>" + "&#65;".repeat(500_001)),
                change("a comment inside a value", SealError.WRONG_SHAPE, ">m-1<", ">m<!-- -->-1<"),
                change("a processing instruction", SealError.WRONG_SHAPE, "<sk:body>", "<sk:body><?x y?>"),
                change("a processing instruction before", SealError.WRONG_SHAPE, "^", "<?x y?>"),
                change("an attribute on the letter", SealError.WRONG_SHAPE, "<sk:letter ", "<sk:letter Id=\"a\" "),
                change("text between", SealError.WRONG_SHAPE, "</sk:head>", "</sk:head>x"),
                // wrapping: the signature stays valid over something, and something else would be read
                change("evil body before the signed one", SealError.WRONG_SHAPE, "<sk:body>", evilBody + "<sk:body>"),
                change(
                        "evil body after the signature",
                        SealError.WRONG_SHAPE,
                        "</sk:letter>",
                        evilBody + "</sk:letter>"),
                change("two signatures", SealError.WRONG_SHAPE, "</sk:letter>", signature + "</sk:letter>"),
                change(
                        "the signature first",
                        SealError.WRONG_SHAPE,
                        "(?s)(<sk:head>.*)(<ds:Signature .*</ds:Signature>)",
                        "$2$1"),
                change(
                        "the signature inside the body",
                        SealError.WRONG_SHAPE,
                        "(?s)</sk:body>(<ds:Signature .*</ds:Signature>)",
                        "$1</sk:body>"),
                Arguments.of(
                        "the original inside an object",
                        SealError.WRONG_SIGNATURE_SHAPE,
                        open + head + evilBody
                                + signature.replace(
                                        "</ds:Signature>", "<ds:Object>" + original + "</ds:Object></ds:Signature>")
                                + "</sk:letter>"),
                Arguments.of(
                        "the signed letter inside an evil one",
                        SealError.WRONG_SHAPE,
                        open + head + evilBody + signed() + "</sk:letter>"),
                Arguments.of(
                        "the signed letter as the body of an evil one",
                        SealError.WRONG_SHAPE,
                        open + head + "<sk:body>" + signed() + "</sk:body></sk:letter>"),
                change("a reference by id", SealError.WRONG_SIGNATURE_SHAPE, "URI=\"\"", "URI=\"#a\""),
                change(
                        "a reference to elsewhere",
                        SealError.WRONG_SIGNATURE_SHAPE,
                        "URI=\"\"",
                        "URI=\"http://127.0.0.1:1/\""),
                change("a reference by xpointer", SealError.WRONG_SIGNATURE_SHAPE, "URI=\"\"", "URI=\"#xpointer(/)\""),
                change("a reference without address", SealError.WRONG_SIGNATURE_SHAPE, " URI=\"\"", ""),
                change(
                        "a manifest",
                        SealError.WRONG_SIGNATURE_SHAPE,
                        "URI=\"\"",
                        "Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\" URI=\"\""),
                change(
                        "two references",
                        SealError.WRONG_SIGNATURE_SHAPE,
                        "(?s)(<ds:Reference .*</ds:Reference>)",
                        "$1$1"),
                change("no reference", SealError.WRONG_SIGNATURE_SHAPE, "(?s)(<ds:Reference .*</ds:Reference>)", ""),
                change(
                        "a third transform",
                        SealError.WRONG_SIGNATURE_SHAPE,
                        "</ds:Transforms>",
                        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>true()</ds:XPath></ds:Transform></ds:Transforms>"),
                change(
                        "another transform",
                        SealError.WRONG_ALGORITHM,
                        "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                        "http://www.w3.org/TR/1999/REC-xslt-19991116"),
                change(
                        "an inclusive prefix list",
                        SealError.WRONG_SIGNATURE_SHAPE,
                        "(xml-exc-c14n#\")></ds:Transform>",
                        "$1><ec:InclusiveNamespaces xmlns:ec=\"http://www.w3.org/2001/10/xml-exc-c14n#\" PrefixList=\"x\"></ec:InclusiveNamespaces></ds:Transform>"),
                change(
                        "canonical form with comments",
                        SealError.WRONG_ALGORITHM,
                        "CanonicalizationMethod Algorithm=\"[^\"]*\"",
                        "CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#WithComments\""),
                change(
                        "SHA-1 as digest",
                        SealError.WRONG_ALGORITHM,
                        "DigestMethod Algorithm=\"[^\"]*\"",
                        "DigestMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#sha1\""),
                change(
                        "RSA with SHA-1",
                        SealError.WRONG_ALGORITHM,
                        "SignatureMethod Algorithm=\"[^\"]*\"",
                        "SignatureMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#rsa-sha1\""),
                change(
                        "an HMAC keyed with what is public",
                        SealError.WRONG_ALGORITHM,
                        "SignatureMethod Algorithm=\"[^\"]*\"",
                        "SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#hmac-sha256\""),
                change(
                        "ECDSA named with an RSA key",
                        SealError.WRONG_ALGORITHM,
                        "more#rsa-sha256",
                        "more#ecdsa-sha256"),
                change(
                        "a parameter to the signature algorithm",
                        SealError.WRONG_SIGNATURE_SHAPE,
                        "</ds:SignatureMethod>",
                        "<ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>"),
                change("no KeyInfo", SealError.WRONG_SIGNATURE_SHAPE, "(?s)<ds:KeyInfo>.*</ds:KeyInfo>", ""),
                change("a KeyInfo without a name", SealError.NO_KEY_NAMED, "(?s)<ds:X509Data>.*</ds:X509Data>", ""),
                change(
                        "a reference to a key elsewhere",
                        SealError.NO_KEY_NAMED,
                        "(?s)<ds:X509Data>.*</ds:X509Data>",
                        "<ds:RetrievalMethod URI=\"http://127.0.0.1:1/\"></ds:RetrievalMethod>"),
                change(
                        "an embedded certificate alone",
                        SealError.NO_KEY_NAMED,
                        "(?s)<ds:X509IssuerSerial>.*</ds:X509IssuerSerial>",
                        "<ds:X509Certificate>" + encoded(TestLink.GATEWAY.certificate()) + "</ds:X509Certificate>"),
                change(
                        "three names at once",
                        SealError.WRONG_SIGNATURE_SHAPE,
                        "(?s)(<ds:X509IssuerSerial>.*</ds:X509IssuerSerial>)",
                        "$1$1$1"),
                change(
                        "a serial number that is none",
                        SealError.WRONG_SIGNATURE_SHAPE,
                        "<ds:X509SerialNumber>",
                        "<ds:X509SerialNumber>x"),
                change(
                        "an endless serial number",
                        SealError.WRONG_SIGNATURE_SHAPE,
                        "<ds:X509SerialNumber>",
                        "<ds:X509SerialNumber>" + "1".repeat(99)),
                change(
                        "another's serial number",
                        SealError.UNKNOWN_SIGNER,
                        "<ds:X509SerialNumber>",
                        "<ds:X509SerialNumber>1"),
                change("another issuer's name", SealError.UNKNOWN_SIGNER, "CN=Issuing", "CN=Other"),
                change("a DTD", SealError.NOT_XML, "^", "<!DOCTYPE x>"),
                change(
                        "an external entity",
                        SealError.NOT_XML,
                        "^",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"),
                change(
                        "an entity bomb",
                        SealError.NOT_XML,
                        "^",
                        "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"),
                change("XML 1.1", SealError.NOT_XML, "^", "<?xml version=\"1.1\"?>"),
                change(
                        "a hundred levels",
                        SealError.NOT_XML,
                        "<sk:body>",
                        "<sk:body>" + "<a>".repeat(100) + "</a>".repeat(100)),
                change("not XML", SealError.NOT_XML, "(?s).*", "hello"),
                change("nothing", SealError.NOT_XML, "(?s).*", ""),
                change("another document", SealError.WRONG_SHAPE, "(?s).*", "<a/>"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("jp.sekisho.seal.HostileLetters#alterations")
    void an_altered_letter_is_refused(String what, SealError expected, String letter) {
        assertThat(refusal(envelope.platform(), envelope.enclose(letter))).isEqualTo(expected);
    }

    static Stream<Arguments> heads() {
        Instant now = TestLink.NOW;
        return Stream.of(
                Arguments.of(
                        "of another environment",
                        SealError.WRONG_ENVIRONMENT,
                        head("production", "city-gateway", "platform", now)),
                Arguments.of("in another's name", SealError.WRONG_SENDER, head("demo", "other-city", "platform", now)),
                Arguments.of("to another", SealError.WRONG_RECIPIENT, head("demo", "city-gateway", "juki", now)),
                Arguments.of(
                        "reflected to its sender",
                        SealError.WRONG_SENDER,
                        head("demo", "platform", "city-gateway", now)),
                Arguments.of(
                        "too old",
                        SealError.WRONG_TIME,
                        head("demo", "city-gateway", "platform", now.minusSeconds(301))),
                Arguments.of(
                        "from the future",
                        SealError.WRONG_TIME,
                        head("demo", "city-gateway", "platform", now.plusSeconds(301))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("jp.sekisho.seal.HostileLetters#heads")
    void a_letter_properly_signed_is_refused_if_it_is(String what, SealError expected, Head head) {
        assertThat(refusal(envelope.platform(), envelope.enclose(signed(head, TestLink.GATEWAY))))
                .isEqualTo(expected);
    }

    @Test
    void a_letter_at_the_edge_of_the_tolerance_is_taken() {
        Head head = head("demo", "city-gateway", "platform", TestLink.NOW.minusSeconds(300));

        assertThat(envelope.platform()
                        .unseal(envelope.enclose(signed(head, TestLink.GATEWAY)))
                        .head())
                .isEqualTo(head);
    }

    @Test
    void a_letter_signed_by_another_is_refused_even_in_the_name_of_the_right_certificate() {
        OwnKey thief = new OwnKey(TestLink.STRANGER.key(), TestLink.GATEWAY.certificate());

        assertThat(refusal(envelope.platform(), envelope.enclose(signed(TestLink.head(), TestLink.STRANGER))))
                .isEqualTo(SealError.UNKNOWN_SIGNER);
        assertThat(refusal(envelope.platform(), envelope.enclose(signed(TestLink.head(), thief))))
                .isEqualTo(SealError.ALTERED);
    }

    @Test
    void an_embedded_certificate_beside_the_name_is_neither_believed_nor_minded() {
        String stranger = "<ds:X509Certificate>" + encoded(TestLink.STRANGER.certificate()) + "</ds:X509Certificate>";
        OwnKey thief = new OwnKey(TestLink.STRANGER.key(), TestLink.GATEWAY.certificate());

        assertThat(refusal(
                        envelope.platform(),
                        envelope.enclose(
                                signed(TestLink.head(), thief).replace("</ds:X509Data>", stranger + "</ds:X509Data>"))))
                .isEqualTo(SealError.ALTERED);
        assertThat(envelope.platform()
                        .unseal(envelope.enclose(signed().replace("</ds:X509Data>", stranger + "</ds:X509Data>")))
                        .body())
                .isEqualTo(TestLink.BODY);
    }

    @Test
    void a_certificate_may_be_named_by_its_key_identifier() throws Exception {
        byte[] identifier = org.apache.xml.security.keys.content.x509.XMLX509SKI.getSKIBytesFromCert(
                TestLink.GATEWAY.certificate());
        String name = "<ds:X509SKI>" + Base64.getEncoder().encodeToString(identifier) + "</ds:X509SKI>";

        String letter = signed().replaceAll("(?s)<ds:X509IssuerSerial>.*</ds:X509IssuerSerial>", name);

        assertThat(envelope.platform().unseal(envelope.enclose(letter)).body()).isEqualTo(TestLink.BODY);
    }

    static Stream<Arguments> certificates() throws Exception {
        Instant now = TestLink.NOW;
        Instant from = TestLink.TERM.from();
        Instant until = TestLink.TERM.until();
        KeyPairGenerator weak = KeyPairGenerator.getInstance("RSA");
        weak.initialize(1024);
        KeyPairGenerator otherCurve = KeyPairGenerator.getInstance("EC");
        otherCurve.initialize(521);
        return Stream.of(
                Arguments.of(
                        "has ended",
                        SealError.NOT_VALID_NOW,
                        key(TestLink.ISSUING, TestLink.SEALING, from, now.minusSeconds(1))),
                Arguments.of(
                        "has not begun",
                        SealError.NOT_VALID_NOW,
                        key(TestLink.ISSUING, TestLink.SEALING, now.plusSeconds(1), until)),
                Arguments.of(
                        "is for encryption only",
                        SealError.WRONG_USAGE,
                        key(TestLink.ISSUING, KeyUsage.keyEncipherment, from, until)),
                Arguments.of(
                        "is by another with the issuer's name",
                        SealError.WRONG_ISSUER,
                        key(TestLink.FOREIGN, TestLink.SEALING, from, until)),
                Arguments.of(
                        "is by the issuer's issuer",
                        SealError.WRONG_ISSUER,
                        key(TestLink.ROOT, TestLink.SEALING, from, until)),
                Arguments.of(
                        "is by an end entity",
                        SealError.WRONG_ISSUER,
                        key(
                                new Authority(TestLink.GATEWAY.key(), TestLink.GATEWAY.certificate()),
                                TestLink.SEALING,
                                from,
                                until)),
                Arguments.of("is a CA's", SealError.WRONG_USAGE, caKey()),
                Arguments.of("has a weak key", SealError.WRONG_ALGORITHM, weakKey(weak.generateKeyPair())),
                Arguments.of(
                        "is on a curve not listed", SealError.WRONG_ALGORITHM, weakKey(otherCurve.generateKeyPair())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("jp.sekisho.seal.HostileLetters#certificates")
    void a_letter_is_refused_whose_certificate(String what, SealError expected, OwnKey signer) {
        Seal platform = envelope.platform(signer.certificate(), TestLink.issuers());
        // a weak key signs with the same algorithm as a strong one
        String letter = signedRegardless(signer);

        assertThat(refusal(platform, envelope.enclose(letter))).isEqualTo(expected);
    }

    @Test
    void a_revoked_certificate_is_refused_even_by_a_list_that_has_ended() {
        Authority.Term ended = new Authority.Term(TestLink.TERM.from(), TestLink.NOW.minusSeconds(1));
        List<X509Certificate> revoked = List.of(TestLink.GATEWAY.certificate());

        assertThat(refusedUnder(TestLink.issuers(TestLink.ISSUING.revoking(revoked, TestLink.TERM))))
                .isEqualTo(SealError.REVOKED);
        assertThat(refusedUnder(TestLink.issuers(TestLink.ISSUING.revoking(revoked, ended))))
                .isEqualTo(SealError.REVOKED);
    }

    @Test
    void without_a_current_and_authentic_revocation_list_no_certificate_counts() {
        Authority.Term ended = new Authority.Term(TestLink.TERM.from(), TestLink.NOW.minusSeconds(1));
        Authority.Term coming = new Authority.Term(TestLink.NOW.plusSeconds(1), TestLink.TERM.until());

        assertThat(refusedUnder(TestLink.issuers(new java.security.cert.X509CRL[0])))
                .isEqualTo(SealError.NO_REVOCATION_LIST);
        assertThat(refusedUnder(TestLink.issuers(TestLink.ISSUING.revoking(List.of(), ended))))
                .isEqualTo(SealError.NO_REVOCATION_LIST);
        assertThat(refusedUnder(TestLink.issuers(TestLink.ISSUING.revoking(List.of(), coming))))
                .isEqualTo(SealError.NO_REVOCATION_LIST);
        assertThat(refusedUnder(TestLink.issuers(TestLink.FOREIGN.revoking(List.of(), TestLink.TERM))))
                .isEqualTo(SealError.NO_REVOCATION_LIST);
    }

    @Test
    void an_issuer_that_has_ended_no_longer_vouches() {
        Authority.Term ended = new Authority.Term(TestLink.TERM.from(), TestLink.NOW.minus(Duration.ofHours(1)));
        Authority old = TestLink.ROOT.subordinate("Old", ended);
        X509Certificate certificate = TestLink.certificate(
                old, TestLink.GATEWAY_KEYS.getPublic(), "city-gateway", TestLink.SEALING, TestLink.TERM);
        PinnedIssuers issuers = new PinnedIssuers(
                List.of(old.certificate(), TestLink.ISSUING.certificate()),
                List.of(old.revoking(List.of(), TestLink.TERM), TestLink.ISSUING.revoking(List.of(), TestLink.TERM)));
        Seal platform = envelope.platform(certificate, issuers);

        assertThat(refusal(
                        platform,
                        envelope.enclose(signed(TestLink.head(), new OwnKey(TestLink.GATEWAY.key(), certificate)))))
                .isEqualTo(SealError.NOT_VALID_NOW);
    }

    @Test
    void a_letter_is_refused_by_its_size_before_it_is_read() {
        byte[] huge = new byte[16 * 1024 * 1024 + 1];
        Arrays.fill(huge, (byte) ' ');

        assertThat(refusal(envelope.platform(), huge)).isEqualTo(SealError.TOO_LARGE);
    }

    @Test
    void whatever_byte_is_changed_what_comes_out_is_the_letter_or_a_refusal() {
        byte[] sealed = envelope.gateway().seal(TestLink.head(), TestLink.BODY);
        Random random = new Random(20261110);
        int refused = 0;

        for (int i = 0; i < 250; i++) {
            byte[] changed = sealed.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            refused += isRefusedOrTheLetter(changed) ? 1 : 0;
        }

        assertThat(refused).isGreaterThan(235);
    }

    @Test
    void whatever_character_inside_is_changed_what_comes_out_is_the_letter_or_a_refusal() {
        byte[] signed = signed().getBytes(UTF_8);
        Random random = new Random(20261111);
        int refused = 0;

        for (int i = 0; i < 250; i++) {
            byte[] changed = signed.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(7));
            refused += isRefusedOrTheLetter(envelope.enclose(changed)) ? 1 : 0;
        }

        assertThat(refused).isGreaterThan(200);
    }

    /** Whether it is refused; what is taken is the letter as it was. */
    private boolean isRefusedOrTheLetter(byte[] sealed) {
        try {
            Letter letter = envelope.platform().unseal(sealed);
            assertThat(letter.head()).isEqualTo(TestLink.head());
            assertThat(letter.body()).isEqualTo(TestLink.BODY);
            return false;
        } catch (SekishoException e) {
            assertThat(e.code()).isInstanceOf(SealError.class);
            return true;
        }
    }

    @Test
    void findings_name_no_part_of_the_content() {
        byte[] sealed = envelope.enclose(signed().replace("<sk:body>", "<sk:body><秘密/>"));

        assertThatThrownBy(() -> envelope.platform().unseal(sealed))
                .hasMessageNotContaining("秘密")
                .hasNoCause();
    }

    static SealError refusal(Seal seal, byte[] sealed) {
        SekishoException refused = catchThrowableOfType(SekishoException.class, () -> seal.unseal(sealed));
        assertThat(refused).as("refusal").isNotNull();
        assertThat(refused.finding().english()).as("all details are filled in").doesNotContain("{");
        return (SealError) refused.code();
    }

    private SealError refusedUnder(PinnedIssuers issuers) {
        return refusal(envelope.platform(TestLink.GATEWAY.certificate(), issuers), envelope.enclose(signed()));
    }

    private static Arguments change(String what, SealError expected, String pattern, String replacement) {
        String before = signed();
        boolean literal = before.contains(pattern);
        String after = literal ? before.replace(pattern, replacement) : before.replaceFirst(pattern, replacement);
        assertThat(after).as(what).isNotEqualTo(before);
        return Arguments.of(what, expected, after);
    }

    private static Head head(String environment, String sender, String recipient, Instant at) {
        return new Head(environment, sender, recipient, "inquiry", "m-1", Optional.empty(), Optional.empty(), at);
    }

    private static OwnKey key(Authority by, int usage, Instant from, Instant until) {
        return new OwnKey(
                TestLink.GATEWAY.key(),
                TestLink.certificate(
                        by, TestLink.GATEWAY_KEYS.getPublic(), "city-gateway", usage, new Authority.Term(from, until)));
    }

    private static OwnKey caKey() {
        Authority below = TestLink.ISSUING.subordinate("Below", TestLink.TERM);
        return new OwnKey(below.key(), below.certificate());
    }

    private static OwnKey weakKey(KeyPair pair) {
        return new OwnKey(
                pair.getPrivate(),
                TestLink.certificate(
                        TestLink.ISSUING, pair.getPublic(), "city-gateway", TestLink.SEALING, TestLink.TERM));
    }

    private static String signedRegardless(OwnKey signer) {
        if (Algorithms.signatureFor(signer.certificate().getPublicKey()).isPresent()) {
            return signed(TestLink.head(), signer);
        }
        // nobody can sign with it through us: only the name of the certificate matters, it is refused before computing
        return signed().replace(
                        TestLink.GATEWAY.certificate().getSerialNumber().toString(),
                        signer.certificate().getSerialNumber().toString());
    }

    private static String encoded(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
