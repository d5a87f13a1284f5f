package jp.sekisho.convert.value;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.layout.item.Field;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlText;

/** Sees that nothing is left out unsaid: every source item is used or dropped, every target item is set or left blank. */
public record Coverage(Issues issues) {

    /** @param drop the items to be dropped, each with the place where that is said */
    public void checkSource(Side source, Uses uses, List<YamlText> drop, Place place) {
        for (YamlText dropped : drop) {
            String name = dropped.value();
            source.reportMissing(name, dropped.place(), MapError.NO_SOURCE_ITEM, issues);
            if (source.field(name).filter(Field::isProtective).isPresent()) {
                issues.error(dropped.place(), MapError.PROTECTED_DROPPED, "item", name);
            } else if (uses.isUsed(name) && source.field(name).isPresent()) {
                issues.error(dropped.place(), MapError.DROPPED_AND_USED, "item", name);
            }
        }
        Set<String> dropped = drop.stream().map(YamlText::value).collect(Collectors.toSet());
        for (Field field : source.fields()) {
            if (!uses.mayBeUsed(field.name()) && !dropped.contains(field.name())) {
                issues.error(
                        place,
                        MapError.UNUSED,
                        "item",
                        field.name(),
                        "layout",
                        source.layout().id(),
                        "version",
                        source.layout().version());
            }
        }
    }

    public void checkTarget(Side target, Uses set, List<YamlText> leftBlank, Place place) {
        for (YamlText blank : leftBlank) {
            String name = blank.value();
            target.reportMissing(name, blank.place(), MapError.NO_TARGET_ITEM, issues);
            boolean filled = set.isUsed(name) && target.field(name).isPresent();
            if (filled || target.field(name).filter(Field::required).isPresent()) {
                issues.error(blank.place(), MapError.NOT_BLANK, "item", name);
            }
        }
        Set<String> blank = leftBlank.stream().map(YamlText::value).collect(Collectors.toSet());
        for (Field field : target.fields()) {
            boolean filled = set.mayBeUsed(field.name()) || field.fillsItself() || blank.contains(field.name());
            if (!filled) {
                issues.error(
                        place,
                        MapError.UNFILLED,
                        "item",
                        field.name(),
                        "layout",
                        target.layout().id(),
                        "version",
                        target.layout().version());
            }
        }
    }
}
