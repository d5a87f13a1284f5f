package jp.sekisho.routes;

import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Answers;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;

/**
 * The last step of a way back: commits the request's one outcome into the outbox of its sender. At the end of a door: the
 * door's immediate outcome.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "outcome",
        title = "Outcome",
        syntax = "outcome:interfaceId",
        producerOnly = true,
        category = {Category.MESSAGING})
public class OutcomeEndpoint extends VerbEndpoint {
    @UriPath(description = "The interface whose requests end here, such as inquiry")
    private String interfaceId = "";

    OutcomeEndpoint(String uri, Component component) {
        super(uri, component);
    }

    @Override
    void object(String remaining) {
        interfaceId = remaining;
    }

    @Override
    void pass(Exchange exchange) {
        if (exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Inbound inbound) {
            cancel(inbound);
        } else {
            result(
                    Crossing.of(exchange, Crossing.Inward.class),
                    exchange.getIn().getBody(byte[].class));
        }
    }

    private void cancel(Crossing.Inbound crossing) {
        DoorBatch.flush();
        desk().door()
                .cancel(crossing.arrival(), crossing.catalogue().version())
                .forEach(ended -> desk().link(ended.link()).dispatcher().ifPresent(lane -> lane.ended(ended.id())));
        desk().outcomes().ring(crossing.arrival().outQueue());
    }

    private void result(Crossing.Inward crossing, byte[] written) {
        if (crossing.event().filter(LedgerEvent.DELIVERED::equals).isEmpty()) {
            throw RouteError.STEP_MISSING.exception();
        }
        Answers.Matched matched = crossing.matched();
        ReturnDialect dialect = ReturnDialect.of(
                crossing.catalogue(),
                matched.request().system(),
                matched.exchange(),
                crossing.at().toLocalDate());
        byte[] body = Texts.kept(written, matched.text(), dialect.layout().charset());
        LinkDesk link = desk().link(matched.request().link());
        link.parts()
                .answers()
                .take(matched, body, interfaceId, crossing.catalogue().version());
        crossing.settle();
        link.dispatcher().ifPresent(lane -> lane.ended(matched.request().id()));
        desk().outcomes().ring("out." + matched.request().system() + "." + matched.exchange() + "-result");
    }

    public String getInterfaceId() {
        return interfaceId;
    }

    /** The interface whose requests end here. */
    public void setInterfaceId(String interfaceId) {
        this.interfaceId = interfaceId;
    }
}
