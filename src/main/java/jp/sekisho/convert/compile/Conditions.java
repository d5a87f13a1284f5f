package jp.sekisho.convert.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.convert.language.Comparison;
import jp.sekisho.convert.language.Condition;
import jp.sekisho.convert.language.Condition.All;
import jp.sekisho.convert.language.Condition.Any;
import jp.sekisho.convert.language.Condition.Compared;
import jp.sekisho.convert.language.Condition.Filled;
import jp.sekisho.convert.language.Expression.Call;
import jp.sekisho.convert.language.Expression.Item;
import jp.sekisho.convert.language.Expression.Literal;
import jp.sekisho.convert.language.Expression.Term;
import jp.sekisho.convert.language.Look;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.language.PlainNumber;
import jp.sekisho.convert.value.CanonicalText;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.convert.value.Kind;
import jp.sekisho.convert.value.RecordPredicate;
import jp.sekisho.convert.value.Scope;
import jp.sekisho.convert.value.Side;
import jp.sekisho.convert.value.Side.Known;
import jp.sekisho.convert.value.Typed;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.record.Record;
import jp.sekisho.source.Issues;

/**
 * Compiles conditions. In a check a name is an item of the target, or else of the source; where there is no target yet, of the
 * source.
 *
 * <p>With a blank value nothing can be compared: a case is not taken for it, and a check is not failed by it.
 *
 * @param made the target's items, in a check
 * @param blankHolds what a comparison with a blank value comes to
 */
record Conditions(Scope scope, Optional<Side> made, boolean blankHolds) {

    /** How a value is found in the two records. */
    private interface Asked {
        String of(Record source, Record made, ConversionContext context);
    }

    /**
     * One side of a comparison.
     *
     * @param text what is known of its text, of an item
     */
    private record Operand(Asked asked, Kind kind, String name, Optional<CanonicalText> text) {}

    RecordPredicate compile(Condition condition) {
        if (condition instanceof Any any) {
            List<RecordPredicate> parts =
                    any.parts().stream().map(this::compile).toList();
            return (source, target, context) -> holding(parts, source, target, context) > 0;
        }
        if (condition instanceof All all) {
            List<RecordPredicate> parts =
                    all.parts().stream().map(this::compile).toList();
            return (source, target, context) -> holding(parts, source, target, context) == parts.size();
        }
        return condition instanceof Compared compared ? compared(compared) : filled((Filled) condition);
    }

    /** The values that are compared: whoever sees what came of it learns of them. Reports nothing. */
    List<Typed> compared(Condition condition) {
        if (condition instanceof Any any) {
            return any.parts().stream().flatMap(part -> compared(part).stream()).toList();
        }
        if (condition instanceof All all) {
            return all.parts().stream().flatMap(part -> compared(part).stream()).toList();
        }
        Conditions silent = new Conditions(scope.inSlot(scope.slot(), new Issues()), made, blankHolds);
        return condition instanceof Compared compared
                ? List.of(silent.typed(compared.left()), silent.typed(compared.right()))
                : List.of();
    }

    /** The item that a refusal names: the first that the condition asks for. */
    static String blames(Condition condition) {
        if (condition instanceof Any any) {
            return blames(any.parts().get(0));
        }
        if (condition instanceof All all) {
            return blames(all.parts().get(0));
        }
        return condition instanceof Compared compared
                ? name(compared.left() instanceof Item ? compared.left() : compared.right())
                : name(((Filled) condition).sides().get(0));
    }

    private static String name(Term term) {
        return term instanceof Item item ? item.name() : term.at().text();
    }

    private static int holding(List<RecordPredicate> parts, Record source, Record target, ConversionContext context) {
        int holding = 0;
        for (RecordPredicate part : parts) {
            holding += part.holds(source, target, context) ? 1 : 0;
        }
        return holding;
    }

    private RecordPredicate compared(Compared compared) {
        Operand left = operand(compared.left());
        Operand right = operand(compared.right());
        if (!isComparable(left.kind(), right.kind())
                || compared.right() instanceof Literal empty && empty.text().isEmpty()) {
            scope.issues()
                    .error(
                            compared.at().place(),
                            MapError.COMPARES_UNLIKE,
                            "left",
                            left.name(),
                            "right",
                            compared.right().at().text());
        }
        Comparison sign = compared.sign();
        boolean asNumbers =
                sign.isOfOrder() || left.kind().isNumber() && right.kind().isNumber();
        if (isComparable(left.kind(), right.kind())) {
            refuseNever(left, compared.right(), sign, asNumbers);
            refuseNever(right, compared.left(), sign, asNumbers);
        }
        Asked a = left.asked();
        Asked b = right.asked();
        return (source, target, context) -> {
            String one = a.of(source, target, context);
            String other = b.of(source, target, context);
            return one.isEmpty() || other.isEmpty() ? blankHolds : sign.holds(one, other, asNumbers);
        };
    }

