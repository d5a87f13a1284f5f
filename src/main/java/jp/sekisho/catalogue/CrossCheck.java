package jp.sekisho.catalogue;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.convert.MapFile;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.file.ItemDictionary;
import jp.sekisho.passage.link.Acceptance;
import jp.sekisho.passage.link.Link;
import jp.sekisho.source.CsvRow;
import jp.sekisho.source.CsvTable;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.RoleName;
import jp.sekisho.source.Suggestion;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Follows every name from one file into another. */
record CrossCheck(Issues issues) {
    private static final Pattern NUMBER = Pattern.compile("\\bnumber\\(");
    private static final Pattern CONSTANT = Pattern.compile("\\bconst\\(\\s*([a-z-]+)\\s*\\)");

    void links(Parsed<Link> links, Parsed<BusinessCalendar> calendars, Map<String, Editions<Layout>> layouts) {
        ports(links);
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

    /** No two counterparts connect to one port: who connects is proven by the port's own trust. */
    private void ports(Parsed<Link> links) {
        Map<Integer, String> taken = new HashMap<>();
        links.sources().forEach((id, file) -> links.value(id)
                .flatMap(Link::port)
                .flatMap(port -> Optional.ofNullable(taken.putIfAbsent(port, id)))
                .ifPresent(other -> issues.error(file.placeOf("listen"), CatalogueError.PORT_TWICE, "other", other)));
    }

    void sealable(Place place, String id, Editions<Layout> layouts) {
        boolean isXml = layouts.all().stream()
                .flatMap(edition -> edition.value().stream())
                .allMatch(Layout::isXml);
        if (!isXml) {
            issues.error(place, CatalogueError.NOT_SEALABLE, "layout", id);
        }
    }

    /** What a map asks for has a value at the link through which its records go. */
    void constants(Link link, Editions<MapFile> map) {
        map.all().stream()
                .flatMap(edition -> edition.yaml().scalars().stream())
                .forEach(written -> constants(link, written));
    }

    /** What a registry would be asked for, in a role that has none. */
    void numbers(RoleName role, Map<String, Editions<MapFile>> maps) {
        if (role.hasRegistry()) {
            return;
        }
        maps.values().stream()
                .flatMap(editions -> editions.all().stream())
                .flatMap(edition -> edition.yaml().scalars().stream())
                .filter(expression -> NUMBER.matcher(expression.value()).find())
                .forEach(expression -> issues.error(expression.place(), CatalogueError.NO_REGISTRY, "role", role.id()));
    }

    /** Where no link is passed no constant has a value. */
    void noConstants(String interfaceId, Editions<MapFile> map) {
        map.all().stream()
                .flatMap(edition -> edition.yaml().scalars().stream())
                .filter(expression -> CONSTANT.matcher(expression.value()).find())
                .forEach(expression ->
                        issues.error(expression.place(), CatalogueError.CONSTANT_OF_NO_LINK, "interface", interfaceId));
    }

    /** What has a value only where records leave through a link. */
    void withoutLink(String room, Editions<MapFile> map) {
        Map.of("number", NUMBER, "const", CONSTANT).forEach((function, call) -> map.all().stream()
                .flatMap(edition -> edition.yaml().scalars().stream())
                .filter(expression -> call.matcher(expression.value()).find())
                .forEach(expression -> issues.error(
                        expression.place(), CatalogueError.OF_A_LINK, "function", function, "room", room)));
    }

    private void constants(Link link, YamlText expression) {
        Matcher asked = CONSTANT.matcher(expression.value());
        while (asked.find()) {
            if (!link.constants().containsKey(asked.group(1))) {
                issues.error(expression.place(), CatalogueError.NO_CONSTANT, "name", asked.group(1), "link", link.id());
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

    /** @param isAskedOutside whether counterparts ask by it: then the rows are of links */
    void permits(
            CsvTable table,
            boolean isAskedOutside,
            String interfaceId,
            Parsed<BusinessSystem> systems,
            Parsed<Link> links) {
        for (CsvRow row : table.rows()) {
            YamlText system = row.text("system");
            if (isAskedOutside) {
                known(
                        Kind.LINK,
                        Optional.of(system).filter(cell -> !cell.value().isEmpty()),
                        links.ids());
                continue;
            }
            known(Kind.SYSTEM, Optional.of(system).filter(cell -> !cell.value().isEmpty()), systems.ids());
            systems.value(system.value())
                    .filter(there -> there.dialect(interfaceId).isEmpty())
                    .ifPresent(there -> issues.error(
                            system.place(),
                            CatalogueError.NO_INTERFACE,
                            "system",
                            system.value(),
                            "interface",
                            interfaceId));
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

    /** Holds what a link says that it accepts of a layout against the versions there are, and against the days of each. */
    private record AcceptedVersions(Issues issues, Place place, Link link, String layout, Editions<Layout> editions) {

        void check() {
            List<Acceptance> missing = accepted().stream()
                    .filter(acceptance -> !editions.hasVersion(acceptance.layoutVersion()))
                    .toList();
            missing.forEach(this::reportMissing);
            if (missing.isEmpty() && editions.isWhole()) {
                checkDays();
            }
        }

        private List<Acceptance> accepted() {
            return link.accepts().getOrDefault(layout, List.of());
        }

        /** One issue for each time in which another version is in force than the accepted one, at its first day. */
        private void checkDays() {
            TreeSet<LocalDate> days = new TreeSet<>(editions.changes());
            accepted().forEach(acceptance -> days.add(acceptance.from()));
            Optional<Difference> before = Optional.empty();
            for (LocalDate day : days) {
                Optional<Difference> now = differenceOn(day);
                if (!now.equals(before)) {
                    now.ifPresent(difference -> report(difference, day));
                }
                before = now;
            }
        }

        private record Difference(int accepted, int inForce) {}

        /** Of days of which the link or the layout says nothing there is nothing to say. */
        private Optional<Difference> differenceOn(LocalDate day) {
            return editions.on(day)
                    .flatMap(edition -> link.acceptedVersion(layout, day).stream()
                            .mapToObj(accepted -> new Difference(accepted, edition.number()))
                            .findFirst())
                    .filter(pair -> pair.accepted != pair.inForce);
        }

        private void report(Difference difference, LocalDate from) {
            issues.error(
                    place,
                    CatalogueError.ANOTHER_VERSION_ACCEPTED,
                    "from",
                    from,
                    "layout",
                    layout,
                    "version",
                    difference.inForce,
                    "accepted",
                    difference.accepted);
        }

        private void reportMissing(Acceptance acceptance) {
            issues.error(
                    place,
                    CatalogueError.NO_SUCH_VERSION,
                    "layout",
                    layout,
                    "actual",
                    editions.all().stream()
                            .map(edition -> String.valueOf(edition.number()))
                            .collect(Collectors.joining(", ")),
                    "version",
                    acceptance.layoutVersion());
        }
    }
}
