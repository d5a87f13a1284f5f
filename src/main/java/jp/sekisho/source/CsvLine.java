package jp.sekisho.source;

import java.util.ArrayList;
import java.util.List;

/** One line of CSV, taken apart. */
record CsvLine(String file, int number, String text, Issues issues) {

    List<YamlText> cells() {
        List<YamlText> cells = new ArrayList<>();
        int at = 0;
        do {
            int end = at < text.length() && text.charAt(at) == '"' ? endOfQuoted(at) : endOfPlain(at);
            cells.add(new YamlText(place(at, end), content(at, end)));
            at = end + 1;
        } while (at <= text.length());
        return cells;
    }

    private int endOfPlain(int from) {
        int comma = text.indexOf(',', from);
        return comma < 0 ? text.length() : comma;
    }

    private int endOfQuoted(int from) {
        int at = from + 1;
        while (at < text.length()) {
            boolean quote = text.charAt(at) == '"';
            boolean doubled = quote && at + 1 < text.length() && text.charAt(at + 1) == '"';
            if (quote && !doubled) {
                break;
            }
            at += doubled ? 2 : 1;
        }
        boolean ends = at == text.length() - 1 || at < text.length() - 1 && text.charAt(at + 1) == ',';
        if (!ends) {
            issues.error(place(from, from + 1), SourceError.BAD_QUOTES);
            return text.length();
        }
        return at + 1;
    }

    private String content(int from, int to) {
        String cell = text.substring(from, to);
        boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell.strip();
    }

    private Place place(int from, int to) {
        return new Place(file, number, text.codePointCount(0, from) + 1, Math.max(1, to - from), text);
    }
}
