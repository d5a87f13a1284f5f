package jp.sekisho.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.convert.MapFile.Right;
import jp.sekisho.layout.Classification;
import jp.sekisho.layout.Field;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlText;

/**
 * Compiles the lines of a map that fill the target's items, and sees that what flows into an item can be one of its values.
 *
 * @param slot in a repeating group: what the names of the target's items begin with in this slot; else empty
 */
record Assignments(Optional<Side> target, String slot, Scope scope) {

    List<Assignment> compile(Map<YamlText, Right> set) {
        List<Assignment> assignments = new ArrayList<>();
        set.forEach((item, right) -> {
            String name = slot + item.value();
            target.ifPresent(side -> side.reportMissing(name, item.place(), MapError.NO_TARGET_ITEM, scope.issues()));
            Typed value = new Values(scope).of(right, name);
            target.flatMap(side -> side.field(name)).ifPresent(field -> {
                refuseUnfit(field, value, right.place());
                refuseUncarried(field, value, right.place());
                assignments.add(Assignment.of(target.orElseThrow().index(name), Fit.into(field, value)));
            });
        });
        return List.copyOf(assignments);
    }

    private void refuseUnfit(Field field, Typed value, Place place) {
        Kind kind = Kind.of(field);
        String type = field.type().wire();
        if (!value.kind().flowsInto(kind)) {
            if (kind.isDate()) {
                scope.issues().error(place, MapError.NEEDS_DATE, "item", field.name(), "type", type);
            } else {
                scope.issues()
                        .error(
                                place,
                                MapError.WRONG_KIND,
                                "item",
                                field.name(),
                                "type",
                                type,
                                "actual",
                                value.kind().wire());
            }
            return;
        }
        value.possible().stream()
                .flatMap(all -> all.stream().sorted())
                .filter(each -> !each.isEmpty() && !Fit.fits(field, each))
                .findFirst()
                .ifPresent(each -> scope.issues()
                        .error(place, MapError.VALUE_DOES_NOT_FIT, "item", field.name(), "type", type, "value", each));
    }

    private void refuseUncarried(Field field, Typed value, Place place) {
        String layout = target.orElseThrow().layout().id();
        for (Classification classification : value.classes()) {
            if (target.orElseThrow().layout().carriesNo().contains(classification)) {
                scope.issues()
                        .error(
                                place,
                                MapError.CLASS_NOT_CARRIED,
                                "layout",
                                layout,
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