    /** A literal that the item never is: the comparison would always come out the same. */
    private void refuseNever(Operand item, Term other, Comparison sign, boolean asNumbers) {
        if (other instanceof Literal literal && !literal.text().isEmpty()) {
            item.text().filter(text -> !text.canMeet(literal, sign, asNumbers)).ifPresent(text -> {
                Look look = Look.of(text.field());
                scope.issues()
                        .error(
                                literal.place(),
                                MapError.NEVER_SO,
                                "item",
                                item.name(),
                                "value",
                                literal.text(),
                                "lookJa",
                                look.japanese(),
                                "lookEn",
                                look.english());
            });
        }
    }

    private static boolean isComparable(Kind left, Kind right) {
        if (left == Kind.UNKNOWN || right == Kind.UNKNOWN) {
            return true;
        }
        return left.isTakenAs(right) && (left == Kind.DATE_TIME) == (right == Kind.DATE_TIME);
    }

    private RecordPredicate filled(Filled filled) {
        List<Asked> sides = new ArrayList<>();
        filled.sides().forEach(side -> sides.add(operand(side).asked()));
        int most = filled.howMany() == Condition.HowMany.ONE ? 1 : sides.size();
        int least = filled.howMany() == Condition.HowMany.ALL ? sides.size() : 1;
        boolean blank = !filled.filled();
        return (source, target, context) -> {
            int so = 0;
            for (Asked side : sides) {
                so += side.of(source, target, context).isEmpty() == blank ? 1 : 0;
            }
            return so >= least && so <= most;
        };
    }

    private Operand operand(Term term) {
        if (term instanceof Item item && made.isPresent()) {
            Side target = made.get();
            Known known = target.known(item.name());
            if (known == Known.ITEM) {
                return operand(target, item.name());
            }
            if (known == Known.DOUBTFUL || isNowhere(item)) {
                target.reportMissing(item.name(), item.place(), MapError.NO_TARGET_ITEM, scope.issues());
                return new Operand((source, record, context) -> "", Kind.UNKNOWN, item.name(), Optional.empty());
            }
        }
        Typed typed = typed(term);
        Optional<CanonicalText> text = typed.unedited()
                .flatMap(item -> scope.source().map(side -> new CanonicalText(side.layout(), item.field(), false)))
                .or(() -> ofRequest(term));
        return new Operand(
                (source, record, context) -> typed.value().of(source, context), typed.kind(), name(term), text);
    }

    /** What is known of an item of the request that is answered. */
    private Optional<CanonicalText> ofRequest(Term term) {
        return term instanceof Call call && call.name().equals(Beginnings.REQUEST)
                ? scope.request().side().flatMap(side -> call.texts().stream()
                        .findFirst()
                        .flatMap(side::field)
                        .map(field -> new CanonicalText(side.layout(), field, false)))
                : Optional.empty();
    }

    /** An item of the target. */
    private static Operand operand(Side target, String name) {
        int index = target.index(name);
        Field field = target.kind().fields().get(index);
        return new Operand(
                (source, record, context) -> CanonicalText.of(field, record.get(index)),
                Kind.of(field),
                name,
                Optional.of(new CanonicalText(target.layout(), field, true)));
    }

    private boolean isNowhere(Item item) {
        return scope.source().map(side -> side.known(item.name()) == Known.NONE).orElse(!scope.hasRecord());
    }

    private Typed typed(Term term) {
        if (term instanceof Call call && !Beginnings.NAMES.contains(call.name())) {
            scope.issues().error(term.place(), MapError.BAD_CHECK);
            return Typed.unknown();
        }
        Typed typed = new Beginnings(scope).of(term, name(term));
        boolean isPlain = term instanceof Literal literal
                && literal.at().text().equals(literal.text())
                && PlainNumber.is(literal.text());
        return isPlain ? typed.as(Kind.DECIMAL) : typed;
    }
}
