package jp.sekisho.convert.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.language.ParsedMap;
import jp.sekisho.convert.language.ParsedMap.Section;
import jp.sekisho.convert.value.Shape;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordKind.Role;
import jp.sekisho.source.Issues;
import jp.sekisho.text.Nearest;

/** Sees that no kind of record is left out unsaid: every one of the source becomes something or is dropped, every one of the target is made. */
record KindCoverage(ParsedMap map, Issues issues) {

    /** @param taken the kinds that become something, or are dropped */
    void checkSource(Shape source, Set<String> taken) {
        if (source.isSound() && map.hasRecords()) {
            source.layout().ifPresent(layout -> refuseUnused(layout, taken));
        }
    }

    private void refuseUnused(Layout layout, Set<String> taken) {
        Set<String> meant = meant(layout);
        layout.kinds().stream()
                .map(RecordKind::name)
                .filter(kind -> !taken.contains(kind) && !meant.contains(kind))
                .map(Name::of)
                .forEach(kind -> issues.error(
                        map.from().place(),
                        MapError.KIND_UNUSED,
                        "layout",
                        layout.id(),
                        "kindJa",
                        kind.ja(),
                        "kindEn",
                        kind.en()));
    }

    /** The kinds that names which are not there may have meant: that they are not used is no mistake of its own. */
    private Set<String> meant(Layout layout) {
        List<String> known = layout.kinds().stream().map(RecordKind::name).toList();
        Set<String> meant = new HashSet<>();
        Stream.concat(
                        map.sections().stream()
                                .filter(section -> !section.once())
                                .map(Section::from),
                        map.dropped().stream().map(Optional::of))
                .filter(name ->
                        name.map(kind -> layout.kind(kind.value()).isEmpty()).orElse(known.size() > 1))
                .forEach(name -> name.flatMap(kind -> Nearest.to(kind.value(), known))
                        .ifPresentOrElse(meant::add, () -> meant.addAll(known)));
        return meant;
    }

    /** A header or its like that no section makes has to follow from the data, or every file would be refused. */
    void checkTarget(Shape target, Set<String> written) {
        boolean knowsAll = target.isSound() && map.sections().stream().noneMatch(section -> isUnknown(target, section));
        target.layout().filter(layout -> knowsAll).stream()
                .flatMap(layout -> layout.kinds().stream())
                .filter(kind -> kind.role() != Role.DATA && !written.contains(kind.name()))
                .forEach(kind -> kind.fields().stream()
                        .filter(field -> field.required() && !field.fillsItself())
                        .findFirst()
                        .ifPresent(field -> issues.error(
                                map.to().place(),
                                MapError.KIND_NOT_MADE,
                                "layout",
                                map.to().value(),
                                "kind",
                                kind.name(),
                                "item",
                                field.name())));
    }

    /** Whether a section may mean any kind: what it names is not there, or it has to name one. */
    private static boolean isUnknown(Shape target, Section section) {
        return target.layout()
                .filter(layout -> section.to()
                        .map(kind -> layout.kind(kind.value()).isEmpty())
                        .orElse(layout.kinds().size() > 1))
                .isPresent();
    }

    /** A kind of record in a sentence; of a layout that has only one, nothing. */
    record Name(String ja, String en) {
        static Name of(String name) {
            return name.isEmpty() ? new Name("", "") : new Name("「" + name + "」", " " + name);
        }
    }
}
