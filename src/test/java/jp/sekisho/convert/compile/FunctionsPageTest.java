package jp.sekisho.convert.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.convert.Mappings;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.compile.FunctionsPage.Example;
import jp.sekisho.convert.functions.TextFunctions;
import jp.sekisho.convert.language.Expression;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.language.Slice;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.convert.value.Kind;
import jp.sekisho.convert.value.Scope;
import jp.sekisho.convert.value.Shape;
import jp.sekisho.convert.value.Side;
import jp.sekisho.convert.value.Tables;
import jp.sekisho.convert.value.Typed;
import jp.sekisho.convert.value.Unanswered;
import jp.sekisho.convert.value.Uses;
import jp.sekisho.convert.value.Value;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlSource;
import jp.sekisho.source.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page on functions says of them is what they do. */
class FunctionsPageTest {
    private static final Set<String> OF_A_LINE_WITHOUT_ANSWER = Set.of("ending", "reason", "reason-text");
    private static final Set<String> OF_NUMBERS = Set.of("plus", "minus");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
    private static final Map<String, CodeTable> TABLES = Mappings.read().tables;
    private final Issues issues = new Issues();
    private final Layout source = layout("source", "文字", "日付");
    private final Layout request = layout("request", "宛名番号", "依頼日");

    static List<Example> examples() {
        return FunctionsPage.examples();
    }

    @Test
    void everyFunctionIsInTheTablesOnceAndHasExamples() {
        Set<String> known = new HashSet<>(Functions.NAMES);
        known.addAll(Beginnings.NAMES);
        assertThat(FunctionsPage.functions()).containsExactlyInAnyOrderElementsOf(known);
        assertThat(examples().stream().map(Example::function).collect(Collectors.toSet()))
                .isEqualTo(known);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsTrue(Example example) {
        assertThat(example.written()).startsWith(example.function() + "(");
        assertThat(given(example)).isEqualTo(example.out());
    }

    private String given(Example example) {
        boolean begins = Beginnings.NAMES.contains(example.function());
        String item = item(example);
        Value value = compiled(begins ? example.written() : item + " | " + example.written(), example);
        Record record = source.blank().with("基準日", TODAY.toString()).with(item, example.in());
        try {
            return value.of(record, new Given(example.in(), request.blank().with("宛名番号", example.in())));
        } catch (SekishoException refused) {
            return refused.finding().code().wire();
        }
    }

    private Value compiled(String written, Example example) {
        boolean unanswered = OF_A_LINE_WITHOUT_ANSWER.contains(example.function());
        YamlText text = new YamlText(new Place("functions.md", 1, 1, 1, written), written);
        Scope scope = new Scope(
                unanswered ? Optional.empty() : Optional.of(side(source)),
                unanswered ? Optional.of(MapError.NO_ANSWER) : Optional.empty(),
                "",
                new Scope.Request(true, Optional.of(side(request))),
                new Tables(TABLES, Set.of(), issues),
                new Uses(),
                issues);
        Typed value =
                new Values(scope).of(Expression.parse(Slice.of(text), issues).orElseThrow(), example.function());
        assertThat(issues.sorted()).isEmpty();
        return value.value();
    }

    private static Side side(Layout layout) {
        return new Side(Shape.sound(layout), layout, layout.data());
    }

    /** An item of the kind that the function takes. */
    private static String item(Example example) {
        if (example.in().startsWith("--")) {
            return "月日";
        }
        if (OF_NUMBERS.contains(example.function())) {
            return "数";
        }
        boolean takesDate = example.function().equals("date")
                || TextFunctions.named(example.function())
                        .filter(known -> known.takes() == Kind.DATE)
                        .isPresent();
        return takesDate ? "日付" : "文字";
    }

    private Layout layout(String id, String text, String date) {
        String yaml = Stream.of(
                        "layout: " + id,
                        "form: xml",
                        "namespace: urn:x",
                        "root: r",
                        "charset: UTF-8",
                        "version: 1",
                        "from: 2026-04-01",
                        "fields:",
                        "  - { name: " + text + ", blank: allowed }",
                        "  - { name: 数, type: digits, blank: allowed }",
                        "  - { name: 月日, type: month-day, blank: allowed }",
                        "  - { name: 基準日, type: date, blank: allowed }",
                        "  - { name: " + date + ", type: date, blank: allowed }")
                .collect(Collectors.joining("\n"));
        return YamlSource.parse(id, yaml, issues)
                .flatMap(read -> LayoutFile.parse(read, issues))
                .orElseThrow(() -> new AssertionError(issues.sorted()));
    }

    /** Whatever is asked for is what comes in. */
    private record Given(String in, Record asked) implements ConversionContext {
        @Override
        public String number(String kind) {
            return in;
        }

        @Override
        public String integratedNumber(String item) {
            return number("integrated");
        }

        @Override
        public String constant(String name) {
            return in;
        }

        @Override
        public LocalDate businessDate() {
            return TODAY;
        }

        @Override
        public Optional<Record> request() {
            return Optional.of(asked);
        }

        @Override
        public Optional<Unanswered> unanswered() {
            return Optional.of(new Unanswered(in, in, in));
        }
    }
}
