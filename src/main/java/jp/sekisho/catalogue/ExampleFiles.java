package jp.sekisho.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.examples.MapExamples;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/**
 * Runs the examples beside the maps, each with the versions of its day. A map that is broken itself has been reported; its
 * examples are left alone.
 */
record ExampleFiles(Map<String, Programs.OfMap> maps, Map<String, Editions<Layout>> layouts, Issues issues) {

    void run(List<SourceFile> files) {
        files.stream().filter(file -> file.kind() == Kind.MAP_EXAMPLES).forEach(file -> file.yaml(issues)
                .ifPresent(yaml -> run(file, yaml)));
    }

    private void run(SourceFile file, YamlMapping yaml) {
        Optional<YamlText> map = yaml.optionalText(Kind.MAP_EXAMPLES.key);
        new CrossCheck(issues).known(Kind.MAP, map, maps.keySet());
        map.filter(id -> maps.containsKey(id.value()) && !id.value().equals(file.id()))
                .ifPresent(id -> issues.error(id.place(), CatalogueError.ID_DIFFERS, "expected", file.id()));
        MapExamples.parse(yaml, issues).ifPresent(this::run);
    }

    private void run(MapExamples examples) {
        Optional.ofNullable(maps.get(examples.map()))
                .filter(Programs.OfMap::isWhole)
                .ifPresent(programs -> examples.run(new OfDay(programs), issues));
    }

    /** What the examples are run with. */
    private final class OfDay implements MapExamples.Day {
        private final Programs.OfMap programs;

        OfDay(Programs.OfMap programs) {
            this.programs = programs;
        }

        @Override
        public Optional<ConversionMap> map(LocalDate day) {
            return programs.on(day);
        }

        @Override
        public Optional<Layout> layout(String id, LocalDate day) {
            return Optional.ofNullable(layouts.get(id)).flatMap(editions -> editions.valueOn(day));
        }
    }
}
