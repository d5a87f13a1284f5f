package jp.sekisho.convert.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.convert.codes.CodeTable.Row;
import jp.sekisho.source.CsvRow;
import jp.sekisho.source.CsvSource;
import jp.sekisho.source.CsvTable;
import jp.sekisho.source.Issues;

/**
 * Reads a {@code *.codes.csv}: the columns {@code name}, {@code from}, {@code until} and {@code back} have a meaning of their
 * own, every other is a column of codes. Stateless.
 */
public final class CodeFile {
    private static final Set<String> RESERVED = Set.of("name", "from", "until", "back");

    private CodeFile() {}

    /** The table, or empty if the file has an error; {@code id} is the file's name without {@code .codes.csv}. */
    public static Optional<CodeTable> parse(String id, String file, String text, Issues issues) {
        int before = issues.errors();
        Optional<CsvTable> csv = CsvSource.parse(file, text, issues);
        if (csv.isEmpty()) {
            return Optional.empty();
        }
        List<String> columns = csv.get().columns().stream()
                .filter(column -> !RESERVED.contains(column))
                .toList();
        if (columns.isEmpty()) {
            issues.error(csv.get().place(), CodeError.NO_COLUMNS);
        }
        List<Row> rows = new ArrayList<>();
        csv.get().rows().forEach(row -> rows.add(row(row, columns, issues)));
        columns.forEach(column -> refuseAmbiguous(csv.get(), rows, column, issues));
        return issues.errors() == before ? Optional.of(new CodeTable(id, columns, rows)) : Optional.empty();
    }

    private static Row row(CsvRow row, List<String> columns, Issues issues) {
        Map<String, String> codes = new LinkedHashMap<>();
        columns.forEach(column -> row.optionalText(column).ifPresent(cell -> codes.put(column, cell.value())));
        Row read = new Row(
                codes,
                row.optionalText("from").map(cell -> cell.asDate(issues)).orElse(LocalDate.MIN),
                row.optionalText("until").map(cell -> cell.asDate(issues)).orElse(LocalDate.MAX),
                row.optionalText("back").map(cell -> cell.asFlag(issues)).orElse(false));
        if (read.until().isBefore(read.from())) {
            issues.error(row.text("until").place(), CodeError.ENDS_BEFORE_IT_BEGINS);
        }
        return read;
    }

    private static void refuseAmbiguous(CsvTable csv, List<Row> rows, String column, Issues issues) {
        Map<String, List<Integer>> byCode = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String code = rows.get(i).codes().getOrDefault(column, "");
            if (!code.isEmpty()) {
                byCode.computeIfAbsent(code, any -> new ArrayList<>()).add(i);
            }
        }
        byCode.values().stream()
                .flatMap(same -> Ambiguity.first(rows, same).stream())
                .forEach(found -> issues.error(
                        csv.rows().get(found.row()).text(column).place(),
                        CodeError.AMBIGUOUS_CODE,
                        "column",
                        column,
                        "ja",
                        found.japanese(),
                        "en",
                        found.english()));
    }
}
