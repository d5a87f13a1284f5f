package jp.sekisho.convert.compile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.convert.language.Expression;
import jp.sekisho.convert.language.Expression.Call;
import jp.sekisho.convert.language.Expression.Term;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.language.ParsedMap;
import jp.sekisho.convert.language.ParsedMap.UnansweredSection;
import jp.sekisho.convert.value.Assignment;
import jp.sekisho.convert.value.Codes;
import jp.sekisho.convert.value.Scope;
import jp.sekisho.convert.value.Side;
import jp.sekisho.convert.value.Tables;
import jp.sekisho.convert.value.Unanswered;
import jp.sekisho.convert.value.Uses;
import jp.sekisho.layout.item.Field;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlText;

/**
 * Compiles what a map of answers says of a line that has none. It must be able to say it whatever the ending: nobody is
 * there to ask when the line ends.
 */
record UnansweredChecker(ParsedMap map, Tables tables, Issues issues) {

    /** The program; empty if the map has no such section, or it cannot be used here. */
    Optional<KindProgram> compile(Scope.Request request, Optional<Side> source, Optional<Side> target) {
        if (map.unanswered().isEmpty()) {
            return Optional.empty();
        }
        UnansweredSection section = map.unanswered().get();
        if (map.answers().isEmpty()) {
            issues.error(section.place(), MapError.UNANSWERED_WITHOUT_ANSWERS);
            return Optional.empty();
        }
        Scope scope =
                new Scope(Optional.empty(), Optional.of(MapError.NO_ANSWER), "", request, tables, new Uses(), issues);
        List<Assignment> assignments = new Assignments(target, "", scope).compile(section.set());
        target.ifPresent(side -> refuseUnfilled(section, side));
        target.ifPresent(side -> new EndingCheck(side, scope.inSlot("", new Issues()), issues).check(section));
        refuseUnsaid(section);
        section.set().values().stream().flatMap(SectionChecker::expressions).forEach(this::refuseMissingCodes);
        return source.flatMap(read -> target.map(made -> KindProgram.of(read.kind(), made.kind(), assignments)));
    }

    private void refuseUnfilled(UnansweredSection section, Side target) {
        if (!target.layout().holdsSeveral() && target.shape().isSound()) {
            issues.error(
                    section.place(),
                    MapError.UNANSWERED_ALONE,
                    "layout",
                    target.layout().id());
        }
        Set<String> set = section.set().keySet().stream().map(YamlText::value).collect(Collectors.toSet());
        for (Field field : target.fields()) {
            if (field.required() && !field.fillsItself() && !set.contains(field.name())) {
                issues.error(
                        section.place(),
                        MapError.UNANSWERED_UNFILLED,
                        "item",
                        field.name(),
                        "layout",
                        target.layout().id());
            }
        }
    }

    private void refuseUnsaid(UnansweredSection section) {
        boolean says = section.set().values().stream()
                .flatMap(SectionChecker::expressions)
                .map(Expression::first)
                .anyMatch(UnansweredChecker::says);
        boolean readable = section.set().values().stream().noneMatch(ParsedMap.Broken.class::isInstance);
        if (!says && readable) {
            issues.error(section.place(), MapError.UNANSWERED_UNSAID);
        }
    }

    private static boolean says(Term term) {
        return term instanceof Call call
                && (call.name().equals(Beginnings.ENDING) || call.name().equals(Beginnings.REASON));
    }

    /** A table that does not know an ending would be missed when a line has ended so. */
    private void refuseMissingCodes(Expression expression) {
        List<Term> terms = expression.terms();
        boolean ofEnding = terms.size() > 1
                && terms.get(0) instanceof Call ending
                && ending.name().equals(Beginnings.ENDING)
                && terms.get(1) instanceof Call code
                && code.name().equals("code")
                && Codes.isUsable(code)
                && !Codes.hasRule(code);
        if (!ofEnding) {
            return;
        }
        Call code = (Call) terms.get(1);
        new Codes(new Tables(tables.byId(), tables.broken(), new Issues()))
                .meaning(code)
                .ifPresent(meaning -> Unanswered.ENDINGS.stream()
                        .filter(ending -> !meaning.table().holds(meaning.from(), ending))
                        .forEach(ending -> issues.error(
                                code.place(),
                                MapError.ENDING_WITHOUT_CODE,
                                "table",
                                meaning.table().id(),
                                "ending",
                                ending)));
    }
}
