package jp.sekisho.convert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import jp.sekisho.convert.codes.CodeFile;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.examples.MapExamples;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.file.ItemDictionary;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.layout.file.Surroundings;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Shipped;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;

/** The repository's own layouts, code tables, maps and examples, read once. */
public final class Mappings {
    public final Issues issues = new Issues();
    public final Map<String, Layout> layouts = new HashMap<>();
    public final Map<String, CodeTable> tables = new HashMap<>();
    public final Map<String, ConversionMap> maps = new HashMap<>();
    public final List<MapExamples> examples = new ArrayList<>();

    public static Mappings read() {
        Mappings read = new Mappings();
        Map<String, ItemDictionary> dictionaries = new HashMap<>();
        each("layouts", ".items.yaml", (path, text) -> read.yaml(path, text)
                .map(yaml -> ItemDictionary.parse(yaml, read.issues))
                .ifPresent(dictionary -> dictionaries.put(dictionary.id(), dictionary)));
        Surroundings surroundings = new Surroundings(dictionaries, Map.of());
        each("layouts", ".layout.yaml", (path, text) -> read.yaml(path, text)
                .map(yaml -> LayoutFile.read(yaml, surroundings, read.issues))
                .filter(LayoutFile.Read::isSound)
                .map(LayoutFile.Read::layout)
                .ifPresent(layout -> read.layouts.put(layout.id(), layout)));
        each("codes", ".codes.csv", (path, text) -> {
            String id = path.getFileName().toString().replace(".codes.csv", "");
            CodeFile.parse(id, path.toString(), text, read.issues).ifPresent(table -> read.tables.put(id, table));
        });
        each("maps", ".map.yaml", (path, text) -> read.yaml(path, text)
                .flatMap(yaml -> Maps.read(yaml, read.layouts, read.tables, read.issues))
                .ifPresent(map -> read.maps.put(map.id(), map)));
        each("maps", ".map.test.yaml", (path, text) -> read.yaml(path, text)
                .flatMap(yaml -> MapExamples.parse(yaml, read.issues))
                .ifPresent(read.examples::add));
        return read;
    }

    private java.util.Optional<YamlMapping> yaml(Path path, String text) {
        return YamlSource.parse(path.toString(), text, issues);
    }

    private static void each(String folder, String ending, BiConsumer<Path, String> use) {
        try {
            for (Path file : Shipped.files(folder)) {
                if (file.toString().endsWith(ending)) {
                    use.accept(file, Files.readString(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
