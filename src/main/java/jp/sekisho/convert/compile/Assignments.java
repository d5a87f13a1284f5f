package jp.sekisho.convert.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.convert.language.Letters;
import jp.sekisho.convert.language.Look;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.language.ParsedMap.Right;
import jp.sekisho.convert.value.Assignment;
import jp.sekisho.convert.value.Fit;
import jp.sekisho.convert.value.Flow;
import jp.sekisho.convert.value.Kind;
import jp.sekisho.convert.value.Scope;
import jp.sekisho.convert.value.Side;
import jp.sekisho.convert.value.Typed;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
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
                refuseUnprotected(field, value, right.place());
                refuseMixed(field, value, right.place());
                assignments.add(Assignment.of(target.orElseThrow().index(name), Fit.into(field, value)));
            });
        });
        return List.copyOf(assignments);
    }

    /** Of a choice, each value that it may come to. */
    private void refuseUnfit(Field field, Typed value, Place place) {
        if (value.cases().isEmpty()) {
            refuseUnfitValue(field, value, place);
        } else {
            value.cases().forEach(each -> refuseUnfitValue(field, each.value(), each.place()));
        }
    }

    private void refuseUnfitValue(Field field, Typed value, Place place) {
        Kind kind = Kind.of(field);
        Side side = target.orElseThrow();
        String type = field.type().wire();
        if (!value.kind().flowsInto(kind)) {
            if (kind.isDate() && value.kind() != Kind.MONTH_DAY) {
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
                .filter(each -> !each.isEmpty() && !Fit.fits(side, field, each))
                .findFirst()
                .ifPresent(each -> scope.issues()
                        .error(place, MapError.VALUE_DOES_NOT_FIT, "item", field.name(), "type", type, "value", each));
        value.unedited()
                .map(Typed.Unedited::field)
                .filter(from -> Letters.haveNothingInCommon(from.type(), field.type()))
                .ifPresent(from -> refuseNever(field, from, place));
    }

    private void refuseNever(Field field, Field from, Place place) {
        Look value = Look.of(from);
        Look look = Look.of(field);
        scope.issues()
                .error(
                        place,
                        MapError.NEVER_FITS,
                        "item",
                        field.name(),
                        "source",
                        from.name(),
                        "valueJa",
                        value.japanese(),
                        "valueEn",
                        value.english(),
                        "lookJa",
                        look.japanese(),
                        "lookEn",
                        look.english());
    }

    private void refuseUnprotected(Field field, Typed value, Place place) {
        Layout layout = target.orElseThrow().layout();
        value.flow().classes().entrySet().stream()
                .filter(from -> layout.carriesNo().contains(from.getKey())
                        || !field.classification().covers(from.getKey()))
                .findFirst()
                .ifPresent(from -> {
                    boolean carried = !layout.carriesNo().contains(from.getKey());
                    scope.issues()
                            .error(
                                    place,
                                    carried ? MapError.LESS_PROTECTED : MapError.CLASS_NOT_CARRIED,
                                    "layout",
                                    layout.id(),
                                    "class",
                                    from.getKey().wire(),
                                    "item",
                                    field.name(),
                                    "source",
                                    from.getValue());
                });
    }

    /** The same private-use character is another in another set. */
    private void refuseMixed(Field field, Typed value, Place place) {
        Optional<String> own = target.orElseThrow().layout().privateUse().filter(set -> Flow.mayHoldPrivateUse(field));
        own.flatMap(set -> value.flow().privateUse().entrySet().stream()
                        .filter(from -> !from.getKey().equals(set))
                        .findFirst())
                .ifPresent(from -> scope.issues()
                        .error(
                                place,
                                MapError.PRIVATE_USE_MIXED,
                                "source",
                                from.getValue(),
                                "from",
                                from.getKey(),
                                "item",
                                field.name(),
                                "to",
                                own.orElseThrow()));
    }
}
