package jp.sekisho.signing;

import static jp.sekisho.signing.ComponentFixture.CONTEXT;
import static jp.sekisho.signing.ComponentFixture.DOCUMENT;
import static jp.sekisho.signing.ComponentFixture.KEY;
import static jp.sekisho.signing.ComponentFixture.exchange;
import static jp.sekisho.signing.ComponentFixture.signature;
import static jp.sekisho.signing.ComponentFixture.signed;
import static jp.sekisho.signing.ComponentFixture.through;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.xml.crypto.KeySelector;
import org.apache.camel.Exchange;
import org.apache.camel.component.xmlsecurity.api.XmlSignatureConstants;
import org.apache.camel.component.xmlsecurity.api.XmlSignatureHelper;
import org.apache.camel.component.xmlsecurity.processor.XmlSignerConfiguration;
import org.apache.camel.component.xmlsecurity.processor.XmlSignerProcessor;
import org.apache.camel.component.xmlsecurity.processor.XmlVerifierConfiguration;
import org.apache.camel.component.xmlsecurity.processor.XmlVerifierProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What camel-xmlsecurity does not hold by itself, and is held around it for that reason. If one of these fails after an update, the rule
 * may be left to the component.
 */
class ComponentLimitsTest {

    @Test
    void it_bounds_no_depth() throws Exception {
        String deep = "<a>".repeat(100) + "</a>".repeat(100);

        assertThat(through(asItComes(), exchange(signed(deep)))).contains("<a>".repeat(99));
    }

    @Test
    void it_reads_another_version_of_xml() throws Exception {
        assertThat(through(asItComes(), exchange("<?xml version=\"1.1\"?>" + signed())))
                .contains("<r:body>b</r:body>");
    }

    /** Certificates and lists that came along are decoded, though nobody wants them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data>",
                "<ds:X509Data><ds:X509CRL>AAAA</ds:X509CRL></ds:X509Data>"
            })
    void it_decodes_what_came_along_before_it_asks_its_checker(String embedded) {
        AtomicBoolean asked = new AtomicBoolean();
        XmlVerifierConfiguration told = plain();
        told.setXmlSignatureChecker(input -> asked.set(true));
        String hostile = signed().replace("</ds:KeyInfo>", embedded + "</ds:KeyInfo>");

        assertThatThrownBy(() -> new XmlVerifierProcessor(CONTEXT, told).process(exchange(hostile)))
                .isInstanceOf(Exception.class);
        assertThat(asked).isFalse();
    }

    @Test
    void it_hands_out_what_was_not_signed() throws Exception {
        XmlSignerConfiguration partly = SignedAsAgreed.with(KEY);
        partly.setTransformMethods(List.of(
                XmlSignatureHelper.getEnvelopedTransform(),
                XmlSignatureHelper.getXPathTransform("ancestor-or-self::*[local-name()='head']")));
        String signedInPart = through(new XmlSignerProcessor(CONTEXT, partly), exchange(DOCUMENT));
        String altered = signedInPart.replace(">b<", ">evil<");

        assertThat(through(asItComes(), exchange(altered))).contains(">evil<");
        assertThat(new CamelSignatures().isProven(signature(altered), KEY.certificate()))
                .isFalse();
    }

    @Test
    void it_takes_orders_from_headers() throws Exception {
        Exchange ordered = exchange(DOCUMENT);
        ordered.getIn()
                .setHeader(
                        XmlSignatureConstants.HEADER_TRANSFORM_METHODS,
                        "http://www.w3.org/2000/09/xmldsig#enveloped-signature");

        String signed = through(new XmlSignerProcessor(CONTEXT, SignedAsAgreed.with(KEY)), ordered);

        assertThat(signed).containsOnlyOnce("<ds:Transform ");
        assertThat(signed().split("<ds:Transform ")).hasSize(3);
    }

    private static XmlVerifierProcessor asItComes() {
        return new XmlVerifierProcessor(CONTEXT, plain());
    }

    private static XmlVerifierConfiguration plain() {
        XmlVerifierConfiguration told = new XmlVerifierConfiguration();
        told.setKeySelector(KeySelector.singletonKeySelector(KEY.certificate().getPublicKey()));
        return told;
    }
}
