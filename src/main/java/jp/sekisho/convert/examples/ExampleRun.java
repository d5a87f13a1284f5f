package jp.sekisho.convert.examples;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.examples.MapExamples.Example;
import jp.sekisho.convert.examples.MapExamples.Given;
import jp.sekisho.convert.examples.MapExamples.Stage;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.convert.value.Shape;
import jp.sekisho.convert.value.Side;
import jp.sekisho.convert.value.Unanswered;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.Suggestion;
import jp.sekisho.source.YamlText;

/**
 * Runs the examples of one map. Names in them that are not there are reported where they stand; such an example is not run.
 *
 * @param requested the layout of the request that is answered, if one is given
 */
record ExampleRun(ConversionMap map, Optional<Layout> requested, Stage stage, Issues issues) {

    void run(Example example) {
        int before = issues.errors();
        Optional<RecordKind> kind = kind(example);
        kind.ifPresent(read -> given(example, read).forEach(given -> known(given, map.source(), read)));
        Optional<Record> request = request();
        if (kind.isPresent() && issues.errors() == before) {
            run(example, kind.get(), request);
        }
    }

    private void run(Example example, RecordKind kind, Optional<Record> request) {
        try {
            converted(example, kind, context(example, request))
                    .ifPresentOrElse(record -> compare(example, record), () -> compareDropped(example));
        } catch (SekishoException e) {
            compareRefusal(example, e.finding());
        }
    }

    private Optional<Record> converted(Example example, RecordKind kind, ConversionContext context) {
        if (example.unanswered().isPresent()) {
            return Optional.of(map.target().throughBytes(map.unanswered(context)));
        }
        Map<String, String> values = new LinkedHashMap<>();
        given(example, kind).forEach(given -> values.putAll(given.values()));
        Record source = map.source().throughBytes(map.source().record(kind, values));
        return map.apply(source, context).map(map.target()::throughBytes);
    }

    /** The kind of record that the example is of: the data, if it does not say; empty if there is none of that name. */
    private Optional<RecordKind> kind(Example example) {
        if (example.record().isEmpty()) {
            return Optional.of(map.source().data());
        }
        YamlText name = example.record().get();
        Optional<RecordKind> kind = map.source().kind(name.value());
        if (kind.isEmpty()) {
            Suggestion near = Suggestion.of(
                    name.value(),
                    map.source().kinds().stream().map(RecordKind::name).toList());
            String layout = map.source().id();
            issues.error(
                    name.place(),
                    MapError.NO_SUCH_KIND,
                    "layout",
                    layout,
                    "kind",
                    name.value(),
                    "ja",
                    near.ja(),
                    "en",
                    near.en());
        }
        return kind;
    }

    /** What is in the record, the later over the earlier; of a line without an answer there is none. */
    private List<Given> given(Example example, RecordKind kind) {
        if (example.unanswered().isPresent()) {
            return List.of();
        }
        return kind.equals(map.source().data()) ? List.of(stage.base(), example.given()) : List.of(example.given());
    }

    private void known(Given given, Layout layout, RecordKind kind) {
        Side side = new Side(Shape.sound(layout), layout, kind);
        given.names().forEach(item -> side.reportMissing(item.value(), item.place(), MapError.NO_SOURCE_ITEM, issues));
    }

    /** The request that is answered, where the examples have one; what is wrong with it is no example's mistake. */
    private Optional<Record> request() {
        int before = issues.errors();
        requested.ifPresent(layout -> known(stage.request(), layout, layout.data()));
        if (requested.isEmpty() || issues.errors() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(requested.get().record(stage.request().values()));
        } catch (SekishoException e) {
            Place place = stage.request().names().get(0).place();
            refused(place, "request", e.finding());
            return Optional.empty();
        }
    }

    private void refused(Place place, String example, Finding why) {
        String code = why.code().wire() + " ";
        issues.error(
                place,
                MapError.EXAMPLE_REFUSED,
                "example",
                example,
                "whyJa",
                code + why.japanese(),
                "whyEn",
                code + why.english());
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
        example.refused().ifPresent(expected -> notRefused(example, expected, "拒まれませんでした", "it was not"));
        RecordKind kind = map.target().kind(actual.kind()).orElseGet(map.target()::data);
        Side made = new Side(Shape.sound(map.target()), map.target(), kind);
        example.then().forEach((name, expected) -> {
            String item = name.value();
            if (kind.field(item).isEmpty()) {
                made.reportMissing(item, name.place(), MapError.NO_TARGET_ITEM, issues);
                return;
            }
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
            refused(example.name().place(), example.name().value(), finding);
        } else if (!example.refused().get().value().equals(why)) {
            notRefused(example, example.refused().get(), why + " で拒まれました", "it was refused with " + why);
        }
    }

    private void notRefused(Example example, YamlText expected, String actualJa, String actualEn) {
        issues.error(
                expected.place(),
                MapError.EXAMPLE_NOT_REFUSED,
                "example",
                example.name().value(),
                "expected",
                expected.value(),
                "actualJa",
                actualJa,
                "actualEn",
                actualEn);
    }

    private ConversionContext context(Example example, Optional<Record> request) {
        LocalDate on = example.on().orElse(stage.on());
        return new ConversionContext() {
            @Override
            public String number(String kind) {
                return stage.numbers().getOrDefault(kind, "");
            }

            @Override
            public String integratedNumber(String item) {
                return stage.numbers().getOrDefault(item, "");
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
