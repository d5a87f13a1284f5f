package jp.sekisho.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.convert.ConversionMap.Assignment;
import jp.sekisho.convert.ConversionMap.CodedItem;
import jp.sekisho.convert.ConversionMap.Program;
import jp.sekisho.convert.Expression.Term;
import jp.sekisho.convert.MapFile.Parsed;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlText;

/** Looks up every name of a parsed map, and compiles it when all of them mean something. */
record MapChecker(Parsed map, Map<String, Layout> layouts, Tables tables, Issues issues) {

    Optional<ConversionMap> check() {
        int before = issues.errors();
        Optional<Layout> source = layout(map.from());
        Optional<Layout> target = layout(map.to());
        Optional<Layout> request = map.answers().flatMap(this::layout);
        if (source.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        Program program = program(source.get(), target.get(), request);
        return issues.errors() == before
                ? Optional.of(new ConversionMap(
                        map.id().value(),
                        source.get(),
                        target.get(),
                        map.answers().map(YamlText::value),
                        program))
                : Optional.empty();
    }

    private Program program(Layout source, Layout target, Optional<Layout> request) {
        Beginnings beginnings = new Beginnings(Optional.of(source), request, issues);
        List<Assignment> assignments = new Assignments(target, beginnings, tables, issues).compile(map.set());
        Set<String> used = map.set().values().stream()
                .flatMap(expression -> expression.terms().stream())
                .filter(term -> !term.isCall())
                .map(Term::name)
                .collect(Collectors.toSet());
        Coverage coverage = new Coverage(map, issues);
        coverage.checkSource(source, used);
        coverage.checkTarget(target);
        List<CheckedPair> checks = new ArrayList<>();
        map.checks()
                .forEach(check ->
                        new Comparisons(source, target, issues).compile(check).ifPresent(checks::add));
        return new Program(
                coded(source, used),
                assignments,
                List.copyOf(checks),
                new UnansweredChecker(map, tables, issues).compile(request, target));
    }

    private List<CodedItem> coded(Layout source, Set<String> used) {
        return source.fields().stream()
                .filter(field -> used.contains(field.name()))
                .flatMap(field -> field
                        .codes()
                        .flatMap(table -> tables.named(table, map.from().place()))
                        .map(table -> new CodedItem(field.name(), table))
                        .stream())
                .collect(Collectors.toUnmodifiableList());
    }

    private Optional<Layout> layout(YamlText name) {
        Optional<Layout> layout = Optional.ofNullable(layouts.get(name.value()));
        if (layout.isEmpty()) {
            Suggestion near = Suggestion.of(name.value(), layouts.keySet());
            issues.error(
                    name.place(), MapError.UNKNOWN_LAYOUT, "layout", name.value(), "ja", near.ja(), "en", near.en());
        }
        return layout;
    }
}
