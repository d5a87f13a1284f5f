package jp.sekisho.catalogue;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.PermitLimit;
import jp.sekisho.boundary.Permits;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Layout;
import jp.sekisho.passage.link.Link;

/**
 * One checked snapshot of everything under {@code mappings/}: whatever a file of it names is there. In use, it has the limit of the
 * permits, too, that was in force with the files.
 *
 * <p>Immutable and thread safe. A leg of a message's way uses one snapshot from its beginning to its end, and the ledger
 * names its {@link #versionOn version}.
 */
public final class Catalogue {
    private final String version;
    private final Parts parts;
    private final Permits permits;
    private final PermitLimit limit;
    private final NavigableSet<LocalDate> changes;
    private final Correspondence.Times correspondences;
    private final Set<String> leading;

    /** The files' contents, by kind and id; of dictionaries of items the texts. */
    record Parts(
            Map<String, BusinessCalendar> calendars,
            Map<String, CodeTable> codeTables,
            Map<String, Editions<Layout>> layouts,
            Map<String, String> dictionaries,
            Map<String, Programs.OfMap> maps,
            Map<String, BusinessSystem> systems,
            Map<String, Interface> interfaces,
            Map<String, Link> links) {}

    /** A snapshot of the files alone. */
    Catalogue(String version, Parts parts, Permits permits) {
        this(version, parts, permits, PermitLimit.NONE);
    }

    private Catalogue(String version, Parts parts, Permits permits, PermitLimit limit) {
        this.version = version;
        this.parts = parts;
        this.permits = permits;
        this.limit = limit;
        this.correspondences = new Correspondence.Times(parts);
        this.leading = parts.interfaces().values().stream()
                .flatMap(rules -> rules.becomes().stream())
                .flatMap(part -> part.leader().stream())
                .collect(Collectors.toUnmodifiableSet());
        this.changes = new TreeSet<>();
        parts.layouts().values().stream()
                .filter(editions -> editions.all().size() > 1)
                .forEach(editions -> changes.addAll(editions.changes()));
        parts.maps().values().forEach(programs -> changes.addAll(programs.changes()));
    }

    /**
     * The SHA-256 of all files' kinds, ids and contents (examples aside), 64 hexadecimal digits: the same files, the same
     * version, wherever they lie.
     */
    public String version() {
        return version;
    }

    /**
     * The version, and with it which versions of layouts and maps, and which limit of the permits, are in force on a business date:
     * another one from each day on which another version of one comes into force. 64 hexadecimal digits.
     */
    public String versionOn(LocalDate day) {
        LocalDate since = changes.floor(day);
        String law = limit.nameOn(day);
        String more = (since == null ? "" : "@" + since) + (law.isBlank() ? "" : "+" + law);
        return more.isEmpty()
                ? version
                : HexFormat.of()
                        .formatHex(
                                CatalogueReader.sha256().digest((version + more).getBytes(StandardCharsets.US_ASCII)));
    }

    /** A day of each time in which no layout, no map and no limit of the permits changes. */
    public List<LocalDate> times() {
        TreeSet<LocalDate> days = new TreeSet<>(changes);
        days.addAll(limit.changes());
        days.add(LocalDate.MIN);
        return List.copyOf(days);
    }

    /** All systems by id, in the order of their files. */
    public Map<String, BusinessSystem> systems() {
        return parts.systems();
    }

    public Optional<BusinessSystem> system(String id) {
        return Optional.ofNullable(parts.systems().get(id));
    }

    /** All interfaces by id, in the order of their files. */
    public Map<String, Interface> interfaces() {
        return parts.interfaces();
    }

    /** The ids of interfaces that lines of a message which becomes several wait for, or go with. */
    public Set<String> leading() {
        return leading;
    }

    /**
     * All that carrying a system's messages of an interface needs, in the versions of that business date; none if the system
     * does not speak it, or while not all of it is in force.
     */
    public Optional<Correspondence> correspondence(String system, String interfaceId, LocalDate on) {
        return correspondences.find(system, interfaceId, on);
    }

    /** All links by id, in the order of their files. */
    public Map<String, Link> links() {
        return parts.links();
    }

    public Optional<Link> link(String id) {
        return Optional.ofNullable(parts.links().get(id));
    }

    /** The layout in the version that is in force on that business date. */
    public Optional<Layout> layout(String id, LocalDate on) {
        return Optional.ofNullable(parts.layouts().get(id)).flatMap(editions -> editions.valueOn(on));
    }

    /** A layout that a door reads by, and the files that say so: its own and its dictionary's, as they were read. */
    public record Described(Layout layout, String source) {}

    /** What a door reads by in the time that has this day; of a layout with one version, that. */
    public Optional<Described> described(String id, LocalDate day) {
        Editions<Layout> editions = Objects.requireNonNull(parts.layouts().get(id));
        Optional<Edition<Layout>> edition =
                editions.all().size() == 1 ? Optional.of(editions.all().get(0)) : editions.on(day);
        return edition.flatMap(there ->
                there.value().map(layout -> new Described(layout, LayoutFiles.together(there, parts.dictionaries()))));
    }

    /** The ids of all maps, whenever they are in force. */
    public Set<String> maps() {
        return parts.maps().keySet();
    }

    /** The map in the version that is in force on that business date, for the versions of its layouts of that date. */
    public Optional<ConversionMap> map(String id, LocalDate on) {
        return Optional.ofNullable(parts.maps().get(id)).flatMap(programs -> programs.on(on));
    }

    public Map<String, CodeTable> codeTables() {
        return parts.codeTables();
    }

    public Optional<BusinessCalendar> calendar(String id) {
        return Optional.ofNullable(parts.calendars().get(id));
    }

    /**
     * A constant of this installation toward one counterpart, as its link's file says: {@code organisation} is the city's own
     * 機関コード.
     *
     * @throws jp.sekisho.error.SekishoException CATALOGUE-021 if the link's file does not say it
     */
    public String constant(String link, String name) {
        return link(link)
                .flatMap(there -> Optional.ofNullable(there.constants().get(name)))
                .orElseThrow(() -> Finding.of(CatalogueError.NO_CONSTANT, "name", name, "link", link)
                        .asException());
    }

    public Permits permits() {
        return permits;
    }

    /** This snapshot, whose permits allow no more than a limit lets pass. */
    Catalogue within(PermitLimit law) {
        return new Catalogue(version, parts, permits.within(law), law);
    }
}
