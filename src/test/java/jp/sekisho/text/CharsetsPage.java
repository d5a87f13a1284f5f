package jp.sekisho.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The table of charsets on the page on characters, read. */
final class CharsetsPage {
    private static final Path PAGE = Path.of("src/site/markdown/characters.md");

    /** One row: a charset, its codes that are read, those written as another, those not written, and characters refused. */
    record Row(String name, int read, int duplicates, int unwritten, int replaced) {}

    private static final int COLUMNS = 6;

    private CharsetsPage() {}

    static List<Row> rows() {
        try {
            return Files.readAllLines(PAGE).stream()
                    .filter(line -> line.startsWith("| `"))
                    .map(line ->
                            Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new))
                    .filter(cells -> cells.length == COLUMNS + 1)
                    .map(cells -> new Row(
                            cells[1].replace("`", ""),
                            number(cells[3]),
                            number(cells[4]),
                            number(cells[5]),
                            number(cells[6])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(String cell) {
        return cell.isEmpty() ? 0 : Integer.parseInt(cell.replace(",", ""));
    }
}
