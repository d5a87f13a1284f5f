package jp.sekisho.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.convert.MapExamples;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;

/**
 * Runs the examples beside the maps, each with the versions of its day. A map that is broken itself has been reported; its
 * examples are left alone.
 */
record ExampleFiles(Map<String, Programs.OfMap> maps, Map<String, Editions<Layout>> layouts, Issues issues) {

    void run(List<SourceFile> files) {
        CrossCheck check = new CrossCheck(issues);
        files.stream().filter(file -> file.kind() == Kind.MAP_EXAMPLES).forEach(file -> YamlSource.parse(
                        file.name(), file.text(), issues)
                .ifPresent(yaml -> {
                    check.known(Kind.MAP, yaml.optionalText(Kind.MAP_EXAMPLES.key), maps.keySet());
                    MapExamples.parse(yaml, issues).ifPresent(this::run);
                }));
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
