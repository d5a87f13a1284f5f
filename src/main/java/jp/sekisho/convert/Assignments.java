package jp.sekisho.convert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.convert.ConversionMap.Assignment;
import jp.sekisho.convert.Expression.Term;
import jp.sekisho.convert.Typed.Kind;
import jp.sekisho.layout.Classification;
import jp.sekisho.layout.Field;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlText;

/** Compiles the lines of a map that fill the target's items. */
record Assignments(Layout target, Beginnings beginnings, Tables tables, Issues issues) {

    List<Assignment> compile(Map<YamlText, Expression> set) {
        List<Assignment> assignments = new ArrayList<>();
        set.forEach((item, expression) -> {
            Optional<Field> field = target.field(item.value());
            if (field.isEmpty()) {
                Missing.report(target, item.value(), item.place(), MapError.NO_TARGET_ITEM, issues);
            }
            Optional<Typed> value = compile(expression, item.value());
            if (field.isPresent() && value.isPresent()) {
                refuseUnfit(field.get(), value.get(), expression.place());
                assignments.add(new Assignment(item.value(), value.get().value()));
            }
        });
        return List.copyOf(assignments);
    }

    private Optional<Typed> compile(Expression expression, String item) {
        List<Term> terms = expression.terms();
        if (!areInPlace(terms)) {
            return Optional.empty();
        }
        Optional<Typed> value = beginnings.of(terms.get(0), item);
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

    private void refuseUnfit(Field field, Typed value, Place place) {
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
}
