package jp.sekisho.convert.examples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.value.Unanswered;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/**
 * The examples beside a map ({@code *.map.test.yaml}): what is given, and what must come of it. Values are written as in a
 * message, with or without their padding.
 *
 * <p>Immutable. Running them reports each that fails, at its place.
 */
public final class MapExamples {
    private final YamlText map;
    private final List<Example> examples;
    private final Stage stage;

    /** One example: either {@code then} or {@code refused} is there; of a line without an answer, {@code unanswered}. */
    record Example(
            YamlText name,
            Optional<YamlText> record,
            Given given,
            Optional<Unanswered> unanswered,
            Optional<LocalDate> on,
            Map<YamlText, YamlText> then,
            Optional<YamlText> refused,
            boolean dropped) {}

    /** The map and the layouts as they are on the day of an example. */
    public interface Day {
        Optional<ConversionMap> map(LocalDate day);

        Optional<Layout> layout(String id, LocalDate day);
    }

    /** Values of items, and where each item is named. */
    record Given(Map<String, String> values, List<YamlText> names) {

        static Given of(YamlMapping file, String key) {
            List<YamlText> names = file.optionalMapping(key).stream()
                    .flatMap(given -> given.keys().stream().map(item -> new YamlText(given.placeOf(item), item)))
                    .toList();
            return new Given(MapExamples.values(file, key), names);
        }
    }

    /** What all examples of a file share. */
    record Stage(Given base, Given request, Map<String, String> numbers, Map<String, String> constants, LocalDate on) {}

    private MapExamples(YamlText map, List<Example> examples, Stage stage) {
        this.map = map;
        this.examples = List.copyOf(examples);
        this.stage = stage;
    }

    /** The id of the map that these examples are for. */
    public String map() {
        return map.value();
    }

    public int size() {
        return examples.size();
    }

    /** The examples, or empty if the file has an error; what was found is in {@code issues}. */
    public static Optional<MapExamples> parse(YamlMapping file, Issues issues) {
        int before = issues.errors();
        Stage stage = new Stage(
                Given.of(file, "base"),
                Given.of(file, "request"),
                values(file, "numbers"),
                values(file, "constants"),
                file.text("on").asDate(issues));
        List<Example> examples = new ArrayList<>();
        file.mappings("examples").forEach(example -> examples.add(example(example, issues)));
        MapExamples read = new MapExamples(file.text("map"), examples, stage);
        file.refuseOthers();
        return issues.errors() == before ? Optional.of(read) : Optional.empty();
    }

    /**
     * Runs all of them, each with what is in force on its day, through bytes and back on both sides; each failure is an issue.
     */
    public void run(Day day, Issues issues) {
        examples.forEach(example -> run(example, day, issues));
    }

    private void run(Example example, Day day, Issues issues) {
        LocalDate on = example.on().orElse(stage.on());
        Optional<ConversionMap> conversion = day.map(on);
        if (conversion.isEmpty()) {
            issues.error(
                    example.name().place(),
                    MapError.EXAMPLE_NOT_IN_FORCE,
                    "example",
                    example.name().value(),
                    "on",
                    on,
                    "map",
                    map.value());
            return;
        }
        new ExampleRun(conversion.get(), request(conversion.get(), day, on), stage, issues).run(example);
    }

    /** The layout of the request that the examples answer, where they name items of it. */
    private Optional<Layout> request(ConversionMap conversion, Day day, LocalDate on) {
        return conversion
                .answers()
                .filter(id -> !stage.request().values().isEmpty())
                .flatMap(id -> day.layout(id, on));
    }

    private static Example example(YamlMapping file, Issues issues) {
        Map<YamlText, YamlText> then = new LinkedHashMap<>();
        file.optionalMapping("then").ifPresent(map -> map.keys()
                .forEach(key -> then.put(new YamlText(map.placeOf(key), key), map.text(key))));
        Example example = new Example(
                file.text("name"),
                file.optionalText("record"),
                Given.of(file, "given"),
                file.optionalMapping("unanswered").map(line -> unanswered(line, issues)),
                file.optionalText("on").map(text -> text.asDate(issues)),
                then,
                file.optionalText("refused"),
                file.optionalText("dropped").map(text -> text.asFlag(issues)).orElse(false));
        long ends = Stream.of(!then.isEmpty(), example.refused().isPresent(), example.dropped())
                .filter(Boolean::booleanValue)
                .count();
        if (ends != 1) {
            issues.error(
                    example.name().place(),
                    MapError.EXAMPLE_WITHOUT_END,
                    "example",
                    example.name().value());
        }
        if (example.unanswered().isPresent() && !example.given().values().isEmpty()) {
            issues.error(
                    example.name().place(),
                    MapError.EXAMPLE_GIVEN_TWICE,
                    "example",
                    example.name().value());
        }
        file.refuseOthers();
        return example;
    }

    private static Unanswered unanswered(YamlMapping file, Issues issues) {
        YamlText ending = file.text("ending");
        if (!Unanswered.ENDINGS.contains(ending.value())) {
            String known = String.join(", ", Unanswered.ENDINGS);
            issues.error(ending.place(), MapError.EXAMPLE_OF_NO_ENDING, "ending", ending.value(), "known", known);
        }
        Unanswered line = new Unanswered(
                ending.value(),
                file.optionalText("reason").map(YamlText::value).orElse(""),
                file.optionalText("reason-text").map(YamlText::value).orElse(""));
        file.refuseOthers();
        return line;
    }

    private static Map<String, String> values(YamlMapping file, String key) {
        Map<String, String> values = new LinkedHashMap<>();
        file.optionalMapping(key).ifPresent(map -> map.keys()
                .forEach(item -> values.put(item, map.text(item).value())));
        return values;
    }
}
