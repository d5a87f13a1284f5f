package jp.sekisho.convert;

import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.convert.MapFile.Parsed;
import jp.sekisho.layout.Field;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlText;

/** Sees that nothing is left out unsaid: every source item is used or dropped, every target item is set or left blank. */
record Coverage(Parsed map, Issues issues) {

    void checkSource(Layout source, Set<String> used) {
        for (YamlText dropped : map.drop()) {
            if (source.field(dropped.value()).isEmpty()) {
                Missing.report(source, dropped.value(), dropped.place(), MapError.NO_SOURCE_ITEM, issues);
            } else if (source.field(dropped.value()).get().isProtective()) {
                issues.error(dropped.place(), MapError.PROTECTED_DROPPED, "item", dropped.value());
            } else if (used.contains(dropped.value())) {
                issues.error(dropped.place(), MapError.DROPPED_AND_USED, "item", dropped.value());
            }
        }
        Set<String> dropped = map.drop().stream().map(YamlText::value).collect(Collectors.toSet());
        for (Field field : source.fields()) {
            if (!used.contains(field.name()) && !dropped.contains(field.name())) {
                issues.error(map.from().place(), MapError.UNUSED, "item", field.name(), "layout", source.id());
            }
        }
    }

    void checkTarget(Layout target) {
        Set<String> set = map.set().keySet().stream().map(YamlText::value).collect(Collectors.toSet());
        for (YamlText blank : map.blank()) {
            boolean known = target.field(blank.value()).isPresent();
            if (!known) {
                Missing.report(target, blank.value(), blank.place(), MapError.NO_TARGET_ITEM, issues);
            } else if (target.field(blank.value()).get().required() || set.contains(blank.value())) {
                issues.error(blank.place(), MapError.NOT_BLANK, "item", blank.value());
            }
        }
        Set<String> blank = map.blank().stream().map(YamlText::value).collect(Collectors.toSet());
        for (Field field : target.fields()) {
            boolean filled = set.contains(field.name()) || field.is().isPresent() || blank.contains(field.name());
            if (!filled) {
                issues.error(map.to().place(), MapError.UNFILLED, "item", field.name(), "layout", target.id());
            }
        }
    }
}
