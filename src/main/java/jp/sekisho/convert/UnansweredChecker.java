package jp.sekisho.convert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.convert.ConversionMap.Assignment;
import jp.sekisho.convert.Expression.Term;
import jp.sekisho.convert.MapFile.Parsed;
import jp.sekisho.convert.MapFile.UnansweredSection;
import jp.sekisho.layout.Field;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlText;

/**
 * Compiles what a map of answers says of a line that has none. It must be able to say it whatever the ending: nobody is
 * there to ask when the line ends.
 */
record UnansweredChecker(Parsed map, Tables tables, Issues issues) {

    /** The assignments; empty if the map has no such section, or it cannot be used here. */
    Optional<List<Assignment>> compile(Optional<Layout> request, Layout target) {
        if (map.unanswered().isEmpty()) {
            warnOfOneRecord(request, target);
            return Optional.empty();
        }
        UnansweredSection section = map.unanswered().get();
        if (map.answers().isEmpty()) {
            issues.error(section.place(), MapError.UNANSWERED_WITHOUT_ANSWERS);
            return Optional.empty();
        }
        if (!target.holdsSeveral()) {
            issues.error(section.place(), MapError.UNANSWERED_ALONE, "layout", target.id());
        }
        Beginnings beginnings = new Beginnings(Optional.empty(), request, issues);
        List<Assignment> assignments = new Assignments(target, beginnings, tables, issues).compile(section.set());
        refuseUnfilled(section, target);
        refuseUnsaid(section);
        section.set().values().forEach(this::refuseMissingCodes);
        return Optional.of(assignments);
    }

    /** Both sides could hold several records: that only one is taken should be meant so. */
    private void warnOfOneRecord(Optional<Layout> request, Layout target) {
        if (target.holdsSeveral() && request.filter(Layout::holdsSeveral).isPresent()) {
            issues.warning(
                    map.id().place(),
                    MapError.ONE_RECORD_ONLY,
                    "layout",
                    request.get().id());
        }
    }

    private void refuseUnfilled(UnansweredSection section, Layout target) {
        Set<String> set = section.set().keySet().stream().map(YamlText::value).collect(Collectors.toSet());
        for (Field field : target.fields()) {
            if (field.required() && field.is().isEmpty() && !set.contains(field.name())) {
                issues.error(
                        section.place(), MapError.UNANSWERED_UNFILLED, "item", field.name(), "layout", target.id());
            }
        }
    }

    private void refuseUnsaid(UnansweredSection section) {
        boolean says = section.set().values().stream()
                .map(expression -> expression.terms().get(0))
                .anyMatch(term -> term.isCall()
                        && (term.name().equals(Beginnings.ENDING) || term.name().equals(Beginnings.REASON)));
        if (!says) {
            issues.error(section.place(), MapError.UNANSWERED_UNSAID);
        }
    }

    /** A table that does not know an ending would be missed when a line has ended so. */
    private void refuseMissingCodes(Expression expression) {
        List<Term> terms = expression.terms();
        if (terms.size() < 2
                || !terms.get(0).name().equals(Beginnings.ENDING)
                || !terms.get(1).name().equals("code")) {
            return;
        }
        Term code = terms.get(1);
        List<String> arguments = code.arguments().orElse(List.of());
        Map<String, CodeTable> byId = tables.byId();
        Optional.ofNullable(arguments.isEmpty() ? null : byId.get(arguments.get(0)))
                .ifPresent(table -> Unanswered.ENDINGS.stream()
                        .filter(ending -> !table.holds(Functions.columnFrom(table, arguments), ending))
                        .forEach(ending -> issues.error(
                                code.place(), MapError.ENDING_WITHOUT_CODE, "table", table.id(), "ending", ending)));
    }
}
