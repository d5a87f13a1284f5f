package jp.sekisho.convert.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The tables of the page on functions, read. */
final class FunctionsPage {
    private static final Path PAGE = Path.of("src/site/markdown/functions.md");
    private static final int CELLS = 6;

    /** One row: what comes in, the function as it is written, and what it gives. */
    record Example(String function, String in, String written, String out) {
        @Override
        public String toString() {
            return in + " | " + written + " -> " + out;
        }
    }

    private FunctionsPage() {}

    static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        String function = "";
        for (String line : lines()) {
            String[] cells = line.split("\\|", -1);
            if (cells.length == CELLS + 2 && !cells[5].isBlank() && cells[5].contains("`")) {
                function = cells[1].isBlank() ? function : bare(cells[1]);
                examples.add(new Example(function, bare(cells[4]), bare(cells[5]), bare(cells[6])));
            }
        }
        return examples;
    }

    /** The names of the first column. */
    static List<String> functions() {
        return lines().stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> bare(line.split("\\|", -1)[1]))
                .toList();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A cell without its code marks, and without the quotes that show spaces. */
    private static String bare(String cell) {
        String code = cell.strip().replaceAll("^`|`$", "");
        return code.startsWith("\"") ? code.substring(1, code.length() - 1) : code;
    }
}
