package jp.sekisho.source;

import java.util.List;
import java.util.Optional;

/** One line of a CSV file. */
public record CsvRow(List<String> columns, List<YamlText> cells) {
    public CsvRow {
        columns = List.copyOf(columns);
        cells = List.copyOf(cells);
    }

    public Place place() {
        return cells.get(0).place();
    }

    /** The cell in that column; empty text at the row's place if there is no such column. */
    public YamlText text(String column) {
        int index = columns.indexOf(column);
        return index < 0 ? new YamlText(place(), "") : cells.get(index);
    }

    /** The cell in that column, if there is one and it is not blank. */
    public Optional<YamlText> optionalText(String column) {
        return Optional.of(text(column)).filter(cell -> !cell.value().isBlank());
    }
}
