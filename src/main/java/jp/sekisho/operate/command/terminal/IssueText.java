package jp.sekisho.operate.command.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jp.sekisho.source.Issue;
import jp.sekisho.source.Issue.Severity;
import jp.sekisho.source.Place;

/** An issue as people read it: where, the line with a mark under what is meant, and a sentence in each of the languages. */
public record IssueText(Issue issue, Language language) {
    private static final String BAR = " │ ";
    private static final String MARK = "‾";
    private static final String INDENT = "   ";
    private static final String CUT = "…";
    private static final int LONGEST = 400;

    public String written() {
        return lines().stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private List<String> lines() {
        Place place = issue.place();
        List<String> lines = new ArrayList<>();
        lines.add(place + "  " + issue.finding().code().wire() + severity());
        String indent = INDENT;
        if (!place.text().isEmpty()) {
            String number = String.valueOf(place.line());
            String margin = INDENT + " ".repeat(number.length());
            Place seen = clipped(place);
            lines.add(INDENT + number + BAR + seen.text());
            lines.add(margin + BAR + mark(seen));
            indent = margin + INDENT;
        }
        for (String sentence : language.sentences(issue.finding())) {
            lines.add(indent + sentence);
        }
        return lines;
    }

    private String severity() {
        return issue.severity() == Severity.WARNING ? "  " + language.word("警告", "warning") : "";
    }

    private static String mark(Place place) {
        int[] characters = place.text().codePoints().toArray();
        int from = Math.min(Math.max(place.column() - 1, 0), characters.length);
        int until = Math.min(from + Math.max(place.length(), 1), characters.length);
        int before = DisplayWidth.of(new String(characters, 0, from));
        int under = DisplayWidth.of(new String(characters, from, until - from));
        return " ".repeat(before) + MARK.repeat(Math.max(under, 1));
    }

    /** The line as a terminal can show it; of one that is far too long what stands around the mark. */
    private static Place clipped(Place place) {
        int[] line = shown(place.text()).codePoints().toArray();
        int at = Math.min(Math.max(place.column() - 1, 0), line.length);
        int from = line.length <= LONGEST ? 0 : Math.max(0, at - LONGEST / 2);
        int to = Math.min(line.length, from + LONGEST);
        String before = from > 0 ? CUT : "";
        String text = before + new String(line, from, to - from) + (to < line.length ? CUT : "");
        int length = Math.min(place.length(), to - at);
        return new Place(place.file(), place.line(), at - from + before.length() + 1, length, text);
    }

    /** The line, with one visible character for each control character: a terminal must not obey a file. */
    private static String shown(String line) {
        return line.codePoints()
                .map(character -> character == '\t' ? ' ' : Character.isISOControl(character) ? '·' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
