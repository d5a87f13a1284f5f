package jp.sekisho.catalogue;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.InterfaceFile;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Permit;
import jp.sekisho.boundary.PermitFile;
import jp.sekisho.boundary.Permits;
import jp.sekisho.boundary.SystemFile;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.CalendarFile;
import jp.sekisho.catalogue.Catalogue.Parts;
import jp.sekisho.convert.MapFile;
import jp.sekisho.convert.codes.CodeFile;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.file.ItemDictionary;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.LinkFile;
import jp.sekisho.source.CsvTable;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.RoleName;
import jp.sekisho.source.YamlMapping;

/** Reads the files of all kinds in the order in which they need each other. Used once, by one thread. */
final class Reading {
    private final RoleName role;
    private final List<SourceFile> files;
    private final BiConsumer<Link, Issues> linkCheck;
    private final Issues issues;
    private final Shapes shapes = new Shapes();

    Reading(RoleName role, List<SourceFile> files, BiConsumer<Link, Issues> linkCheck, Issues issues) {
        this.role = role;
        this.files = files;
        this.linkCheck = linkCheck;
        this.issues = issues;
    }

    /** The snapshot; good only if no issue is an error. */
    Catalogue catalogue(String version) {
        Parsed<BusinessCalendar> calendars =
                yaml(Kind.CALENDAR, (file, found) -> Optional.of(CalendarFile.parse(file, found)));
        Parsed<CodeTable> codes = codes();
        Parsed<ItemDictionary> dictionaries =
                yaml(Kind.ITEMS, (file, found) -> Optional.of(LayoutFiles.dictionary(file, codes.values(), found)));
        LayoutFiles layoutFiles = new LayoutFiles(dictionaries.values(), codes.values(), shapes);
        Map<String, Editions<Layout>> layouts = EditionReader.layouts(issues).read(files, layoutFiles::read);
        Map<String, Editions<MapFile>> maps =
                EditionReader.maps(issues).read(files, (file, found) -> Optional.of(MapFile.read(file, found)));
        Parsed<BusinessSystem> systems = yaml(Kind.SYSTEM, (file, found) -> Optional.of(SystemFile.parse(file, found)));
        Parsed<Interface> interfaces =
                fed(yaml(Kind.INTERFACE, (file, found) -> Optional.of(InterfaceFile.parse(file, found))));
        Parsed<Link> links = yaml(Kind.LINK, (file, found) -> {
            Link link = LinkFile.parse(file, calendars.values(), found);
            linkCheck.accept(link, found);
            return Optional.of(link);
        });
        Map<String, CsvTable> permits = tables(Kind.PERMITS);
        CrossCheck check = new CrossCheck(issues);
        InterfaceCheck interfaceCheck =
                new InterfaceCheck(role, interfaces, links, new InterfaceCheck.LayoutsAndMaps(layouts, maps), issues);
        interfaceCheck.check();
        new FeedCheck(interfaces, calendars.ids(), layouts, issues).check();
        interfaceCheck.dialects(systems);
        check.links(links, calendars, layouts);
        check.numbers(role, maps);
        check.codes(layouts, dictionaries, codes);
        permits.forEach((interfaceId, table) -> check.permits(
                table,
                interfaces
                        .value(interfaceId)
                        .filter(rules -> rules.passage() == Passage.REPLY)
                        .isPresent(),
                interfaceId,
                systems,
                links));
        new PassCheck(systems, interfaces, layouts, issues)
                .check(permits, unread(Kind.PERMITS, permits.keySet()), codes);
        Map<String, Programs.OfMap> programs = programs(maps, layouts, codes);
        new ExampleFiles(programs, layouts, issues).run(files);
        return new Catalogue(
                version,
                new Parts(
                        calendars.values(),
                        codes.values(),
                        layouts,
                        texts(Kind.ITEMS),
                        programs,
                        systems.values(),
                        interfaces.values(),
                        links.values()),
                permits(permits, askers(systems, links), layouts));
    }

