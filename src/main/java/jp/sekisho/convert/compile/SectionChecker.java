package jp.sekisho.convert.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.convert.compile.KindProgram.Checked;
import jp.sekisho.convert.compile.KindProgram.CodedItem;
import jp.sekisho.convert.language.Expression;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.language.ParsedMap;
import jp.sekisho.convert.language.ParsedMap.Case;
import jp.sekisho.convert.language.ParsedMap.Check;
import jp.sekisho.convert.language.ParsedMap.Right;
import jp.sekisho.convert.language.ParsedMap.Section;
import jp.sekisho.convert.value.Assignment;
import jp.sekisho.convert.value.Codes;
import jp.sekisho.convert.value.Coverage;
import jp.sekisho.convert.value.Dropped;
import jp.sekisho.convert.value.RecordPredicate;
import jp.sekisho.convert.value.Scope;
import jp.sekisho.convert.value.Side;
import jp.sekisho.convert.value.Uses;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.item.CodeColumn;
import jp.sekisho.layout.item.Field;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlText;

/**
 * Looks up every name of how one kind of record becomes another, and compiles it.
 *
 * @param fromPlace where it is said what it is made from, for what is left out of that
 * @param toPlace where it is said what it is made into
 */
record SectionChecker(
        Section section, Optional<Side> source, Optional<Side> target, Scope scope, Place fromPlace, Place toPlace) {

    /** The program; of use only if no error was found, and empty if a side is not known. */
    Optional<KindProgram> check() {
        List<Assignment> assignments = new ArrayList<>(
                new Assignments(target, "", scope).compile(section.lines().set()));
        Groups.Compiled groups = new Groups(source, target, scope).compile(section.groups());
        assignments.addAll(groups.assignments());
        Uses looked = new Uses();
        List<Checked> checks =
                section.checks().stream().map(check -> checked(check, looked)).toList();
        List<YamlText> dropped = dropped(groups);
        cover(groups, dropped);
        List<CodedItem> coded = source.map(this::coded).orElse(List.of());
        if (target.isEmpty() || source.isEmpty() && !section.once()) {
            return Optional.empty();
        }
        Side made = target.get();
        Side read = source.orElse(made);
        return Optional.of(new KindProgram(
                read.kind(),
                made.kind(),
                read.kind().filling().record().names(),
                read(read, looked),
                coded,
                List.copyOf(assignments),
                groups.beyond(),
                checks,
                WrittenLines.of(section, dropped)));
    }

    /** The items that something is made of, or that decide whether it may be. */
    private List<String> read(Side side, Uses looked) {
        Stream<String> numbers = Stream.of("local", "integrated").map(ConversionMap::number);
        return Stream.concat(side.kind().filling().record().names().stream(), numbers)
                .filter(item -> scope.uses().isUsed(item) || looked.isUsed(item))
                .toList();
    }

    /** The items of the source that go nowhere. */
    private List<YamlText> dropped(Groups.Compiled groups) {
        Stream<YamlText> own = source.stream()
                .map(side -> new Dropped(side, scope.uses(), scope.issues()))
                .flatMap(dropped -> section.lines().drop().stream().flatMap(drop -> dropped.items(drop, "")));
        return Stream.concat(own, groups.drop().stream()).toList();
    }

    private void cover(Groups.Compiled groups, List<YamlText> dropped) {
        Coverage coverage = new Coverage(scope.issues());
        source.ifPresent(side -> coverage.checkSource(side, scope.uses(), dropped, fromPlace));
        List<YamlText> blank = Stream.concat(section.lines().blank().stream(), groups.blank().stream())
                .toList();
        target.ifPresent(side -> {
            Uses set = new Uses();
            section.lines().set().keySet().forEach(item -> {
                set.use(item.value());
                side.near(item.value()).ifPresent(set::mayMean);
            });
            groups.assignments().stream()
                    .mapToInt(Assignment::index)
                    .forEach(index -> set.use(side.kind().fields().get(index).name()));
            coverage.checkTarget(side, set, blank, toPlace);
        });
    }

    /** @param looked is told at which items it looks: to look at one is not to use it */
    private Checked checked(Check check, Uses looked) {
        Scope apart =
                new Scope(scope.source(), scope.without(), "", scope.request(), scope.tables(), looked, scope.issues());
        RecordPredicate when = check.when()
                .map(condition -> new Conditions(apart, target, false).compile(condition))
                .orElse(RecordPredicate.ALWAYS);
        RecordPredicate that = new Conditions(apart, target, true).compile(check.that());
        Finding otherwise = Finding.of(
                MapError.CHECK_FAILED, "item", Conditions.blames(check.that()), "sentence", check.otherwise());
        return new Checked(when, that, otherwise);
    }

    /** The items that must be in a table. */
    private List<CodedItem> coded(Side side) {
        return side.fields().stream()
                .flatMap(field -> field.codes().flatMap(codes -> coded(side, field, codes)).stream())
                .toList();
    }

    /** Not where the table or the column is not there: that is reported where the layout names it. */
    private Optional<CodedItem> coded(Side side, Field field, CodeColumn codes) {
        return Optional.ofNullable(scope.tables().byId().get(codes.table())).flatMap(table -> {
            String column = codes.column().orElse(table.firstColumn());
            return table.columns().contains(column)
                            && scope.uses().mustBeIn(field.name(), new Codes.Column(table.id(), column))
                    ? Optional.of(
                            new CodedItem(field.name(), side.index(field.name()), table, table.way(column, column)))
                    : Optional.empty();
        });
    }

    static Stream<Expression> expressions(Right right) {
        if (right instanceof ParsedMap.Cases cases) {
            return cases.each().stream().map(Case::is);
        }
        return right instanceof ParsedMap.Plain plain ? Stream.of(plain.expression()) : Stream.empty();
    }
}
