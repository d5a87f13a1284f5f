package jp.sekisho.boundary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.source.CsvRow;
import jp.sekisho.source.CsvTable;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlText;

/**
 * Reads {@code <interface>.permits.csv}: the columns {@code system}, {@code ground}, {@code from}, {@code until}, and one
 * for each means of the purpose that counts on this interface. An open end is blank. {@code priority} is the most urgent that
 * the permit allows, normal if it is blank or there is no such column.
 */
public final class PermitFile {
    private static final List<String> REQUIRED = List.of("system", "ground", "from", "until");
    private static final String PRIORITY = "priority";
    private static final List<String> MEANS = List.of(Purpose.OFFICE, Purpose.PROCEDURE, Purpose.INFORMATION);

    private final CsvTable table;
    private final Issues issues;
    private final List<String> means;

    private PermitFile(CsvTable table, Issues issues) {
        this.table = table;
        this.issues = issues;
        this.means = MEANS.stream().filter(table.columns()::contains).toList();
    }

    /** The permits; a row that cannot be used is reported and left out. */
    public static List<Permit> parse(CsvTable table, Issues issues) {
        return new PermitFile(table, issues).permits();
    }

    private List<Permit> permits() {
        if (!headIsSound()) {
            return List.of();
        }
        List<Permit> permits = new ArrayList<>();
        for (CsvRow row : table.rows()) {
            Permit permit = permit(row);
            if (permits.stream().anyMatch(other -> overlap(permit, other))) {
                issues.error(row.place(), PermitError.TWICE);
            }
            permits.add(permit);
        }
        return permits;
    }

    private boolean headIsSound() {
        boolean sound = table.requires(issues, REQUIRED.toArray(String[]::new));
        for (String column : table.columns()) {
            if (!REQUIRED.contains(column) && !MEANS.contains(column) && !column.equals(PRIORITY)) {
                String known = String.join(", ", REQUIRED) + ", " + String.join(", ", MEANS) + ", " + PRIORITY;
                issues.error(table.place(), PermitError.UNKNOWN_COLUMN, "column", column, "known", known);
                sound = false;
            }
        }
        return sound;
    }

    private Permit permit(CsvRow row) {
        Map<String, String> codes = new LinkedHashMap<>();
        means.forEach(column -> codes.put(column, filled(row, column)));
        LocalDate from = row.text("from").asDate(issues);
        YamlText untilCell = row.text("until");
        LocalDate until = untilCell.value().isEmpty() ? LocalDate.MAX : untilCell.asDate(issues);
        if (until.isBefore(from)) {
            issues.error(untilCell.place(), PermitError.UNTIL_BEFORE_FROM);
        }
        Priority priority = row.optionalText(PRIORITY)
                .map(cell -> cell.asOneOf(Priority.class, issues))
                .orElse(Priority.NORMAL);
        return new Permit(filled(row, "system"), codes, priority, filled(row, "ground"), from, until);
    }

    private String filled(CsvRow row, String column) {
        YamlText cell = row.text(column);
        if (cell.value().isEmpty()) {
            issues.error(cell.place(), PermitError.BLANK, "column", column);
        }
        return cell.value();
    }

    private static boolean overlap(Permit one, Permit other) {
        return one.system().equals(other.system())
                && one.codes().equals(other.codes())
                && !one.from().isAfter(other.until())
                && !other.from().isAfter(one.until());
    }
}
