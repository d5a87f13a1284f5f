package jp.sekisho.catalogue;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Permits;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.convert.CodeTable;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Layout;
import jp.sekisho.passage.Link;

/**
 * One checked snapshot of everything under {@code mappings/}: whatever a file of it names is there.
 *
 * <p>Immutable and thread safe. A leg of a message's way uses one snapshot from its beginning to its end, and the ledger
 * names its {@link #version}.
 */
public final class Catalogue {
    private final String version;
    private final Parts parts;
    private final Permits permits;

    /** The files' contents, by kind and id; of layouts the text, too. */
    record Parts(
            Map<String, BusinessCalendar> calendars,
            Map<String, CodeTable> codeTables,
            Map<String, Layout> layouts,
            Map<String, String> layoutTexts,
            Map<String, ConversionMap> maps,
            Map<String, BusinessSystem> systems,
            Map<String, Link> links) {}

    Catalogue(String version, Parts parts, Permits permits) {
        this.version = version;
        this.parts = parts;
        this.permits = permits;
    }

    /**
     * The SHA-256 of all files' kinds, ids and contents (examples aside), 64 hexadecimal digits: the same files, the same
     * version, wherever they lie.
     */
    public String version() {
        return version;
    }

    /** All systems by id, in the order of their files. */
    public Map<String, BusinessSystem> systems() {
        return parts.systems();
    }

    public Optional<BusinessSystem> system(String id) {
        return Optional.ofNullable(parts.systems().get(id));
    }

    /** All links by id, in the order of their files. */
    public Map<String, Link> links() {
        return parts.links();
    }

    public Optional<Link> link(String id) {
        return Optional.ofNullable(parts.links().get(id));
    }

    public Map<String, Layout> layouts() {
        return parts.layouts();
    }

    /** The layout in the version that is in force on that business date. */
    public Optional<Layout> layout(String id, LocalDate on) {
        return Optional.ofNullable(parts.layouts().get(id))
                .filter(layout -> !layout.from().isAfter(on));
    }

    /** The file of a layout that a system's file names, as it was read. */
    String layoutText(String id) {
        return Objects.requireNonNull(parts.layoutTexts().get(id));
    }

    public Map<String, ConversionMap> maps() {
        return parts.maps();
    }

    public Optional<ConversionMap> map(String id) {
        return Optional.ofNullable(parts.maps().get(id));
    }

    public Map<String, CodeTable> codeTables() {
        return parts.codeTables();
    }

    public Optional<BusinessCalendar> calendar(String id) {
        return Optional.ofNullable(parts.calendars().get(id));
    }

    /**
     * A constant of this installation, as the links' files say: {@code organisation} is the city's own 機関コード.
     *
     * @throws jp.sekisho.error.SekishoException CATALOGUE-021 if no link says it
     */
    public String constant(String name) {
        return parts.links().values().stream()
                .flatMap(link -> Optional.ofNullable(link.constants().get(name)).stream())
                .findFirst()
                .orElseThrow(() ->
                        Finding.of(CatalogueError.NO_CONSTANT, "name", name).asException());
    }

    public Permits permits() {
        return permits;
    }
}
