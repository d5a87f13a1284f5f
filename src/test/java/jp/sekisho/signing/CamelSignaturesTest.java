package jp.sekisho.signing;

import static jp.sekisho.signing.ComponentFixture.ANOTHER;
import static jp.sekisho.signing.ComponentFixture.CONTEXT;
import static jp.sekisho.signing.ComponentFixture.KEY;
import static jp.sekisho.signing.ComponentFixture.exchange;
import static jp.sekisho.signing.ComponentFixture.signature;
import static jp.sekisho.signing.ComponentFixture.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import javax.xml.crypto.URIReference;
import javax.xml.crypto.URIReferenceException;
import org.apache.camel.component.xmlsecurity.api.XmlSignatureInvalidException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the component is told holds by itself, though nobody has looked at the tree before. */
class CamelSignaturesTest {
    private final CamelSignatures signatures = new CamelSignatures();

    @Test
    void what_was_signed_is_proven_by_the_signers_certificate_alone() {
        assertThat(signatures.isProven(signature(signed()), KEY.certificate())).isTrue();
        assertThat(signatures.isProven(signature(signed()), ANOTHER.certificate()))
                .isFalse();
    }

    @Test
    void what_was_changed_is_not_proven() {
        assertThat(signatures.isProven(signature(signed().replace(">a<", ">c<")), KEY.certificate()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DigestValue", "SignatureValue", "X509SerialNumber"})
    void what_it_cannot_compute_on_is_not_proven(String part) {
        String broken = signed().replaceFirst("(<ds:" + part + ">)[^<]*", "$1?");

        assertThat(signatures.isProven(signature(broken), KEY.certificate())).isFalse();
    }

    @Test
    void a_signature_names_its_certificate_and_embeds_nothing() {
        assertThat(signed())
                .contains("<ds:X509IssuerSerial>")
                .doesNotContain("X509Certificate", "KeyValue", " Id=", "<?xml");
    }

    static Stream<Arguments> shapes() {
        String reference = "(?s)(<ds:Reference .*</ds:Reference>)";
        String transforms = "</ds:Transforms>";
        String exclusive = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"";
        return Stream.of(
                shape("two references", "the number of references", reference, "$1$1"),
                shape("a reference by id", "Reference", "URI=\"\"", "URI=\"#a\""),
                shape("a reference to elsewhere", "Reference", "URI=\"\"", "URI=\"http://127.0.0.1:1/\""),
                shape("a reference with a type", "Reference", "URI=\"\"", "Type=\"urn:a\" URI=\"\""),
                shape("a third transform", "the number of transforms", transforms, exclusive + "/>" + transforms),
                shape("another transform", "Transform", exclusive, exclusive.replace("#\"", "#WithComments\"")),
                shape(
                        "a prefix list",
                        "Transform",
                        exclusive + "(/>|></ds:Transform>)",
                        exclusive
                                + "><ec:InclusiveNamespaces xmlns:ec=\"http://www.w3.org/2001/10/xml-exc-c14n#\" PrefixList=\"r\"/></ds:Transform>"),
                shape("another digest", "DigestMethod", "xmlenc#sha256", "xmlenc#sha512"),
                shape(
                        "a canonical form with comments",
                        "CanonicalizationMethod",
                        "CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"",
                        "CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#WithComments\""),
                shape("another algorithm", "SignatureMethod", "more#rsa-sha256", "more#rsa-sha512"),
                shape("an algorithm of another key", "SignatureMethod", "more#rsa-sha256", "more#ecdsa-sha256"),
                shape("an object", "Object", "</ds:Signature>", "<ds:Object>a</ds:Object></ds:Signature>"),
                shape(
                        "a second signature",
                        "the number of signatures",
                        "(?s)(<ds:Signature .*</ds:Signature>)",
                        "$1$1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void the_checker_stops_before_anything_is_computed_at(String what, String part, String document) {
        TreeVerifier verifier = new TreeVerifier(CONTEXT, signature(document), KEY.certificate());

        assertThatThrownBy(() -> verifier.process(exchange("")))
                .isExactlyInstanceOf(XmlSignatureInvalidException.class)
                .hasMessage("not as agreed: " + part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#a", "#xpointer(/)", "http://127.0.0.1:1/", "file:///etc/passwd"})
    void no_reference_is_followed_but_the_empty_one(String address) {
        assertThatThrownBy(() -> new SameDocument().dereference(reference(address), null))
                .isInstanceOf(URIReferenceException.class)
                .hasMessage("only the document itself is referred to");
    }

    private static URIReference reference(String address) {
        return new URIReference() {
            @Override
            public String getURI() {
                return address;
            }

            @Override
            public String getType() {
                return "";
            }
        };
    }

    private static Arguments shape(String what, String part, String pattern, String replacement) {
        String before = signed();
        String after = before.contains(pattern)
                ? before.replace(pattern, replacement)
                : before.replaceFirst(pattern, replacement);
        assertThat(after).as(what).isNotEqualTo(before);
        return Arguments.of(what, part, after);
    }
}
