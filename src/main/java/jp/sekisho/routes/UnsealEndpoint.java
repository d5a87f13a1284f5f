package jp.sekisho.routes;

import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Answers;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Request;
import jp.sekisho.seal.Letter;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;

/**
 * Decrypts and verifies what the counterpart sent, and matches it to the request it answers. Refuses on any doubt about
 * key, certificate, signature, recipient or freshness, and what is for another request. An answer that was taken before
 * ends the route here.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "unseal",
        title = "Unseal",
        syntax = "unseal:link",
        producerOnly = true,
        category = {Category.SECURITY})
public class UnsealEndpoint extends VerbEndpoint {
    private static final String RECEIPT = "-receipt";
    private static final String RESULT = "-result";

    @UriPath(description = "The link whose counterpart wrote it, such as platform")
    @Metadata(required = true)
    private String link = "";

    UnsealEndpoint(String uri, Component component) {
        super(uri, component);
    }

    @Override
    void object(String remaining) {
        link = remaining;
    }

    @Override
    void pass(Exchange exchange) {
        LinkDesk.Parts parts = desk().link(link).parts();
        Letter letter = parts.seal().unseal(exchange.getIn().getBody(byte[].class));
        if (exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Outbound outbound) {
            receipt(parts, outbound, letter);
        } else {
            answer(exchange, desk().link(link), letter);
        }
        exchange.getIn().setBody(letter.body());
    }

    private static void receipt(LinkDesk.Parts parts, Crossing.Outbound crossing, Letter letter) {
        Request request = crossing.claim().request();
        boolean ours = letter.head().operation().equals(request.operation() + RECEIPT)
                && letter.head().inReplyTo().filter(request.id()::equals).isPresent()
                && letter.head()
                        .inReplyToDigest()
                        .filter(request.contentDigest()::equals)
                        .isPresent();
        if (!ours) {
            throw Finding.of(PassageError.WRONG_RECEIPT).asException();
        }
        crossing.receipt(parts.counterpart().receiptNumber(letter));
    }

    private static void answer(Exchange exchange, LinkDesk link, Letter letter) {
        Crossing.Inward crossing = Crossing.of(exchange, Crossing.Inward.class);
        crossing.opened(letter);
        if (!letter.head().operation().endsWith(RESULT)) {
            throw Finding.of(PassageError.ANSWER_UNREADABLE).asException();
        }
        Answers answers = link.parts().answers();
        Optional<String> ended = answers.ended(letter);
        if (ended.isPresent()) {
            // a fault may have hidden that commit: then the lane has not heard of it
            link.dispatcher().ifPresent(lane -> lane.ended(ended.get()));
            crossing.settle();
            exchange.setRouteStop(true);
            return;
        }
        crossing.matched(answers.match(letter));
    }

    public String getLink() {
        return link;
    }

    /** The link whose counterpart wrote it. */
    public void setLink(String link) {
        this.link = link;
    }
}
