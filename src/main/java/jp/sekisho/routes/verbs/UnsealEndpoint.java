package jp.sekisho.routes.verbs;

import java.util.Optional;
import jp.sekisho.passage.dispatch.LinkRuntime;
import jp.sekisho.passage.letters.LetterExchange;
import jp.sekisho.routes.door.Crossing;
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
        LinkRuntime runtime = desk().link(link);
        Letter letter = runtime.seal().unseal(exchange.getIn().getBody(byte[].class));
        if (exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Outbound outbound) {
            outbound.receipt(runtime.letters().receiptNumber(outbound.claim().request(), letter));
        } else if (exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Begun begun) {
            begun.opened(letter);
            LetterExchange.begun(letter, begun.rules().id());
        } else {
            answer(exchange, runtime, letter);
        }
        exchange.getIn().setBody(letter.body());
    }

    private static void answer(Exchange exchange, LinkRuntime link, Letter letter) {
        Crossing.Inward crossing = Crossing.of(exchange, Crossing.Inward.class);
        crossing.opened(letter);
        Optional<String> ended = link.answers().ended(letter);
        if (ended.isPresent()) {
            // a fault may have hidden that commit: then the lane has not heard of it
            link.dispatcher().ended(ended.get());
            crossing.settle();
            exchange.setRouteStop(true);
            return;
        }
        crossing.matched(link.letters().answered(letter));
    }

    public String getLink() {
        return link;
    }

    /** The link whose counterpart wrote it. */
    public void setLink(String link) {
        this.link = link;
    }
}
