package jp.sekisho.convert;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.convert.codes.CodeFile;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.compile.MapSurroundings;
import jp.sekisho.convert.examples.MapExamples;
import jp.sekisho.convert.value.Shape;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;

/** Maps, layouts and tables as the catalogue would read them. */
public final class Maps {
    private Maps() {}

    public static Optional<ConversionMap> read(
            String text, Map<String, Layout> layouts, Map<String, CodeTable> tables, Issues issues) {
        return YamlSource.parse("m.map.yaml", text, issues).flatMap(yaml -> read(yaml, layouts, tables, issues));
    }

    public static Optional<ConversionMap> read(
            YamlMapping yaml, Map<String, Layout> layouts, Map<String, CodeTable> tables, Issues issues) {
        Map<String, Shape> shapes = layouts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Shape.sound(entry.getValue())));
        return MapFile.read(yaml, issues).check(new MapSurroundings(shapes, tables, Set.of()), issues);
    }

    public static Layout layout(String text) {
        Issues issues = new Issues();
        return YamlSource.parse("l", text, issues)
                .flatMap(yaml -> LayoutFile.parse(yaml, issues))
                .orElseThrow(() -> new AssertionError(issues.sorted()));
    }

    public static CodeTable table(String id, String csv) {
        return CodeFile.parse(id, id, csv, new Issues()).orElseThrow();
    }

    /** Runs the examples of a file with one map, whatever their day. */
    public static void run(String examples, ConversionMap map, Map<String, Layout> layouts, Issues issues) {
        YamlSource.parse("m.map.test.yaml", examples, issues)
                .flatMap(yaml -> MapExamples.parse(yaml, issues))
                .ifPresent(read -> read.run(every(map, layouts), issues));
    }

    static MapExamples.Day every(ConversionMap map, Map<String, Layout> layouts) {
        return new MapExamples.Day() {
            @Override
            public Optional<ConversionMap> map(LocalDate day) {
                return Optional.of(map);
            }

            @Override
            public Optional<Layout> layout(String id, LocalDate day) {
                return Optional.ofNullable(layouts.get(id));
            }
        };
    }
}
