package jp.sekisho.convert;

import java.util.ArrayList;
import java.util.HashSet;
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
import jp.sekisho.convert.Typed.Kind;
import jp.sekisho.layout.Classification;
import jp.sekisho.layout.Field;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
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
        Beginnings beginnings = new Beginnings(source, request, issues);
        Set<String> used = new HashSet<>();
        List<Assignment> assignments = new ArrayList<>();
        map.set().forEach((item, expression) -> {
            expression.terms().stream()
                    .filter(term -> !term.isCall())
                    .map(Term::name)
                    .forEach(used::add);
            Optional<Field> field = target.field(item.value());
            if (field.isEmpty()) {
                Missing.report(target, item.value(), item.place(), MapError.NO_TARGET_ITEM, issues);
            }
            Optional<Typed> value = compile(expression, beginnings, item.value());
            if (field.isPresent() && value.isPresent()) {
                refuseUnfit(field.get(), target, value.get(), expression.place());
                assignments.add(new Assignment(item.value(), value.get().value()));
            }
        });
        Coverage coverage = new Coverage(map, issues);
        coverage.checkSource(source, used);
        coverage.checkTarget(target);
        List<CheckedPair> checks = new ArrayList<>();
        map.checks()
                .forEach(check ->
                        new Comparisons(source, target, issues).compile(check).ifPresent(checks::add));
        return new Program(coded(source, used), List.copyOf(assignments), List.copyOf(checks));
    }

    private Optional<Typed> compile(Expression expression, Beginnings beginnings, String target) {
        List<Term> terms = expression.terms();
        if (!areInPlace(terms)) {
            return Optional.empty();
        }
        Optional<Typed> value = beginnings.of(terms.get(0), target);
        Functions functions = new Functions(tables, issues);
        for (Term term : terms.subList(1, terms.size())) {
            value = value.flatMap(before -> functions.apply(before, term));
        }
        return value;
    }

    private boolean areInPlace(List<Term> terms) {
        int before = issues.errors();
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            boolean begins = !term.isCall() || Beginnings.NAMES.contains(term.name());
            boolean follows = term.isCall() && Functions.NAMES.contains(term.name());
            if (!begins && !follows) {
                Set<String> names = new HashSet<>(Functions.NAMES);
                names.addAll(Beginnings.NAMES);
                Suggestion near = Suggestion.of(term.name(), names);
                issues.error(
                        term.place(),
                        MapError.UNKNOWN_FUNCTION,
                        "function",
                        term.name(),
                        "ja",
                        near.ja(),
                        "en",
                        near.en());
            } else if (i == 0 && !begins) {
                issues.error(term.place(), MapError.NOT_FIRST, "function", term.name());
            } else if (i > 0 && !follows) {
                issues.error(term.place(), MapError.ONLY_FIRST, "function", term.name());
            }
        }
        return issues.errors() == before;
    }

    private void refuseUnfit(Field field, Layout target, Typed value, Place place) {
        Kind kind = Kind.of(field);
        if (kind != Kind.TEXT && kind != value.kind()) {
            issues.error(
                    place,
                    MapError.NEEDS_DATE,
                    "item",
                    field.name(),
                    "type",
                    field.type().wire());
        }
        for (Classification classification : value.classes()) {
            if (target.carriesNo().contains(classification)) {
                issues.error(
                        place,
                        MapError.CLASS_NOT_CARRIED,
                        "layout",
                        target.id(),
                        "class",
                        classification,
                        "item",
                        field.name(),
                        "source",
                        value.blames());
            }
        }
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
