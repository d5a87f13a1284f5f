package jp.sekisho.routes.verbs;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.NumberAtClaim;
import jp.sekisho.broker.Door;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.dispatch.LinkRuntime;
import jp.sekisho.passage.legs.DispatchLeg.Handover;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.room.Serving;
import jp.sekisho.routes.conversion.RoomDialect;
import jp.sekisho.routes.conversion.RoomReply;
import jp.sekisho.routes.conversion.RoomSystems;
import jp.sekisho.routes.door.Crossing;
import jp.sekisho.routes.door.DoorBatch;
import jp.sekisho.routes.door.InboundLine;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;

/**
 * The last step of a way back: commits the request's one outcome into the outbox of its sender. At the end of a door: has a room
 * answer, takes back what is to be cancelled, or ends what its receiver says that it has, and commits the outcome at once. Behind a
 * system's lane: writes what the system is given into its outbox. Of what a counterpart asks: has a room answer, and commits what it
 * hears.
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
            DoorBatch.flush();
            if (inbound.arrival().interfaceId().equals(Door.CANCEL)) {
                cancel(inbound);
            } else if (inbound.records(LedgerEvent.DELIVERED)) {
                acknowledge(inbound);
            } else {
                serve(inbound);
            }
            desk().outcomes().ring(desk().door().exit(inbound.arrival()).queue());
        } else if (exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Outbound outbound) {
            handOver(exchange, outbound);
        } else if (exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Asking asking) {
            reply(asking);
        } else {
            result(Crossing.of(exchange, Crossing.Inward.class));
        }
    }

    private void serve(Crossing.Inbound crossing) {
        if (!crossing.records(LedgerEvent.SERVED)) {
            throw Crossing.missing();
        }
        LocalDate on = crossing.at().toLocalDate();
        Catalogue catalogue = crossing.catalogue();
        RoomDialect dialect = RoomDialect.of(catalogue, crossing.correspondence(), on, desk().rooms());
        InboundLine line = crossing.lines().get(0);
        Serving serving = dialect.serving(
                line.received(), line.content(), crossing.arrival().text(), new RoomSystems(() -> catalogue, () -> on));
        desk().door().serve(crossing.arrival(), serving, catalogue.versionOn(on));
    }

    private void acknowledge(Crossing.Inbound crossing) {
        desk().acknowledgements()
                .take(
                        crossing.arrival(),
                        crossing.catalogue().versionOn(crossing.at().toLocalDate()))
                .ifPresent(ended -> desk().party(ended.link()).dispatcher().ended(ended.id()));
    }

    /** Committed before anything leaves. */
    private void reply(Crossing.Asking crossing) {
        if (!crossing.records(LedgerEvent.REPLIED)) {
            throw Crossing.missing();
        }
        Interface rules = crossing.rules();
        RoomReply room = RoomReply.of(crossing.catalogue(), rules, crossing.at().toLocalDate(), desk().rooms());
        boolean isHeld = desk().link(rules.requireLink()).gate().unheld().isEmpty();
        crossing.replied(desk().reply()
                .answer(
                        crossing.posted(),
                        isHeld,
                        room.room(),
                        room.serving(rules.requireLink(), crossing.question())));
    }

    private void cancel(Crossing.Inbound crossing) {
        desk().door()
                .cancel(
                        crossing.arrival(),
                        crossing.catalogue().versionOn(crossing.at().toLocalDate()))
                .forEach(ended -> desk().party(ended.link()).dispatcher().ended(ended.id()));
    }

    /** What leads inward is written for its receiver; the leg hands it over as it commits. */
    private void handOver(Exchange exchange, Crossing.Outbound crossing) {
        if (!crossing.records(LedgerEvent.HANDED_OVER)) {
            throw Crossing.missing();
        }
        Request request = crossing.claim().request();
        String queue = QueueNames.out(
                request.link(),
                Crossing.known(crossing.catalogue().interfaces().get(interfaceId))
                        .answer());
        crossing.handOver(new Handover(
                queue,
                new OutgoingMessage(
                        Map.of(), CorrelationId.NONE, false, exchange.getIn().getBody(byte[].class))));
    }

    private void result(Crossing.Inward crossing) {
        if (!crossing.records(LedgerEvent.DELIVERED)) {
            throw Crossing.missing();
        }
        AcceptedLine line = crossing.matched().line();
        Request request = line.request();
        LinkRuntime link = desk().link(request.link());
        link.answers()
                .take(
                        crossing.matched(),
                        new ReturnLeg.Answer(crossing.result(), counts(crossing), isWell(crossing)),
                        crossing.catalogue().versionOn(crossing.at().toLocalDate()));
        crossing.settle();
        link.dispatcher().ended(request.id());
        desk().outcomes().ring(QueueNames.out(request.system(), line.answer()));
    }

    /** Whether the counterpart says by its answer that it has counted the number of the request. */
    private static boolean counts(Crossing.Inward crossing) {
        return says(crossing, rules -> rules.number().flatMap(NumberAtClaim::countsWhen));
    }

    /** Whether it says that it has done what the request asked for. */
    private static boolean isWell(Crossing.Inward crossing) {
        return says(crossing, Interface::doneWhen);
    }

    private static boolean says(Crossing.Inward crossing, Function<Interface, Optional<NumberAtClaim.Words>> which) {
        return Optional.ofNullable(crossing.catalogue()
                        .interfaces()
                        .get(crossing.matched().line().interfaceId()))
                .flatMap(which)
                .map(words -> words.values().contains(crossing.answer().get(words.item())))
                .orElse(true);
    }

    public String getInterfaceId() {
        return interfaceId;
    }

    /** The interface whose requests end here. */
    public void setInterfaceId(String interfaceId) {
        this.interfaceId = interfaceId;
    }
}
