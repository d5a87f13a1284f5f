package jp.sekisho.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;
import jp.sekisho.source.YamlText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map language by the lines of its specification: what they give, are refused with, and are reported as. */
class MapLanguageTest {
    private static final YamlMapping SPEC = spec();
    private static final Layout SOURCE = Maps.layout(SPEC.text("source").value());
    private static final Layout TARGET = Maps.layout(SPEC.text("target").value());
    private static final Map<String, Layout> LAYOUTS = Map.of("s", SOURCE, "t", TARGET);
    private static final Map<String, CodeTable> TABLES = SPEC.optionalMapping("tables").orElseThrow().keys().stream()
            .collect(Collectors.toMap(
                    id -> id,
                    id -> Maps.table(
                            id,
                            SPEC.optionalMapping("tables")
                                    .orElseThrow()
                                    .text(id)
                                    .value())));

    static List<YamlMapping> values() {
        return SPEC.mappings("values");
    }

    static List<YamlMapping> maps() {
        return SPEC.mappings("maps");
    }

    @ParameterizedTest
    @MethodSource("values")
    void aLineOfAMap(YamlMapping vector) {
        String into = vector.optionalText("into").map(YamlText::value).orElse("文");
        Issues issues = new Issues();
        Optional<ConversionMap> map =
                Maps.read(lineOfMap(into, vector.text("is").value()), LAYOUTS, TABLES, issues);
        assertThat(found(issues)).as(name(vector)).isEqualTo(texts(vector, "issues"));
        RecordingContext context = new RecordingContext(Long.parseLong(
                vector.optionalText("sequence").map(YamlText::value).orElse("7")));
        map.ifPresent(program -> assertThat(outcome(program, vector, into, context))
                .as(name(vector))
                .isEqualTo(vector.optionalText("gives")
                        .or(() -> vector.optionalText("refused"))
                        .map(YamlText::value)
                        .orElse("")));
        assertThat(context.notes)
                .as(name(vector))
                .isEqualTo(vector.optionalText("noted").map(YamlText::value).stream()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("maps")
    void aWholeMap(YamlMapping vector) {
        Issues issues = new Issues();
        String text = "map: m\nfrom: s\nto: t\n" + vector.text("map").value();
        Optional<ConversionMap> map = Maps.read(text, LAYOUTS, TABLES, issues);
        assertThat(found(issues)).as(name(vector)).isEqualTo(texts(vector, "issues"));
        map.ifPresent(program -> vector.mappings("tries").forEach(attempt -> {
            Map<String, String> then = values(attempt, "then");
            String item = then.keySet().stream().findFirst().orElse("文");
            assertThat(outcome(program, attempt, item, new RecordingContext()))
                    .as(name(vector) + " " + values(attempt, "given").keySet())
                    .isEqualTo(attempt.optionalText("refused")
                            .map(YamlText::value)
                            .orElseGet(() -> then.getOrDefault(item, "")));
        }));
    }

    private static String outcome(ConversionMap map, YamlMapping vector, String item, RecordingContext context) {
        try {
            return map.apply(SOURCE.record(values(vector, "given")), context)
                    .orElseThrow()
                    .get(item);
        } catch (SekishoException e) {
            return e.code().wire() + " " + e.finding().details().get("item");
        }
    }

    /** A map of one line, in which all else is dropped or left blank. */
    private static String lineOfMap(String into, String is) {
        String right = is.startsWith("-") ? "\n    " + is.strip().replace("\n", "\n    ") : " " + quoted(is);
        String drop = SOURCE.fields().stream()
                .map(Field::name)
                .filter(name -> !is.contains(name))
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", ", "drop: [ ", " ]\n"));
        String blank = TARGET.fields().stream()
                .map(Field::name)
                .filter(name -> !name.equals(into))
                .collect(Collectors.joining(", ", "blank: [ ", " ]\n"));
        return "map: m\nfrom: s\nto: t\nset:\n  " + into + ":" + right + "\n" + drop + blank;
    }

    /** As YAML wants it. */
    private static String quoted(String is) {
        return is.startsWith("\"") || is.contains(": ") ? "'" + is + "'" : is;
    }

    private static List<String> found(Issues issues) {
        return issues.sorted().stream()
                .map(issue -> issue.place().line() + ":" + issue.place().column() + " "
                        + issue.finding().code().wire())
                .toList();
    }

    private static String name(YamlMapping vector) {
        return vector.text("name").value();
    }

    private static List<String> texts(YamlMapping vector, String key) {
        return vector.texts(key).stream().map(YamlText::value).toList();
    }

    private static Map<String, String> values(YamlMapping vector, String key) {
        Map<String, String> values = new LinkedHashMap<>();
        vector.optionalMapping(key).ifPresent(map -> map.keys()
                .forEach(item -> values.put(item, map.text(item).value())));
        return values;
    }

    private static YamlMapping spec() {
        Issues issues = new Issues();
        return YamlSource.read(Path.of("src/test/resources/convert/map-language.spec.yaml"), "map-language", issues)
                .orElseThrow(() -> new AssertionError(issues.sorted()));
    }
}
