package jp.sekisho.routes;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Supplier;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.open.KeptLayouts;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.passage.dispatch.LinkRuntime;
import jp.sekisho.passage.dispatch.Links;
import jp.sekisho.passage.dispatch.PartyRuntime;
import jp.sekisho.passage.inward.Acknowledgements;
import jp.sekisho.passage.inward.Answers;
import jp.sekisho.passage.inward.InwardLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.reply.ReplyLeg;
import jp.sekisho.passage.room.Rooms;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.registry.Registry;
import jp.sekisho.store.Store;
import org.apache.camel.CamelContext;

/**
 * What the verbs work with. One per Camel context, bound in its registry. Thread safe.
 *
 * @param catalogue the snapshot in force now
 * @param steady during which the snapshot in force stays the same
 * @param kept in which layouts requests came
 * @param business the business day's time
 * @param persons by which names the tables know persons
 * @param rooms who answers at once
 * @param reply answers what counterparts ask
 * @param outcomes is told which {@code out.} queue has something new
 */
public record Desk(
        Supplier<Catalogue> catalogue,
        Steady steady,
        KeptLayouts kept,
        Supplier<ZonedDateTime> business,
        Store store,
        PersonNames persons,
        Rooms rooms,
        DoorLeg door,
        InwardLeg inward,
        Acknowledgements acknowledgements,
        ReplyLeg reply,
        Answers answers,
        Suspects suspects,
        Links links,
        OutcomeBell outcomes,
        Waypoints waypoints) {

    /** The name under which the desk is bound. */
    public static final String NAME = "sekisho-desk";

    /** Does something while these snapshots are the one in force; fails, and the message is read again, if another one is. */
    @FunctionalInterface
    public interface Steady {
        void during(List<Catalogue> snapshots, Runnable work);
    }

    /** Is rung when something was committed for a queue. */
    @FunctionalInterface
    public interface OutcomeBell {
        void ring(String queue);
    }

    public static Desk of(CamelContext context) {
        return context.getRegistry().lookupByNameAndType(NAME, Desk.class);
    }

    /** The registry, for the verb {@code atena}, which the boundary rule refuses in a role without one. */
    public Registry registry() {
        return persons.registry().orElseThrow(() -> new IllegalStateException("this role has no registry"));
    }

    /** Whoever has that lane: a link, or a system to which something leads. */
    public PartyRuntime party(String id) {
        return links.party(id).orElseThrow(() -> RouteError.UNKNOWN_LINK.exception("link", id));
    }

    public LinkRuntime link(String id) {
        return links.link(id).orElseThrow(() -> RouteError.UNKNOWN_LINK.exception("link", id));
    }
}
