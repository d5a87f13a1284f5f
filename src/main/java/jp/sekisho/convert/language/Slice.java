package jp.sekisho.convert.language;

import java.util.ArrayList;
import java.util.List;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlText;

/** A part of what a person wrote as one value, with its place. Quotes and brackets hold together what is in them. */
public record Slice(YamlText whole, int from, int to) {
    private static final int DEEPEST = 50;

    public static Slice of(YamlText text) {
        return new Slice(text, 0, text.value().length()).strip();
    }

    public String text() {
        return whole.value().substring(from, to);
    }

    boolean isEmpty() {
        return from == to;
    }

    Slice part(int start, int end) {
        return new Slice(whole, from + start, from + end);
    }

    Slice strip() {
        String text = text();
        String left = text.stripLeading();
        int start = from + text.length() - left.length();
        return new Slice(whole, start, start + left.stripTrailing().length());
    }

    /** The parts between separators that stand outside quotes and brackets, without spaces around them. */
    List<Slice> split(char separator) {
        List<Slice> parts = new ArrayList<>();
        String text = text();
        int begin = 0;
        for (int at = 0; at < text.length(); at = end(text, at)) {
            if (text.charAt(at) == separator) {
                parts.add(part(begin, at).strip());
                begin = at + 1;
            }
        }
        parts.add(part(begin, text.length()).strip());
        return parts;
    }

    /** Whether more brackets stand within each other than anybody writes: reading on would take all of its stack. */
    boolean isTooDeep() {
        String text = text();
        int depth = 0;
        for (int at = 0; at < text.length(); ) {
            char c = text.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > DEEPEST) {
                return true;
            }
            at = c == '(' ? at + 1 : end(text, at);
        }
        return false;
    }

    /** Where what begins at that character ends: a quoted text, a bracket with all in it, or the character. */
    static int end(String text, int at) {
        return switch (text.charAt(at)) {
            case '"' -> after(text, '"', at + 1);
            case '「' -> after(text, '」', at + 1);
            case '(' -> afterBracket(text, at + 1);
            default -> at + 1;
        };
    }

    private static int after(String text, char mark, int at) {
        int end = text.indexOf(mark, at);
        return end < 0 ? text.length() : end + 1;
    }

    private static int afterBracket(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != ')') {
            at = end(text, at);
        }
        return Math.min(at + 1, text.length());
    }

    /** Where it stands, as far as the file has it letter by letter: not where escapes or several lines make the value. */
    public Place place() {
        Place place = whole.place();
        String line = place.text();
        int start = index(line, place.column() - 1);
        int quote = start < line.length() && "\"'".indexOf(line.charAt(start)) >= 0 ? 1 : 0;
        if (!line.startsWith(whole.value(), start + quote)) {
            return place;
        }
        int column = place.column() + quote + codePoints(whole.value().substring(0, from));
        return new Place(place.file(), place.line(), column, Math.max(1, codePoints(text())), line);
    }

    private static int index(String line, int characters) {
        return line.offsetByCodePoints(0, Math.min(Math.max(characters, 0), codePoints(line)));
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }
}
