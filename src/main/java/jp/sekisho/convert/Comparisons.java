package jp.sekisho.convert;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.convert.CheckedPair.Comparison;
import jp.sekisho.convert.CheckedPair.Side;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlText;

/** Compiles the checks of a map: a name is an item of the target, or else of the source. */
record Comparisons(Layout source, Layout target, Issues issues) {
    private static final Pattern SHAPE = Pattern.compile("(.+?)\\s*(<=|>=|<|>|=)\\s*(.+)");

    Optional<CheckedPair> compile(MapFile.Check check) {
        YamlText that = check.that();
        Matcher parts = SHAPE.matcher(that.value());
        if (!parts.matches()) {
            issues.error(that.place(), MapError.BAD_CHECK);
            return Optional.empty();
        }
        Optional<Side> left = side(parts.group(1), that);
        Optional<Side> right = side(parts.group(3), that);
        if (left.isEmpty() || right.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CheckedPair(left.get(), comparison(parts.group(2)), right.get(), check.otherwise()));
    }

    private Optional<Side> side(String name, YamlText that) {
        if (target.field(name).isPresent()) {
            return Optional.of(new Side(name, true));
        }
        if (source.field(name).isPresent()) {
            return Optional.of(new Side(name, false));
        }
        Missing.report(target, name, that.place(), MapError.NO_TARGET_ITEM, issues);
        return Optional.empty();
    }

    private static Comparison comparison(String sign) {
        for (Comparison comparison : Comparison.values()) {
            if (comparison.sign().equals(sign)) {
                return comparison;
            }
        }
        return Comparison.EQUAL;
    }
}
