package jp.sekisho.catalogue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.file.ItemDictionary;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.layout.file.Surroundings;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;
import jp.sekisho.source.YamlText;

/** Reads layouts together with what they name: their dictionary of items, and tables of substitutes for characters. */
public record LayoutFiles(Map<String, ItemDictionary> dictionaries, Map<String, CodeTable> tables, Shapes shapes) {
    private static final String DICTIONARY = "dictionary";
    private static final String TABLE = "table ";
    private static final String UNMAPPABLE = "unmappable";

    /** A dictionary of items, with the tables that they name. */
    static ItemDictionary dictionary(YamlMapping file, Map<String, CodeTable> tables, Issues issues) {
        Map<String, Map<String, String>> substitutes = substitutes(named(file.everywhere(UNMAPPABLE)), tables, issues);
        return ItemDictionary.parse(file, new Surroundings(Map.of(), substitutes), issues);
    }

    /** The layout of a file; what could be read of one with errors is kept for those who name its items. */
    Optional<Layout> read(YamlMapping file, Issues issues) {
        int mark = issues.mark();
        Map<String, Map<String, String>> substitutes = substitutes(named(file.everywhere(UNMAPPABLE)), tables, issues);
        file.optionalText(DICTIONARY)
                .flatMap(id -> Optional.ofNullable(dictionaries.get(id.value())))
                .ifPresent(dictionary -> named(dictionary.everywhere(UNMAPPABLE)).keySet().stream()
                        .forEach(id -> Optional.ofNullable(tables.get(id))
                                .ifPresent(table -> substitutes.put(id, table.firstToSecond()))));
        LayoutFile.Read read = LayoutFile.read(file, new Surroundings(dictionaries, substitutes), issues);
        if (read.isSound()) {
            return Optional.of(read.layout());
        }
        shapes.add(file.place().file(), read.layout(), issues.since(mark));
        return Optional.empty();
    }

    private static Map<String, Map<String, String>> substitutes(
            Map<String, YamlText> named, Map<String, CodeTable> tables, Issues issues) {
        Map<String, Map<String, String>> substitutes = new HashMap<>();
        named.forEach((id, place) -> Optional.ofNullable(tables.get(id)).ifPresent(table -> {
            substitutes.put(id, table.firstToSecond());
            if (!table.isAlwaysValid()) {
                issues.error(place.place(), CatalogueError.DATED_SUBSTITUTES, "table", id);
            }
        }));
        return substitutes;
    }

    /** The files of a layout as one text: its own, and its dictionary's. */
    static String together(Edition<Layout> edition, Map<String, String> dictionaries) {
        String text = edition.file().text();
        return edition.yaml()
                .optionalText(DICTIONARY)
                .flatMap(id -> Optional.ofNullable(dictionaries.get(id.value())))
                .map(dictionary -> text + "\n---\n" + dictionary)
                .orElse(text);
    }

    /** A layout that was kept as one text, to read by: what would be written for characters that it lacks is not known. */
    public static Optional<Layout> apart(String together, Issues issues) {
        List<YamlMapping> files = YamlSource.documents("door_layout", together, issues);
        Map<String, Map<String, String>> substitutes = new HashMap<>();
        files.forEach(file -> named(file.everywhere(UNMAPPABLE)).keySet().forEach(id -> substitutes.put(id, Map.of())));
        Map<String, ItemDictionary> dictionaries = files.stream()
                .skip(1)
                .map(file -> ItemDictionary.parse(file, new Surroundings(Map.of(), substitutes), issues))
                .collect(Collectors.toMap(ItemDictionary::id, dictionary -> dictionary));
        return files.stream()
                .findFirst()
                .map(file -> LayoutFile.read(file, new Surroundings(dictionaries, substitutes), issues))
                .filter(LayoutFile.Read::isSound)
                .map(LayoutFile.Read::layout);
    }

    /** The tables of substitutes that these rules name, each where it is named first. */
    private static Map<String, YamlText> named(List<YamlText> rules) {
        Map<String, YamlText> tables = new LinkedHashMap<>();
        rules.stream()
                .filter(rule -> rule.value().startsWith(TABLE))
                .forEach(rule -> tables.putIfAbsent(
                        rule.value().substring(TABLE.length()).strip(), rule));
        return tables;
    }
}
