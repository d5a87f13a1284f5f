package jp.sekisho.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The sides of a text on which spaces are taken off or characters put. A space is U+0020 or U+3000. */
public enum Spaces {
    LEFT,
    RIGHT,
    BOTH;

    public static Optional<Spaces> named(String name) {
        return Arrays.stream(values())
                .filter(side -> side.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** The text without the spaces on that side. */
    public String trim(String text) {
        int from = 0;
        int to = text.length();
        while (this != RIGHT && from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (this != LEFT && from < to && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** Whether the text is spaces and nothing else; an empty one is not. */
    public static boolean areAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\u3000';
    }
}
