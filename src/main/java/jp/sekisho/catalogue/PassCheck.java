package jp.sekisho.catalogue;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.CodeColumn;
import jp.sekisho.layout.item.Field;
import jp.sekisho.source.CsvRow;
import jp.sekisho.source.CsvTable;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlText;

/** Finds where no message of a system could get past its permits, whatever it says, so that check says it and not a message. */
record PassCheck(
        Parsed<BusinessSystem> systems,
        Parsed<Interface> interfaces,
        Map<String, Editions<Layout>> layouts,
        Issues issues) {

    /** @param broken the interfaces whose permits cannot be read: that has been reported */
    void check(Map<String, CsvTable> permits, Set<String> broken, Parsed<CodeTable> codes) {
        systems.values()
                .forEach((id, system) -> Optional.ofNullable(systems.sources().get(id))
                        .flatMap(file -> file.optionalMapping("interfaces"))
                        .ifPresent(written -> system.dialects().keySet().stream()
                                .filter(interfaceId -> interfaces.has(interfaceId)
                                        && !broken.contains(interfaceId)
                                        && !isMeant(system, interfaceId, permits))
                                .forEach(interfaceId -> issues.error(
                                        written.placeOf(interfaceId),
                                        CatalogueError.NO_PERMITS,
                                        "system",
                                        system.id(),
                                        "interface",
                                        interfaceId))));
        interfaces.values().forEach((id, rules) -> {
            if (rules.passage() == Passage.REPLY && !broken.contains(id)) {
                counterpart(rules, Optional.ofNullable(permits.get(id)));
            }
        });
        permits.forEach((interfaceId, table) -> {
            interfaces.value(interfaceId).ifPresent(rules -> columns(table, rules));
            new PermitCodes(interfaceId, interfaces.value(interfaceId), systems, layouts, codes, issues).check(table);
        });
    }

    /** A counterpart that may ask nothing by its interface is not meant. */
    private void counterpart(Interface rules, Optional<CsvTable> table) {
        boolean isPermitted = table.filter(there -> there.rows().stream().anyMatch(row -> rules.link()
                        .filter(row.text("system").value()::equals)
                        .isPresent()))
                .isPresent();
        Optional.ofNullable(interfaces.sources().get(rules.id()))
                .filter(file -> !isPermitted)
                .ifPresent(file -> issues.error(
                        file.placeOf("link"),
                        CatalogueError.NO_PERMITS,
                        "system",
                        rules.link().orElse("-"),
                        "interface",
                        rules.id()));
    }

    /** Whether a permit is for that system and interface, or may be meant for them: its system or interface is not there. */
    private boolean isMeant(BusinessSystem system, String interfaceId, Map<String, CsvTable> permits) {
        return permits.entrySet().stream().anyMatch(table -> table.getValue().rows().stream()
                .map(row -> row.text("system").value())
                .anyMatch(named -> named.equals(system.id())
                        ? table.getKey().equals(interfaceId)
                                || system.dialect(table.getKey()).isEmpty()
                        : table.getKey().equals(interfaceId) && !systems.has(named)));
    }

    /** What decides stands in the interface's file, and the table has a column for each of it. */
    private void columns(CsvTable table, Interface rules) {
        Set<String> columns = new LinkedHashSet<>(table.columns());
        columns.retainAll(Purpose.MEANS);
        if (!columns.equals(Set.copyOf(rules.permit()))) {
            issues.error(
                    table.place(),
                    CatalogueError.PERMITS_DECIDE_OTHERWISE,
                    "interface",
                    rules.id(),
                    "permit",
                    rules.permit().isEmpty() ? "[]" : String.join(", ", rules.permit()),
                    "columns",
                    columns.isEmpty() ? "[]" : String.join(", ", columns));
        }
    }

    /** Finds permits that no message can ever meet: their codes are none that an item of the system's layout can have. */
    private record PermitCodes(
            String interfaceId,
            Optional<Interface> rules,
            Parsed<BusinessSystem> systems,
            Map<String, Editions<Layout>> layouts,
            Parsed<CodeTable> codes,
            Issues issues) {

        void check(CsvTable table) {
            if (rules.filter(known -> known.passage() == Passage.REPLY).isPresent()) {
                table.rows().forEach(row -> row(row, rules.orElseThrow().crossing()));
                return;
            }
            for (CsvRow row : table.rows()) {
                systems.value(row.text("system").value())
                        .flatMap(system -> system.dialect(interfaceId))
                        .ifPresent(dialect -> row(row, dialect));
            }
        }

        private void row(CsvRow row, Dialect dialect) {
            // a question states its purpose in its own layout; what is brought, in the layout in which it crosses
            String saying = rules.filter(known -> known.passage().isInward())
                    .map(Interface::crossing)
                    .orElse(dialect.asked().layout());
            row(row, saying);
        }

        /** @param saying the layout in which whoever asks states the purpose */
        private void row(CsvRow row, String saying) {
            List<Layout> versions = Optional.ofNullable(layouts.get(saying)).stream()
                    .flatMap(editions -> editions.all().stream())
                    .flatMap(edition -> edition.value().stream())
                    .toList();
            if (versions.isEmpty()) {
                return;
            }
            for (String means : Purpose.MEANS) {
                row.optionalText(means).ifPresent(code -> code(row, means, code, versions));
            }
        }

        private void code(CsvRow row, String means, YamlText code, List<Layout> versions) {
            List<Layout> saying = versions.stream()
                    .filter(layout -> !layout.meaning(means).isEmpty())
                    .toList();
            if (saying.isEmpty()) {
                issues.error(
                        code.place(),
                        CatalogueError.MEANS_UNSAID,
                        "layout",
                        versions.get(0).id(),
                        "means",
                        means);
                return;
            }
            boolean can = saying.stream().anyMatch(layout -> canBe(layout, item(layout, means), code.value(), row));
            if (!can) {
                Field item = item(saying.get(0), means);
                issues.error(
                        code.place(),
                        CatalogueError.CODE_NOWHERE,
                        "code",
                        code.value(),
                        "layout",
                        saying.get(0).id(),
                        "item",
                        item.name(),
                        "table",
                        item.codes().map(CodeColumn::table).orElse("-"));
            }
        }

        /** The item in which the gateway looks for it. */
        private static Field item(Layout layout, String means) {
            return layout.meaning(means).get(0);
        }

        private boolean canBe(Layout layout, Field item, String code, CsvRow row) {
            return layout.canHave(item, code)
                    && item.codes().map(column -> isIn(column, code, row)).orElse(true);
        }

        /** Whether a table has the code on one of the permit's days; of one that cannot be read nobody knows. */
        private boolean isIn(CodeColumn column, String code, CsvRow row) {
            LocalDate from = row.text("from").asDate(new Issues());
            LocalDate until = row.optionalText("until")
                    .map(day -> day.asDate(new Issues()))
                    .orElse(LocalDate.MAX);
            return codes.value(column.table())
                    .map(table -> table.knowsBetween(
                            column.column().orElse(table.columns().get(0)), code, from, until))
                    .orElse(true);
        }
    }
}
