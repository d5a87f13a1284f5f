package jp.sekisho.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.convert.CodeTable;
import jp.sekisho.convert.MapFile;
import jp.sekisho.layout.ItemDictionary;
import jp.sekisho.layout.Layout;
import jp.sekisho.passage.Link;
import jp.sekisho.source.CsvRow;
import jp.sekisho.source.CsvTable;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.Suggestion;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Follows every name from one file into another. */
record CrossCheck(Issues issues) {
    private static final Pattern CONSTANT = Pattern.compile("\\bconst\\(\\s*([a-z-]+)\\s*\\)");

    void systems(
            Parsed<BusinessSystem> systems,
            Map<String, Editions<Layout>> layouts,
            Map<String, Editions<MapFile>> maps) {
        systems.values().forEach((id, system) -> system.dialects().forEach((exchange, dialect) -> {
            Optional<YamlMapping> written = Optional.ofNullable(
                            systems.sources().get(id))
                    .flatMap(file -> file.optionalMapping("interfaces"))
                    .flatMap(interfaces -> interfaces.optionalMapping(exchange));
            written.ifPresent(place -> dialect(dialect, place, layouts, maps));
        }));
    }

    private void dialect(
            Dialect dialect,
            YamlMapping written,
            Map<String, Editions<Layout>> layouts,
            Map<String, Editions<MapFile>> maps) {
        known(Kind.LAYOUT, written.optionalText("layout"), layouts.keySet());
        known(Kind.MAP, written.optionalText("map"), maps.keySet());
        if (!layouts.containsKey(dialect.layout())) {
            return;
        }
        dialect.map().flatMap(id -> Optional.ofNullable(maps.get(id))).stream()
                .flatMap(editions -> editions.all().stream())
                .flatMap(edition -> edition.value().stream())
                .filter(map -> !map.from().isEmpty() && !map.to().isEmpty())
                .filter(map -> !map.from().equals(dialect.layout()) && !map.to().equals(dialect.layout()))
                .forEach(map -> issues.error(
                        written.text("map").place(),
                        CatalogueError.MAP_DOES_NOT_FIT,
                        "map",
                        map.id(),
                        "from",
                        map.from(),
                        "to",
                        map.to(),
                        "layout",
                        dialect.layout()));
    }

    void links(Parsed<Link> links, Parsed<BusinessCalendar> calendars, Map<String, Editions<Layout>> layouts) {
        links.sources().forEach((id, file) -> {
            known(Kind.CALENDAR, file.optionalText("calendar"), calendars.ids());
            file.optionalMapping("accepts").ifPresent(accepts -> accepts.keys().forEach(layout -> {
                known(Kind.LAYOUT, Optional.of(new YamlText(accepts.placeOf(layout), layout)), layouts.keySet());
                Optional.ofNullable(layouts.get(layout)).ifPresent(there -> {
                    sealable(accepts.placeOf(layout), layout, there);
                    links.value(id)
                            .ifPresent(link ->
                                    new AcceptedVersions(issues, accepts.placeOf(layout), link, layout, there).check());
                });
            }));
        });
    }

    private void sealable(Place place, String id, Editions<Layout> layouts) {
        boolean isXml = layouts.all().stream()
                .flatMap(edition -> edition.value().stream())
                .allMatch(Layout::isXml);
        if (!isXml) {
            issues.error(place, CatalogueError.NOT_SEALABLE, "layout", id);
        }
    }

    void constants(Parsed<Link> links, Map<String, Editions<MapFile>> maps) {
        Map<String, Link> first = new LinkedHashMap<>();
        links.values().forEach((id, link) -> link.constants().forEach((name, value) -> {
            Link other = first.putIfAbsent(name, link);
            if (other != null && !value.equals(other.constants().get(name))) {
                Place place = Objects.requireNonNull(links.sources().get(id)).placeOf("constants");
                issues.error(place, CatalogueError.CONSTANT_DIFFERS, "name", name, "link", other.id());
            }
        }));
        maps.values().stream()
                .flatMap(editions -> editions.all().stream())
                .flatMap(edition -> edition.yaml().scalars().stream())
                .forEach(written -> constants(written, first.keySet()));
    }

    private void constants(YamlText expression, Collection<String> known) {
        Matcher asked = CONSTANT.matcher(expression.value());
        while (asked.find()) {
            if (!known.contains(asked.group(1))) {
                issues.error(expression.place(), CatalogueError.NO_CONSTANT, "name", asked.group(1));
            }
        }
    }

    /** The tables that items name, and the columns of those that can be read. */
    void codes(Map<String, Editions<Layout>> layouts, Parsed<ItemDictionary> dictionaries, Parsed<CodeTable> codes) {
        Stream<YamlMapping> files = layouts.values().stream()
                .flatMap(editions -> editions.all().stream())
                .map(Edition::yaml);
        Stream.concat(files, dictionaries.sources().values().stream()).forEach(file -> {
            file.everywhere("codes").forEach(table -> known(Kind.CODES, Optional.of(table), codes.ids()));
            file.mappingsEverywhere("codes").forEach(written -> column(written, codes));
        });
    }

    /** What is missing there has been reported where the layout was read. */
    private void column(YamlMapping written, Parsed<CodeTable> codes) {
        if (!written.has("table") || !written.has("column")) {
            return;
        }
        YamlText id = written.text("table");
        YamlText column = written.text("column");
        known(Kind.CODES, Optional.of(id), codes.ids());
        codes.value(id.value())
                .filter(table -> !table.columns().contains(column.value()))
                .ifPresent(table -> {
                    Suggestion near = Suggestion.of(column.value(), table.columns());
                    issues.error(
                            column.place(),
                            CatalogueError.NO_COLUMN,
                            "table",
                            table.id(),
                            "column",
                            column.value(),
                            "ja",
                            near.ja(),
                            "en",
                            near.en());
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
            Suggestion near = Suggestion.of(name.value(), ids);
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
                    near.ja(),
                    "en",
                    near.en());
        });
    }
}
