package jp.sekisho.convert;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.convert.MapExamples.Example;
import jp.sekisho.convert.MapExamples.Stage;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.Record;
import jp.sekisho.layout.RecordKind;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlText;

/** Runs the examples of one map. */
record ExampleRun(ConversionMap map, Optional<Record> request, Stage stage, Issues issues) {

    void run(Example example) {
        try {
            converted(example).ifPresentOrElse(record -> compare(example, record), () -> compareDropped(example));
        } catch (SekishoException e) {
            compareRefusal(example, e.finding());
        }
    }

    private Optional<Record> converted(Example example) {
        if (example.unanswered().isPresent()) {
            return Optional.of(map.target().throughBytes(map.unanswered(context(example))));
        }
        Map<String, String> given = new LinkedHashMap<>();
        if (example.record().isEmpty()) {
            given.putAll(stage.base());
        }
        given.putAll(example.given());
        Record source = map.source().throughBytes(map.source().record(kind(map.source(), example), given));
        return map.apply(source, context(example)).map(map.target()::throughBytes);
    }

    /** The kind of record that the example is of: the data, if it does not say. */
    private static RecordKind kind(Layout layout, Example example) {
        return example.record()
                .map(name -> layout.kind(name.value()).orElseThrow(() -> Finding.of(
                                MapError.NO_SUCH_KIND, "layout", layout.id(), "kind", name.value(), "ja", "", "en", "")
                        .asException()))
                .orElseGet(layout::data);
    }

    private void compareDropped(Example example) {
        if (!example.dropped()) {
            differs(example, MapError.EXAMPLE_DROPPED);
        }
    }

    private void differs(Example example, MapError code) {
        issues.error(example.name().place(), code, "example", example.name().value());
    }

    private void compare(Example example, Record actual) {
        if (example.dropped()) {
            differs(example, MapError.EXAMPLE_NOT_DROPPED);
        }
        example.refused().ifPresent(expected -> notRefused(example, expected, "拒まれませんでした (it was not)"));
        RecordKind kind = map.target().kind(actual.kind()).orElseGet(map.target()::data);
        example.then().forEach((item, expected) -> {
            String value = map.target().canonical(kind, item, expected.value());
            if (!value.equals(actual.get(item))) {
                issues.error(
                        expected.place(),
                        MapError.EXAMPLE_DIFFERS,
                        "example",
                        example.name().value(),
                        "item",
                        item,
                        "expected",
                        value,
                        "actual",
                        actual.get(item));
            }
        });
    }

    private void compareRefusal(Example example, Finding finding) {
        String why = (finding.code().wire() + " " + finding.details().getOrDefault("item", "")).strip();
        if (example.refused().isEmpty()) {
            Place place = example.name().place();
            issues.error(
                    place, MapError.EXAMPLE_REFUSED, "example", example.name().value(), "why", finding);
        } else if (!example.refused().get().value().equals(why)) {
            notRefused(example, example.refused().get(), why);
        }
    }

    private void notRefused(Example example, YamlText expected, String actual) {
        issues.error(
                expected.place(),
                MapError.EXAMPLE_NOT_REFUSED,
                "example",
                example.name().value(),
                "expected",
                expected.value(),
                "actual",
                actual);
    }

    private ConversionContext context(Example example) {
        LocalDate on = example.on().orElse(stage.on());
        return new ConversionContext() {
            @Override
            public String number(String kind) {
                return stage.numbers().getOrDefault(kind, "");
            }

            @Override
            public String constant(String name) {
                return stage.constants().getOrDefault(name, "");
            }

            @Override
            public LocalDate businessDate() {
                return on;
            }

            @Override
            public Optional<Record> request() {
                return request;
            }

            @Override
            public Optional<Unanswered> unanswered() {
                return example.unanswered();
            }
        };
    }
}
