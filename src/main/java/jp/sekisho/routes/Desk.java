package jp.sekisho.routes;

import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Supplier;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.KeptLayouts;
import jp.sekisho.passage.Door;
import jp.sekisho.passage.Suspects;
import jp.sekisho.passage.Waypoints;
import jp.sekisho.registry.Registry;
import jp.sekisho.store.Store;
import org.apache.camel.CamelContext;

/**
 * What the verbs work with. One per Camel context, bound in its registry. Thread safe.
 *
 * @param catalogue the snapshot in force now
 * @param kept in which layouts requests came
 * @param business the business day's time
 * @param links by id
 * @param outcomes is told which {@code out.} queue has something new
 */
public record Desk(
        Supplier<Catalogue> catalogue,
        KeptLayouts kept,
        Supplier<ZonedDateTime> business,
        Store store,
        Registry registry,
        Door door,
        Suspects suspects,
        Map<String, LinkDesk> links,
        OutcomeBell outcomes,
        Waypoints waypoints) {

    /** The name under which the desk is bound. */
    public static final String NAME = "sekisho-desk";

    /** Is rung when something was committed for a queue. */
    @FunctionalInterface
    public interface OutcomeBell {
        void ring(String queue);
    }

    public Desk {
        links = Map.copyOf(links);
    }

    static Desk of(CamelContext context) {
        return context.getRegistry().lookupByNameAndType(NAME, Desk.class);
    }

    LinkDesk link(String id) {
        LinkDesk link = links.get(id);
        if (link == null) {
            throw RouteError.UNKNOWN_LINK.exception("link", id);
        }
        return link;
    }
}
