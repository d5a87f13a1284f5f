package jp.sekisho.convert.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.convert.compile.ConversionMap.Head;
import jp.sekisho.convert.compile.ConversionMap.Program;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.language.ParsedMap;
import jp.sekisho.convert.language.ParsedMap.Section;
import jp.sekisho.convert.value.Scope;
import jp.sekisho.convert.value.Shape;
import jp.sekisho.convert.value.Side;
import jp.sekisho.convert.value.Tables;
import jp.sekisho.convert.value.Uses;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordKind.Role;
import jp.sekisho.source.Issue;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.Suggestion;
import jp.sekisho.source.YamlText;

/** Looks up every name of a parsed map, and compiles it when all of them mean something. */
public record MapChecker(ParsedMap map, MapSurroundings around, Issues issues) {
    private static final Set<ErrorCode> NOT_THERE =
            Set.of(MapError.NO_TARGET_ITEM, MapError.NO_SOURCE_ITEM, MapError.NO_SUCH_KIND, MapError.NO_SUCH_GROUP);
    private static final Suggestion OWN_ID = new Suggestion("それはこの変換表の名前です。", " That is the name of this map.");

    public Optional<ConversionMap> check() {
        int mark = issues.mark();
        Optional<ConversionMap> checked = checked();
        if (map.from().value().equals(map.to().value())) {
            explainMissing(mark);
        }
        return checked;
    }

    /** A layout may become itself; where several names are not in it, it is rather one of the two that is wrong. */
    private void explainMissing(int mark) {
        List<Issue> missing = issues.since(mark).stream()
                .filter(issue -> NOT_THERE.contains(issue.finding().code()))
                .toList();
        if (missing.size() > 1) {
            issues.forgetSince(mark);
            issues.error(
                    map.to().place(), MapError.ONE_LAYOUT, "layout", map.to().value(), "count", missing.size());
        }
    }

    private Optional<ConversionMap> checked() {
        int before = issues.errors();
        Shape source = shape(map.from());
        Shape target = shape(map.to());
        Optional<Shape> request = map.answers().map(this::shape);
        Program program = program(source, target, request);
        boolean good = issues.errors() == before
                && source.isSound()
                && target.isSound()
                && request.map(Shape::isSound).orElse(true)
                && around.brokenTables().isEmpty();
        return good
                ? source.layout().flatMap(from -> target.layout()
                        .map(to -> new ConversionMap(
                                new Head(
                                        map.id().value(),
                                        map.version(),
                                        map.answers().map(YamlText::value)),
                                from,
                                to,
                                program)))
                : Optional.empty();
    }

    private Program program(Shape source, Shape target, Optional<Shape> request) {
        Tables tables = new Tables(around.tables(), around.brokenTables(), issues);
        Map<String, KindProgram> kinds = new HashMap<>();
        List<KindProgram> before = new ArrayList<>();
        List<KindProgram> after = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        Set<String> written = new HashSet<>();
        Scope.Request asked = new Scope.Request(request.isPresent(), request.flatMap(MapChecker::data));
        for (Section section : map.sections()) {
            Optional<Side> read = section.once() ? Optional.empty() : side(source, section.from(), map.from());
            Optional<Side> made = side(target, section.to(), map.to());
            made.ifPresent(side -> written.add(side.kind().name()));
            read.filter(side -> !taken.add(side.kind().name())).ifPresent(side -> twice(section.from(), side));
            Scope scope = new Scope(
                    read,
                    section.once() ? Optional.of(MapError.NO_RECORD) : Optional.empty(),
                    "",
                    asked,
                    tables,
                    new Uses(),
                    issues);
            Place from = section.from().orElse(map.from()).place();
            Place to = section.to().orElse(map.to()).place();
            Optional<KindProgram> program = new SectionChecker(section, read, made, scope, from, to).check();
            if (section.once()) {
                made.filter(side -> side.kind().role() == Role.DATA)
                        .ifPresent(side -> issues.error(
                                to, MapError.NOT_ONCE, "layout", side.layout().id()));
                program.ifPresent(one -> (one.target().role() == Role.HEADER ? before : after).add(one));
            } else {
                program.ifPresent(one -> kinds.put(one.source().name(), one));
            }
        }
        Set<String> dropped = dropped(source, taken);
        new KindCoverage(map, issues).checkTarget(target, written);
        return new Program(
                Map.copyOf(kinds),
                dropped,
                List.copyOf(before),
                List.copyOf(after),
                new UnansweredChecker(map, tables, issues).compile(asked, data(source), data(target)));
    }

    private void twice(Optional<YamlText> from, Side side) {
        KindCoverage.Name kind = KindCoverage.Name.of(side.kind().name());
        issues.error(from.orElse(map.from()).place(), MapError.KIND_TWICE, "kindJa", kind.ja(), "kindEn", kind.en());
    }

    /** The kinds of which nothing is made; every other must have become something. */
    private Set<String> dropped(Shape source, Set<String> taken) {
        Set<String> dropped = new HashSet<>();
        for (YamlText name : map.dropped()) {
            Optional<Side> side = side(source, Optional.of(name), map.from());
            side.filter(known -> !taken.add(known.kind().name())).ifPresent(known -> twice(Optional.of(name), known));
            dropped.add(name.value());
        }
        new KindCoverage(map, issues).checkSource(source, taken);
        return Set.copyOf(dropped);
    }

    /** The kind of record that is meant: of a layout that has only one, that one. */
    private Optional<Side> side(Shape shape, Optional<YamlText> kind, YamlText layoutName) {
        if (shape.layout().isEmpty()) {
            return Optional.empty();
        }
        Layout layout = shape.layout().get();
        List<String> known = layout.kinds().stream().map(RecordKind::name).toList();
        if (kind.isEmpty()) {
            if (known.size() > 1) {
                issues.error(
                        layoutName.place(),
                        MapError.NEEDS_KINDS,
                        "layout",
                        layout.id(),
                        "known",
                        String.join(", ", known));
                return Optional.empty();
            }
            return Optional.of(new Side(shape, layout, layout.kinds().get(0)));
        }
        Optional<RecordKind> found = layout.kind(kind.get().value());
        if (found.isEmpty() && shape.isSound()) {
            Suggestion near = Suggestion.of(kind.get().value(), known);
            issues.error(
                    kind.get().place(),
                    MapError.NO_SUCH_KIND,
                    "layout",
                    layout.id(),
                    "kind",
                    kind.get().value(),
                    "ja",
                    near.ja(),
                    "en",
                    near.en());
        }
        return found.map(there -> new Side(shape, layout, there));
    }

    private static Optional<Side> data(Shape shape) {
        return shape.layout().map(layout -> new Side(shape, layout, layout.data()));
    }

    private Shape shape(YamlText name) {
        Shape shape = around.layouts().get(name.value());
        if (shape == null && !name.value().isEmpty()) {
            Suggestion near = name.value().equals(map.id().value())
                    ? OWN_ID
                    : Suggestion.of(
                            name.value(), around.layouts().keySet().stream().collect(Collectors.toSet()));
            issues.error(
                    name.place(), MapError.UNKNOWN_LAYOUT, "layout", name.value(), "ja", near.ja(), "en", near.en());
        }
        return shape == null ? Shape.unreadable() : shape;
    }
}
