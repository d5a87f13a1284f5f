package jp.sekisho.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.seal.xml.Algorithms;
import jp.sekisho.seal.xml.Engine;
import jp.sekisho.seal.xml.SealError;
import jp.sekisho.seal.xml.SecureXml;
import jp.sekisho.seal.xml.Shape;
import jp.sekisho.seal.xml.Shape.Name;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The form of a letter before it is encrypted:
 *
 * <pre>{@code
 * <sk:letter xmlns:sk="urn:sekisho:letter:1">
 *   <sk:head>
 *     <sk:environment/> <sk:sender/> <sk:recipient/> <sk:operation/> <sk:message-id/>
 *     <sk:in-reply-to/>? <sk:in-reply-to-digest/>? <sk:at/>
 *   </sk:head>
 *   <sk:body> one element </sk:body>
 *   <ds:Signature/>
 * </sk:letter>
 * }</pre>
 */
final class LetterForm {
    private static final String NAMESPACE = "urn:sekisho:letter:1";
    private static final Shape SHAPE = new Shape(SealError.WRONG_SHAPE);

    private LetterForm() {}

    /** The unsigned document. Every value of a head is free of markup by construction. */
    static Document write(Head head, byte[] canonicalBody) {
        StringBuilder text = new StringBuilder(1024 + canonicalBody.length);
        text.append("<sk:letter xmlns:sk=\"").append(NAMESPACE).append("\"><sk:head>");
        element(text, "environment", head.environment());
        element(text, "sender", head.sender());
        element(text, "recipient", head.recipient());
        element(text, "operation", head.operation());
        element(text, "message-id", head.messageId());
        head.inReplyTo().ifPresent(value -> element(text, "in-reply-to", value));
        head.inReplyToDigest().ifPresent(value -> element(text, "in-reply-to-digest", value));
        element(text, "at", head.at().toString());
        text.append("</sk:head><sk:body>").append(new String(canonicalBody, UTF_8));
        text.append("</sk:body></sk:letter>");
        return SecureXml.parse(text.toString().getBytes(UTF_8), "letter");
    }

    /** The exclusive canonical form of a body, which must be one plain element. */
    static byte[] canonicalBody(byte[] bodyXml) {
        try {
            Document body = SecureXml.parse(bodyXml, "body");
            new Shape(SealError.BODY_NOT_SEALABLE).plain(body);
            return Engine.canonical(body.getDocumentElement());
        } catch (SekishoException e) {
            throw Finding.of(SealError.BODY_NOT_SEALABLE).asException();
        }
    }

    /** The one signature of a document that has exactly the shape of a signed letter. */
    static Element signature(Document document) {
        SHAPE.plain(document);
        Element root = document.getDocumentElement();
        SHAPE.require(sk("letter").isNameOf(root), "letter");
        SHAPE.attributes(root);
        int signatures =
                document.getElementsByTagNameNS(Algorithms.DS, "Signature").getLength();
        if (signatures == 0) {
            throw new Shape(SealError.NOT_SIGNED).wrong("letter");
        }
        SHAPE.require(signatures == 1, "more than one signature");
        return SHAPE.children(root, sk("head"), sk("body"), Algorithms.ds("Signature"))
                .get(2);
    }

    /** What a letter says, once its signature is proven: {@link #signature} has held it to its outer shape. */
    static Letter read(Document document) {
        List<Element> parts = SHAPE.children(document.getDocumentElement());
        SHAPE.attributes(parts.get(0));
        SHAPE.attributes(parts.get(1));
        List<Element> content = SHAPE.children(parts.get(1));
        SHAPE.require(content.size() == 1, "body");
        byte[] body = Engine.canonical(content.get(0));
        return new Letter(head(parts.get(0)), body, Engine.sha256(body));
    }

    private static Head head(Element element) {
        List<Element> rest = new ArrayList<>(SHAPE.children(element));
        Head head;
        try {
            head = new Head(
                    take(rest, "environment"),
                    take(rest, "sender"),
                    take(rest, "recipient"),
                    take(rest, "operation"),
                    take(rest, "message-id"),
                    takeIfPresent(rest, "in-reply-to"),
                    takeIfPresent(rest, "in-reply-to-digest"),
                    Instant.parse(take(rest, "at")));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw SHAPE.wrong("head");
        }
        SHAPE.require(rest.isEmpty(), "head");
        return head;
    }

    private static String take(List<Element> rest, String local) {
        return takeIfPresent(rest, local).orElseThrow(() -> SHAPE.wrong(local));
    }

    private static Optional<String> takeIfPresent(List<Element> rest, String local) {
        if (rest.isEmpty() || !sk(local).isNameOf(rest.get(0))) {
            return Optional.empty();
        }
        Element element = rest.remove(0);
        SHAPE.attributes(element);
        return Optional.of(SHAPE.text(element));
    }

    private static void element(StringBuilder text, String local, String value) {
        text.append("<sk:").append(local).append('>').append(value);
        text.append("</sk:").append(local).append('>');
    }

    private static Name sk(String local) {
        return new Name(NAMESPACE, local);
    }
}
