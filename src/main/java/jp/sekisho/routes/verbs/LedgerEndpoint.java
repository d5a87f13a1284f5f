package jp.sekisho.routes.verbs;

import java.util.Locale;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.door.Crossing;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;

/**
 * Names what the linkage record will say of this leg. It is written in the leg's one transaction: if it cannot be written,
 * nothing passes.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "ledger",
        title = "Ledger",
        syntax = "ledger:event",
        producerOnly = true,
        category = {Category.MONITORING})
public class LedgerEndpoint extends VerbEndpoint {
    @UriPath(description = "What happened: accepted, served, sent, delivered, replied, cancelled")
    @Metadata(required = true)
    private String event = "";

    LedgerEndpoint(String uri, Component component) {
        super(uri, component);
    }

    @Override
    void object(String remaining) {
        event = remaining;
    }

    @Override
    void pass(Exchange exchange) {
        Crossing.of(exchange, Crossing.class).record(named());
    }

    private LedgerEvent named() {
        try {
            return LedgerEvent.valueOf(event.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw RouteError.WRONG_EVENT.exception("event", event);
        }
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        named();
    }

    public String getEvent() {
        return event;
    }

    /** What happened. */
    public void setEvent(String event) {
        this.event = event;
    }
}