    private <T> Parsed<T> yaml(Kind kind, BiFunction<YamlMapping, Issues, Optional<T>> parse) {
        Map<String, T> values = new LinkedHashMap<>();
        Map<String, YamlMapping> sources = new LinkedHashMap<>();
        Map<String, SourceFile> byId = byId(kind);
        byId.forEach((id, file) -> file.yaml(issues).ifPresent(yaml -> {
            sources.put(id, yaml);
            yaml.optionalText(kind.key)
                    .filter(written -> !written.value().equals(id))
                    .ifPresent(written -> issues.error(written.place(), CatalogueError.ID_DIFFERS, "expected", id));
            parse.apply(yaml, issues).ifPresent(value -> values.put(id, value));
        }));
        return new Parsed<>(byId.keySet(), values, sources);
    }

    /** What is distributed is told as the interface that it feeds says. */
    private static Parsed<Interface> fed(Parsed<Interface> read) {
        Map<String, Interface> values = new LinkedHashMap<>();
        read.values()
                .forEach((id, rules) -> values.put(
                        id,
                        rules.feed().flatMap(read::value).map(rules::feeding).orElse(rules)));
        return new Parsed<>(read.ids(), values, read.sources());
    }

    private Parsed<CodeTable> codes() {
        Map<String, SourceFile> byId = byId(Kind.CODES);
        Map<String, CodeTable> values = new LinkedHashMap<>();
        byId.values().stream().filter(SourceFile::isReadable).forEach(file -> CodeFile.parse(
                        file.id(), file.name(), file.text(), issues)
                .ifPresent(table -> values.put(file.id(), table)));
        return new Parsed<>(byId.keySet(), values, Map.of());
    }

    private Map<String, String> texts(Kind kind) {
        Map<String, String> texts = new LinkedHashMap<>();
        files.stream().filter(file -> file.kind() == kind).forEach(file -> texts.put(file.id(), file.text()));
        return texts;
    }

    private Map<String, CsvTable> tables(Kind kind) {
        Map<String, CsvTable> tables = new LinkedHashMap<>();
        byId(kind).forEach((id, file) -> file.table(issues).ifPresent(table -> tables.put(id, table)));
        return tables;
    }

    private Set<String> unread(Kind kind, Set<String> read) {
        return files.stream()
                .filter(file -> file.kind() == kind)
                .map(SourceFile::id)
                .filter(id -> !read.contains(id))
                .collect(Collectors.toSet());
    }

    private Map<String, Programs.OfMap> programs(
            Map<String, Editions<MapFile>> maps, Map<String, Editions<Layout>> layouts, Parsed<CodeTable> codes) {
        Programs checked = new Programs(layouts, shapes, codes, issues);
        Map<String, Programs.OfMap> programs = new LinkedHashMap<>();
        maps.forEach((id, editions) -> programs.put(id, checked.of(editions)));
        return programs;
    }

    /** Who may be permitted anything: systems, and counterparts that ask us. */
    private static Set<String> askers(Parsed<BusinessSystem> systems, Parsed<Link> links) {
        Set<String> askers = new HashSet<>(systems.values().keySet());
        askers.addAll(links.values().keySet());
        return askers;
    }

    private Permits permits(Map<String, CsvTable> tables, Set<String> askers, Map<String, Editions<Layout>> layouts) {
        Map<String, List<Permit>> permits = new LinkedHashMap<>();
        tables.forEach((interfaceId, table) -> permits.put(interfaceId, PermitFile.parse(table, issues)));
        List<Layout> all = layouts.values().stream()
                .flatMap(editions -> editions.all().stream())
                .flatMap(edition -> edition.value().stream())
                .toList();
        CodeNames names = CodeNames.of(byId(Kind.CODES), all);
        return Permits.of(askers, permits, names::name);
    }

    private Map<String, SourceFile> byId(Kind kind) {
        Map<String, SourceFile> byId = new LinkedHashMap<>();
        for (SourceFile file : files) {
            if (file.kind() != kind) {
                continue;
            }
            SourceFile other = byId.putIfAbsent(file.id(), file);
            if (other != null) {
                issues.error(Place.ofFile(file.name()), CatalogueError.ID_TWICE, "other", other.name());
            }
        }
        return byId;
    }
}
