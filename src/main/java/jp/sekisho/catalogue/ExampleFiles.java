package jp.sekisho.catalogue;

import java.util.Map;
import java.util.Optional;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.convert.MapExamples;
import jp.sekisho.convert.MapFile;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;

/** Runs the examples beside the maps. A map that is broken itself has been reported; its examples are left alone. */
record ExampleFiles(Parsed<MapExamples> examples, Issues issues) {

    void run(Parsed<MapFile> maps, Map<String, ConversionMap> programs, Map<String, Layout> layouts) {
        CrossCheck check = new CrossCheck(issues);
        examples.values().forEach((id, example) -> {
            Optional.ofNullable(examples.sources().get(id))
                    .ifPresent(file -> check.known(Kind.MAP, file.optionalText("map"), maps.ids()));
            Optional.ofNullable(programs.get(example.map()))
                    .ifPresent(program -> example.run(program, layouts, issues));
        });
    }
}
