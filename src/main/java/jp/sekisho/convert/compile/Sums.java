package jp.sekisho.convert.compile;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.BinaryOperator;
import jp.sekisho.convert.language.Expression.Argument;
import jp.sekisho.convert.language.Expression.Call;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.language.PlainNumber;
import jp.sekisho.convert.value.Kind;
import jp.sekisho.convert.value.Scope;
import jp.sekisho.convert.value.Typed;
import jp.sekisho.convert.value.Value;
import jp.sekisho.error.Finding;

/**
 * Compiles {@code plus(…)} and {@code minus(…)}: of an item or a number, exactly. A blank value stays blank, and a blank one
 * after it changes nothing.
 */
record Sums(Scope scope) {

    Typed apply(Typed before, Call call) {
        if (call.arguments().size() != 1) {
            scope.issues()
                    .error(
                            call.place(),
                            MapError.BAD_ARGUMENT,
                            "function",
                            call.name(),
                            "expected",
                            call.name() + "(100), " + call.name() + "(金額)");
            return Typed.unknown();
        }
        Argument written = call.arguments().get(0);
        Typed other = PlainNumber.is(written.text())
                ? Typed.literal(written.text(), before.blames()).as(Kind.DECIMAL)
                : new Values(scope).argument(written, before.blames());
        if (!isNumber(before) || !isNumber(other)) {
            scope.issues().error(call.place(), MapError.NEEDS_NUMBER, "function", call.name());
            return Typed.unknown();
        }
        BinaryOperator<BigDecimal> sum = call.name().equals("plus") ? BigDecimal::add : BigDecimal::subtract;
        Value left = before.value();
        Value right = other.value();
        return before.with(Kind.DECIMAL, (source, context) -> {
                    String a = left.of(source, context);
                    String b = right.of(source, context);
                    return a.isEmpty() || b.isEmpty()
                            ? a
                            : sum.apply(number(a, before), number(b, other)).toPlainString();
                })
                .madeOf(List.of(other));
    }

    private static boolean isNumber(Typed value) {
        return value.kind().isNumber()
                || value.kind() == Kind.UNKNOWN
                || value.possible()
                        .filter(all -> all.stream().allMatch(PlainNumber::is))
                        .isPresent();
    }

    private static BigDecimal number(String text, Typed typed) {
        return PlainNumber.amount(text).orElseThrow(() -> Finding.of(MapError.NOT_A_NUMBER, "item", typed.blames())
                .asException());
    }
}
