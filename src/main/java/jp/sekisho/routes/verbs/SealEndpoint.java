package jp.sekisho.routes.verbs;

import jp.sekisho.passage.Request;
import jp.sekisho.routes.door.Crossing;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Seal;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;

/** Signs and encrypts for the counterpart; each attempt anew, under the same message id. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "seal",
        title = "Seal",
        syntax = "seal:link",
        producerOnly = true,
        category = {Category.SECURITY})
public class SealEndpoint extends VerbEndpoint {
    @UriPath(description = "The link whose counterpart is to read it, such as platform")
    @Metadata(required = true)
    private String link = "";

    SealEndpoint(String uri, Component component) {
        super(uri, component);
    }

    @Override
    void object(String remaining) {
        link = remaining;
    }

    @Override
    void pass(Exchange exchange) {
        Request request = Crossing.of(exchange, Crossing.Outbound.class).claim().request();
        Seal seal = desk().link(link).seal();
        Head head = seal.head(request.interfaceId(), request.id());
        exchange.getIn().setBody(seal.seal(head, exchange.getIn().getBody(byte[].class)));
    }

    public String getLink() {
        return link;
    }

    /** The link whose counterpart is to read it. */
    public void setLink(String link) {
        this.link = link;
    }
}
