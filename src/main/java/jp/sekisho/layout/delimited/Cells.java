package jp.sekisho.layout.delimited;

import java.util.Arrays;

/**
 * The cells of one line of a delimited message. What RFC 4180 leaves open is refused: quotes within a plain value, text around
 * quotes. Mutable; owned by the thread that reads.
 */
final class Cells {
    private final DelimitedForm form;
    private String[] texts = new String[16];
    private int[] starts = new int[16];
    private boolean[] quoted = new boolean[16];
    private int count;
    private int needless;
    private int badAt = -1;

    Cells(DelimitedForm form) {
        this.form = form;
    }

    /** Splits a line; false if the quotes of cell {@link #badAt} are wrong. */
    boolean split(String line) {
        count = 0;
        needless = 0;
        badAt = -1;
        boolean plain = form.quoting() == DelimitedForm.Quoting.NEVER
                || form.quoting() == DelimitedForm.Quoting.AS_NEEDED && line.indexOf(DelimitedForm.QUOTE) < 0;
        int at = 0;
        do {
            at = plain || at >= line.length() || line.charAt(at) != DelimitedForm.QUOTE
                    ? unquoted(line, at, plain)
                    : quoted(line, at);
        } while (at >= 0 && at <= line.length());
        return badAt < 0;
    }

    /** How many cells there are, or have been read before the bad one. */
    int count() {
        return count;
    }

    String text(int cell) {
        return texts[cell];
    }

    /** Where the cell begins in the line, with its quotes. */
    int start(int cell) {
        return starts[cell];
    }

    boolean isQuoted(int cell) {
        return quoted[cell];
    }

    /** How many cells have quotes that they do not need. */
    int needless() {
        return needless;
    }

    /** The cell whose quotes are wrong. */
    int badAt() {
        return badAt;
    }

    /**
     * Whether a line with wrong quotes may end within some: an odd number of them, or a cell that begins with one and is not ended by
     * one.
     */
    boolean mayEndInQuotes(String line) {
        long quotes = line.chars().filter(c -> c == DelimitedForm.QUOTE).count();
        if (quotes % 2 != 0) {
            return true;
        }
        int at = 0;
        while (at <= line.length()) {
            boolean opens = at < line.length() && line.charAt(at) == DelimitedForm.QUOTE;
            int end = opens ? lastQuote(line, at + 1) : at;
            if (end < 0) {
                return true;
            }
            int next = line.indexOf(form.separator(), end);
            at = next < 0 ? line.length() + 1 : next + 1;
        }
        return false;
    }

    /** The first quote from there that ends a cell, as far as what follows it says; negative if none does. */
    private int lastQuote(String line, int from) {
        int quote = line.indexOf(DelimitedForm.QUOTE, from);
        while (quote >= 0 && quote + 1 < line.length() && line.charAt(quote + 1) != form.separator()) {
            quote = line.indexOf(DelimitedForm.QUOTE, quote + 1);
        }
        return quote;
    }

    /** The cell that begins there; answers where the next one does, beyond the line after the last one, -1 if it is bad. */
    private int unquoted(String line, int from, boolean plain) {
        int found = line.indexOf(form.separator(), from);
        int to = found < 0 ? line.length() : found;
        String text = line.substring(from, to);
        boolean bad =
                !plain && (form.quoting() == DelimitedForm.Quoting.ALWAYS || text.indexOf(DelimitedForm.QUOTE) >= 0);
        if (bad) {
            badAt = count;
            return -1;
        }
        add(text, from, false);
        return to + 1;
    }

    private int quoted(String line, int from) {
        StringBuilder text = new StringBuilder();
        int at = from + 1;
        while (at < line.length()) {
            int quote = line.indexOf(DelimitedForm.QUOTE, at);
            if (quote < 0) {
                break;
            }
            text.append(line, at, quote);
            boolean doubled = quote + 1 < line.length() && line.charAt(quote + 1) == DelimitedForm.QUOTE;
            if (!doubled) {
                return ended(line, from, text.toString(), quote + 1);
            }
            text.append(DelimitedForm.QUOTE);
            at = quote + 2;
        }
        badAt = count;
        return -1;
    }

    private int ended(String line, int from, String text, int at) {
        if (at < line.length() && line.charAt(at) != form.separator()) {
            badAt = count;
            return -1;
        }
        if (form.quoting() == DelimitedForm.Quoting.AS_NEEDED && !form.needsQuotes(text)) {
            needless++;
        }
        add(text, from, true);
        return at + 1;
    }

    private void add(String text, int from, boolean inQuotes) {
        if (count == texts.length) {
            texts = Arrays.copyOf(texts, count * 2);
            starts = Arrays.copyOf(starts, count * 2);
            quoted = Arrays.copyOf(quoted, count * 2);
        }
        texts[count] = text;
        starts[count] = from;
        quoted[count] = inQuotes;
        count++;
    }
}
