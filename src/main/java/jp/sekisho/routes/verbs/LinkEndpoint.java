package jp.sekisho.routes.verbs;

import java.util.Optional;
import jp.sekisho.passage.dispatch.LinkRuntime;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.routes.door.Crossing;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * A counterpart, by its transport. As a step: sends, and takes the receipt. As the start of a route: fetches what the
 * counterpart has for us, what the route has committed is confirmed afterwards; or waits for what the counterpart posts.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "link",
        title = "Link",
        syntax = "link:link",
        category = {Category.MESSAGING})
public class LinkEndpoint extends VerbEndpoint {
    @UriPath(description = "The link, such as platform")
    @Metadata(required = true)
    private String link = "";

    @UriParam(description = "What is asked of the counterpart, such as inquiry or inquiry-results")
    @Metadata(required = true)
    private String operation = "";

    @UriParam(
            name = "interface",
            label = "consumer",
            description =
                    "As the start of a route: the interface of what the counterpart brings of its own accord; without it"
                            + " what it has are answers")
    private String interfaceId = "";

    @UriParam(
            label = "consumer",
            defaultValue = "1000",
            description =
                    "As the start of a route: how long to wait, in milliseconds of real time, when there is nothing")
    private long pollMillis = 1_000;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "As the start of a route: the counterpart posts it to us by itself, at the port that the link's file says"
                            + " under listen, instead of keeping it until it is fetched")
    private boolean listen;

    LinkEndpoint(String uri, Component component) {
        super(uri, component);
    }

    @Override
    void object(String remaining) {
        link = remaining;
    }

    @Override
    void pass(Exchange exchange) {
        Crossing.Outbound crossing = Crossing.of(exchange, Crossing.Outbound.class);
        Claim claim = crossing.claim();
        LinkRuntime runtime = desk().link(link);
        Optional<byte[]> known = claim.inDoubt() && runtime.link().resend() == Resend.ASK_FIRST
                ? runtime.letters().receipt(claim.request().id())
                : Optional.empty();
        byte[] sealed = exchange.getIn().getBody(byte[].class);
        crossing.leave();
        exchange.getIn().setBody(known.orElseGet(() -> runtime.letters().deliver(operation, sealed)));
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        VerbConsumer consumer = listen ? new ListenConsumer(this, processor) : new LinkConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    public String getLink() {
        return link;
    }

    /** The link. */
    public void setLink(String link) {
        this.link = link;
    }

    public String getOperation() {
        return operation;
    }

    /** What is asked of the counterpart. */
    public void setOperation(String operation) {
        this.operation = operation;
    }

    public String getInterface() {
        return interfaceId;
    }

    /** The interface of what the counterpart brings of its own accord. */
    public void setInterface(String interfaceId) {
        this.interfaceId = interfaceId;
    }

    public boolean isListen() {
        return listen;
    }

    /** Whether the counterpart posts it to us by itself. */
    public void setListen(boolean listen) {
        this.listen = listen;
    }

    public long getPollMillis() {
        return pollMillis;
    }

    /** How long to wait when there is nothing, milliseconds. */
    public void setPollMillis(long pollMillis) {
        this.pollMillis = pollMillis;
    }
}
