package jp.sekisho.catalogue.open;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.Catalogue.Described;
import jp.sekisho.catalogue.CatalogueError;
import jp.sekisho.catalogue.LayoutFiles;
import jp.sekisho.catalogue.LiveCatalogue;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The layouts in which the doors have read what is still open, by the version of the catalogue that a message names: its
 * request is read again in the layout of then, whatever its system's layout is now. So is what leads inward, in the layout in which
 * it crosses.
 *
 * <p>They lie beside the messages, so that a copy or a backup of those has them, too. Thread safe; the table is read at the
 * start only.
 */
public final class KeptLayouts {
    private static final Logger LOG = LoggerFactory.getLogger(KeptLayouts.class);

    private final Store store;
    private final Map<Door, Layout> layouts = new ConcurrentHashMap<>();

    /** Stands for the system of what leads inward: it comes through no door of a system's. */
    private static final String INWARD = "";

    /** A door as one version of the catalogue knew it. */
    private record Door(String version, String system, String interfaceId) {}

    private KeptLayouts(Store store) {
        this.store = store;
    }

    /**
     * Those of the snapshot in use, of each later one before it is in use, and of the versions that open messages name.
     * Others are removed, so no door may be open yet.
     */
    public static KeptLayouts open(Store store, LiveCatalogue live, Set<String> named) {
        KeptLayouts kept = new KeptLayouts(store);
        live.beforeUse(kept::keep);
        Set<String> needed = new HashSet<>(named);
        live.current().times().forEach(day -> needed.add(live.current().versionOn(day)));
        store.useTransaction(handle -> {
            kept.removeAllBut(handle, needed);
            kept.read(handle);
        });
        return kept;
    }

    /**
     * The layout in which the door of a system's interface read a message.
     *
     * @param version of the catalogue that the message was accepted under, on that day
     * @throws jp.sekisho.error.SekishoException {@link CatalogueError#LAYOUT_NOT_KEPT} if it is not there
     */
    public Layout layout(String version, String system, String interfaceId) {
        return Optional.ofNullable(layouts.get(new Door(version, system, interfaceId)))
                .orElseThrow(() -> Finding.of(
                                CatalogueError.LAYOUT_NOT_KEPT,
                                "version",
                                version,
                                "system",
                                system,
                                "interface",
                                interfaceId)
                        .asException());
    }

    /** As {@link #layout}, of what leads inward: the layout in which it crossed. */
    public Layout crossing(String version, String interfaceId) {
        return layout(version, INWARD, interfaceId);
    }

    private void keep(Catalogue snapshot) {
        store.useTransaction(handle -> {
            for (LocalDate day : snapshot.times()) {
                snapshot.systems().forEach((system, known) -> known.dialects().values().stream()
                        .forEach(dialect -> snapshot.described(dialect.asked().layout(), day)
                                .ifPresent(layout -> keep(
                                        handle,
                                        new Door(snapshot.versionOn(day), system, dialect.interfaceId()),
                                        layout))));
                snapshot.interfaces().values().stream()
                        .filter(rules -> rules.passage().isInward())
                        .forEach(rules -> snapshot.described(rules.crossing(), day)
                                .ifPresent(layout ->
                                        keep(handle, new Door(snapshot.versionOn(day), INWARD, rules.id()), layout)));
            }
        });
    }

    private void keep(Handle handle, Door door, Described layout) {
        layouts.put(door, layout.layout());
        int there = handle.createQuery(
                        "select count(*) from door_layout where catalogue = ? and system = ? and interface_id = ?")
                .bind(0, door.version)
                .bind(1, door.system)
                .bind(2, door.interfaceId)
                .mapTo(Integer.class)
                .one();
        if (there == 0) {
            handle.execute(
                    "insert into door_layout (catalogue, system, interface_id, source) values (?, ?, ?, ?)",
                    door.version,
                    door.system,
                    door.interfaceId,
                    layout.source());
        }
    }

    private void removeAllBut(Handle handle, Set<String> needed) {
        int removed = handle.createUpdate("delete from door_layout where catalogue not in (<needed>)")
                .bindList("needed", needed)
                .execute();
        if (removed > 0) {
            LOG.info("Layouts that no open message names any more were removed. layouts={}", removed);
        }
    }

    private void read(Handle handle) {
        handle.createQuery("select catalogue, system, interface_id, source from door_layout")
                .map((row, context) -> Map.entry(
                        new Door(row.getString("catalogue"), row.getString("system"), row.getString("interface_id")),
                        row.getString("source")))
                .forEach(row -> parsed(row.getKey(), row.getValue())
                        .ifPresent(layout -> layouts.putIfAbsent(row.getKey(), layout)));
    }

    private static Optional<Layout> parsed(Door door, String source) {
        Issues issues = new Issues();
        Optional<Layout> layout = LayoutFiles.apart(source, issues);
        if (layout.isEmpty()) {
            LOG.error(
                    "A kept layout cannot be read. catalogue={} system={} interface={} first={}",
                    door.version,
                    door.system,
                    door.interfaceId,
                    issues.sorted().get(0));
        }
        return layout;
    }
}
