package jp.sekisho.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.convert.CodeTable;
import jp.sekisho.convert.MapFile;
import jp.sekisho.layout.Field;
import jp.sekisho.layout.Layout;
import jp.sekisho.passage.Acceptance;
import jp.sekisho.passage.Link;
import jp.sekisho.source.CsvRow;
import jp.sekisho.source.CsvTable;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;
import jp.sekisho.text.Nearest;

/** Follows every name from one file into another. */
record CrossCheck(Issues issues) {
    private static final Pattern CONSTANT = Pattern.compile("\\bconst\\(\\s*([a-z-]+)\\s*\\)");

    void systems(Parsed<BusinessSystem> systems, Parsed<Layout> layouts, Parsed<MapFile> maps) {
        systems.values().forEach((id, system) -> system.dialects().forEach((exchange, dialect) -> {
            Optional<YamlMapping> written = Optional.ofNullable(
                            systems.sources().get(id))
                    .flatMap(file -> file.optionalMapping("interfaces"))
                    .flatMap(interfaces -> interfaces.optionalMapping(exchange));
            written.ifPresent(place -> dialect(dialect, place, layouts, maps));
        }));
    }

    private void dialect(Dialect dialect, YamlMapping written, Parsed<Layout> layouts, Parsed<MapFile> maps) {
        known(Kind.LAYOUT, written.optionalText("layout"), layouts.ids());
        known(Kind.MAP, written.optionalText("map"), maps.ids());
        dialect.map().flatMap(maps::value).ifPresent(map -> {
            if (layouts.has(dialect.layout())
                    && !map.from().equals(dialect.layout())
                    && !map.to().equals(dialect.layout())) {
                Place place = written.text("map").place();
                issues.error(
                        place,
                        CatalogueError.MAP_DOES_NOT_FIT,
                        "map",
                        map.id(),
                        "from",
                        map.from(),
                        "to",
                        map.to(),
                        "layout",
                        dialect.layout());
            }
        });
    }

    void links(Parsed<Link> links, Parsed<BusinessCalendar> calendars, Parsed<Layout> layouts) {
        links.sources().forEach((id, file) -> {
            known(Kind.CALENDAR, file.optionalText("calendar"), calendars.ids());
            file.optionalMapping("accepts").ifPresent(accepts -> accepts.keys().forEach(layout -> {
                known(Kind.LAYOUT, Optional.of(new YamlText(accepts.placeOf(layout), layout)), layouts.ids());
                layouts.value(layout).ifPresent(there -> {
                    sealable(accepts.placeOf(layout), there);
                    links.value(id)
                            .ifPresent(link -> versions(
                                    accepts.placeOf(layout), link.accepts().get(layout), there));
                });
            }));
        });
    }

    private void sealable(Place place, Layout layout) {
        if (!layout.isXml()) {
            issues.error(place, CatalogueError.NOT_SEALABLE, "layout", layout.id());
        }
    }

    private void versions(Place place, List<Acceptance> acceptances, Layout layout) {
        for (Acceptance acceptance : acceptances) {
            if (acceptance.layoutVersion() != layout.version()) {
                issues.error(
                        place,
                        CatalogueError.NO_SUCH_VERSION,
                        "layout",
                        layout.id(),
                        "actual",
                        layout.version(),
                        "version",
                        acceptance.layoutVersion());
            }
        }
    }

    void constants(Parsed<Link> links, Parsed<MapFile> maps) {
        Map<String, Link> first = new LinkedHashMap<>();
        links.values().forEach((id, link) -> link.constants().forEach((name, value) -> {
            Link other = first.putIfAbsent(name, link);
            if (other != null && !value.equals(other.constants().get(name))) {
                Place place = Objects.requireNonNull(links.sources().get(id)).placeOf("constants");
                issues.error(place, CatalogueError.CONSTANT_DIFFERS, "name", name, "link", other.id());
            }
        }));
        maps.sources().values().forEach(file -> Stream.of("set", "unanswered")
                .flatMap(section -> file.optionalMapping(section).stream())
                .forEach(set -> set.keys().stream()
                        .map(set::text)
                        .forEach(expression -> constant(expression, first.keySet()))));
    }

    private void constant(YamlText expression, Collection<String> known) {
        Matcher asked = CONSTANT.matcher(expression.value());
        if (asked.find() && !known.contains(asked.group(1))) {
            issues.error(expression.place(), CatalogueError.NO_CONSTANT, "name", asked.group(1));
        }
    }

    void codes(Parsed<Layout> layouts, Parsed<CodeTable> codes) {
        layouts.values().forEach((id, layout) -> {
            Function<Field, Optional<YamlText>> place = field -> Optional.ofNullable(
                            layouts.sources().get(id))
                    .flatMap(file -> file.mappings("fields").stream()
                            .filter(written -> written.text("name").value().equals(field.name()))
                            .findFirst())
                    .flatMap(written -> written.optionalText("codes"));
            layout.fields().stream()
                    .filter(field -> field.codes().isPresent())
                    .forEach(field -> known(Kind.CODES, place.apply(field), codes.ids()));
        });
    }

    void permits(String exchange, CsvTable table, Parsed<BusinessSystem> systems) {
        for (CsvRow row : table.rows()) {
            YamlText system = row.text("system");
            known(Kind.SYSTEM, Optional.of(system).filter(cell -> !cell.value().isEmpty()), systems.ids());
            systems.value(system.value())
                    .filter(there -> there.dialect(exchange).isEmpty())
                    .ifPresent(there -> issues.error(
                            system.place(),
                            CatalogueError.NO_INTERFACE,
                            "system",
                            system.value(),
                            "exchange",
                            exchange));
        }
    }

    /** Reports a name for which there is no file, with the name that was probably meant. */
    void known(Kind kind, Optional<YamlText> written, Collection<String> ids) {
        written.filter(name -> !ids.contains(name.value())).ifPresent(name -> {
            Optional<String> near = Nearest.to(name.value(), ids);
            issues.error(
                    name.place(),
                    CatalogueError.NO_SUCH,
                    "kind",
                    kind.english,
                    "kindJa",
                    kind.japanese,
                    "id",
                    name.value(),
                    "ja",
                    near.map(id -> "「" + id + "」ではありませんか。").orElse(""),
                    "en",
                    near.map(id -> " Did you mean " + id + "?").orElse(""));
        });
    }
}
