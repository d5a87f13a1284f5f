package jp.sekisho.convert.value;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.convert.codes.CodeError;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.codes.UnknownCode;
import jp.sekisho.convert.language.Expression;
import jp.sekisho.convert.language.Expression.Argument;
import jp.sekisho.convert.language.Expression.Call;
import jp.sekisho.error.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Compiles {@code code(table)}: the first column to the second; {@code code(table, back)}: the other way; {@code code(table,
 * from, to)}. What becomes of a code that the table does not have on the day is said last: nothing, and it is refused;
 * {@code unknown pass}; or {@code unknown "9"}, which is written instead.
 */
public record Codes(Tables tables) {
    public static final String USAGE =
            "code(table), code(table, back), code(table, from, to), code(table, unknown pass),"
                    + " code(table, unknown \"9\")";
    private static final String UNKNOWN = "unknown";

    /** What a call means. */
    public record Meaning(CodeTable table, String from, String to, Optional<Argument> unknown) {}

    /** What becomes of a code that the table does not have: refused if neither. */
    private record Rule(boolean pass, @Nullable String instead) {}

    /** The meaning of a call that is usable; empty if its table or columns are not there, which is reported. */
    public Optional<Meaning> meaning(Call call) {
        List<Argument> names = names(call);
        Optional<CodeTable> table =
                tables.named(names.get(0).text(), names.get(0).at().place());
        if (table.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = table.get().columns();
        String first = table.get().firstColumn();
        String second = columns.get(Math.min(1, columns.size() - 1));
        Meaning meaning =
                switch (names.size()) {
                    case 1 -> new Meaning(table.get(), first, second, unknown(call));
                    case 2 -> new Meaning(table.get(), second, first, unknown(call));
                    default ->
                        new Meaning(
                                table.get(), names.get(1).text(), names.get(2).text(), unknown(call));
                };
        boolean known = names.size() < 3
                || tables.hasColumn(
                                table.get(), meaning.from(), names.get(1).at().place())
                        & tables.hasColumn(
                                table.get(), meaning.to(), names.get(2).at().place());
        return known ? Optional.of(meaning) : Optional.empty();
    }

    /** Whether it says what becomes of codes that the table does not have. */
    public static boolean hasRule(Call call) {
        return call.name().equals("code") && unknown(call).isPresent();
    }

    /** A column of a table. */
    public record Column(String table, String name) {}

    /** The column of which an expression says right after its beginning what becomes of codes that it does not have. */
    public Optional<Column> ruled(Expression expression) {
        return expression.terms().stream()
                .skip(1)
                .limit(1)
                .filter(term -> term instanceof Call call && hasRule(call) && isUsable(call))
                .flatMap(term -> new Codes(tables.unreported()).meaning((Call) term).stream())
                .map(meaning -> new Column(meaning.table().id(), meaning.from()))
                .findFirst();
    }

    /** Whether the arguments are as many and of the form that they should be. */
    public static boolean isUsable(Call call) {
        List<Argument> names = names(call);
        boolean unknownLast = call.arguments().size() - names.size() <= 1;
        boolean rule = unknown(call)
                .map(argument -> argument.isQuoted() || argument.text().equals("pass"))
                .orElse(true);
        boolean back = names.size() != 2 || names.get(1).text().equals("back");
        return unknownLast && rule && back && !names.isEmpty() && names.size() <= 3;
    }

    public Typed apply(Typed before, Meaning meaning) {
        CodeTable table = meaning.table();
        CodeTable.Way way = table.way(meaning.from(), meaning.to());
        String item = before.blames();
        Rule rule = rule(meaning);
        Finding noCounterpart =
                Finding.of(CodeError.NO_COUNTERPART, "item", item, "table", table.id(), "column", meaning.to());
        UnknownCode note = new UnknownCode(item, table.id(), rule.instead() != null);
        Typed after = before.then(Kind.TEXT, (code, context) -> {
            String found = way.translate(code, context.businessDate());
            if (found != null) {
                return found;
            }
            if (way.knows(code, context.businessDate())) {
                throw noCounterpart.asException();
            }
            if (!rule.pass() && rule.instead() == null) {
                throw unknown(table, item, context).asException();
            }
            context.unknownCode(note);
            return rule.instead() == null ? code : rule.instead();
        });
        return rule.pass() ? after : after.oneOf(possible(table, meaning.to(), rule));
    }

    /** A value that must be in a table's column, and stays as it is. */
    public static void refuseUnknown(
            CodeTable table, CodeTable.Way way, String code, String item, ConversionContext context) {
        if (!way.knows(code, context.businessDate())) {
            throw unknown(table, item, context).asException();
        }
    }

    private static Finding unknown(CodeTable table, String item, ConversionContext context) {
        return Finding.of(CodeError.UNKNOWN_CODE, "item", item, "table", table.id(), "on", context.businessDate());
    }

    private static Set<String> possible(CodeTable table, String column, Rule rule) {
        Set<String> codes = table.codes(column);
        Optional.ofNullable(rule.instead()).ifPresent(codes::add);
        return codes;
    }

    private static Rule rule(Meaning meaning) {
        return meaning.unknown()
                .map(written -> written.isQuoted() ? new Rule(false, written.text()) : new Rule(true, null))
                .orElse(new Rule(false, null));
    }

    private static List<Argument> names(Call call) {
        return call.arguments().stream()
                .takeWhile(argument -> argument.after(UNKNOWN).isEmpty())
                .toList();
    }

    private static Optional<Argument> unknown(Call call) {
        return call.arguments().stream()
                .flatMap(argument -> argument.after(UNKNOWN).stream())
                .reduce((first, last) -> last);
    }
}
