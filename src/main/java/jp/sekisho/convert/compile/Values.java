package jp.sekisho.convert.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.convert.language.Expression;
import jp.sekisho.convert.language.Expression.Argument;
import jp.sekisho.convert.language.Expression.Call;
import jp.sekisho.convert.language.Expression.Item;
import jp.sekisho.convert.language.Expression.Term;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.language.ParsedMap;
import jp.sekisho.convert.language.ParsedMap.Broken;
import jp.sekisho.convert.language.ParsedMap.Case;
import jp.sekisho.convert.language.ParsedMap.Cases;
import jp.sekisho.convert.language.ParsedMap.Right;
import jp.sekisho.convert.language.Slice;
import jp.sekisho.convert.value.Codes;
import jp.sekisho.convert.value.Kind;
import jp.sekisho.convert.value.RecordPredicate;
import jp.sekisho.convert.value.Scope;
import jp.sekisho.convert.value.Typed;
import jp.sekisho.convert.value.Typed.Chosen;
import jp.sekisho.convert.value.Value;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.item.Field;
import jp.sekisho.source.Suggestion;

/** Compiles the right sides of a map's lines. What is wrong is reported, and in its place stands what fits anything. */
record Values(Scope scope) {

    Typed of(Right right, String target) {
        if (right instanceof ParsedMap.Plain plain) {
            return of(plain.expression(), target);
        }
        return right instanceof Cases cases ? of(cases, target) : broken(((Broken) right).written());
    }

    /** An argument that is a value: a text in quotes, or an expression of its own. */
    Typed argument(Argument argument, String target) {
        return Expression.parse(argument.at(), scope.issues())
                .map(expression -> of(expression, target))
                .orElseGet(Typed::unknown);
    }

    Typed of(Expression expression, String target) {
        int before = scope.issues().errors();
        Typed value = areInPlace(expression.terms()) ? compiled(expression, target) : Typed.unknown();
        return scope.issues().errors() == before ? value : broken(expression.at());
    }

    private Typed compiled(Expression expression, String target) {
        Typed value = expression.first() instanceof Item item
                ? scope.value(item, new Codes(scope.tables()).ruled(expression))
                : new Beginnings(scope).of(expression.first(), target);
        Functions functions = new Functions(scope);
        for (Term term : expression.terms().subList(1, expression.terms().size())) {
            value = functions.apply(value, (Call) term);
        }
        return value;
    }

    /** The items that something wrong names count as used: that they are not is no mistake of its own. */
    private Typed broken(Slice written) {
        scope.source().stream()
                .flatMap(side -> side.kind().fields().stream())
                .map(Field::name)
                .filter(name -> written.text().contains(name)
                        || !scope.slot().isEmpty()
                                && name.startsWith(scope.slot())
                                && written.text()
                                        .contains(name.substring(scope.slot().length())))
                .forEach(scope.uses()::mayMean);
        return Typed.unknown();
    }

    /** A value of which the record decides; refused where no case holds. It tells of what is compared to choose it. */
    private Typed of(Cases cases, String target) {
        List<RecordPredicate> tests = new ArrayList<>();
        List<Typed> values = new ArrayList<>();
        List<Chosen> choices = new ArrayList<>();
        Conditions conditions = new Conditions(scope, Optional.empty(), false);
        List<Typed> compared = new ArrayList<>();
        for (Case each : cases.each()) {
            each.when().map(conditions::compared).ifPresent(compared::addAll);
            tests.add(each.when().map(conditions::compile).orElse(RecordPredicate.ALWAYS));
            Typed value = of(each.is(), target);
            values.add(value);
            choices.add(new Chosen(value, each.is().place()));
        }
        List<Value> then = values.stream().map(Typed::value).toList();
        Finding none = Finding.of(MapError.NO_CASE, "item", target);
        Value chosen = (source, context) -> {
            for (int i = 0; i < tests.size(); i++) {
                if (tests.get(i).holds(source, source, context)) {
                    return then.get(i).of(source, context);
                }
            }
            throw none.asException();
        };
        Typed typed = Typed.of(chosen, together(values), target).madeOf(values);
        for (Typed each : compared) {
            typed = typed.carrying(each.flow().withoutText());
        }
        cases.broken().forEach(this::broken);
        Typed choice = typed.chosenFrom(choices);
        return cases.broken().isEmpty()
                ? Typed.possible(values).map(choice::oneOf).orElse(choice)
                : Typed.unknown();
    }

    /** The kind of a value that is one of several. */
    private static Kind together(List<Typed> values) {
        return values.stream().map(Typed::kind).reduce(Kind.UNKNOWN, Kind::or);
    }

    private boolean areInPlace(List<Term> terms) {
        int before = scope.issues().errors();
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            String name = term instanceof Call call ? call.name() : term.at().text();
            boolean begins = !(term instanceof Call) || Beginnings.NAMES.contains(name);
            boolean follows = term instanceof Call && Functions.NAMES.contains(name);
            if (!begins && !follows) {
                Set<String> names = new HashSet<>(Functions.NAMES);
                names.addAll(Beginnings.NAMES);
                Suggestion near = Suggestion.of(name, names);
                scope.issues()
                        .error(
                                term.place(),
                                MapError.UNKNOWN_FUNCTION,
                                "function",
                                name,
                                "ja",
                                near.ja(),
                                "en",
                                near.en());
            } else if (i == 0 && !begins) {
                scope.issues().error(term.place(), MapError.NOT_FIRST, "function", name);
            } else if (i > 0 && !follows) {
                scope.issues().error(term.place(), MapError.ONLY_FIRST, "function", name);
            }
        }
        return scope.issues().errors() == before;
    }
}
