package jp.sekisho.layout.delimited;

import jp.sekisho.layout.record.ByteFeed;
import jp.sekisho.text.charset.StrictCharset;

/**
 * Tells which ends of lines stand within quotes, so that what is quoted over several lines is one record and no line of it passes for
 * another. Immutable; looks at the feed that it is made for.
 */
final class QuotedLines {
    private static final int NONE = -1;
    private final ByteFeed feed;
    private final StrictCharset charset;
    private final boolean used;
    private final byte quote;
    private final byte lineFeed;
    private final byte carriageReturn;

    QuotedLines(ByteFeed feed, StrictCharset charset, DelimitedForm form) {
        this.feed = feed;
        this.charset = charset;
        this.used = form.quoting() != DelimitedForm.Quoting.NEVER;
        this.quote = charset.byteOf(DelimitedForm.QUOTE);
        this.lineFeed = form.end().last();
        this.carriageReturn = charset.byteOf('\r');
    }

    /** A record that goes on over several lines: its bytes with what ends it, and how many lines it has. */
    record Whole(int length, int lines) {
        static final Whole NEVER_ENDS = new Whole(NONE, 0);

        boolean ends() {
            return length >= 0;
        }
    }

    /** Where the first end of line within quotes is, of a line of that length; the length if its end is one; negative if none is. */
    int firstWithin(int length) {
        if (!used) {
            return NONE;
        }
        byte[] window = feed.window();
        int first = feed.start();
        boolean shifted = charset.isShifted();
        boolean open = false;
        int from = 0;
        for (int at = 0; at < length; at++) {
            byte one = window[first + at];
            if (one == quote && !shifted) {
                open = !open;
            } else if (one == carriageReturn) {
                open ^= shifted && isOdd(from, at);
                if (open) {
                    return at;
                }
                from = at;
            }
        }
        return open ^ (shifted && isOdd(from, length)) ? length : NONE;
    }

    /** The record that begins here, up to the first end of line outside quotes within so many bytes. */
    Whole whole(int most) {
        boolean open = false;
        int from = 0;
        for (int lines = 1; ; lines++) {
            int found = feed.distance(lineFeed, from, most);
            if (found < 0) {
                return Whole.NEVER_ENDS;
            }
            open ^= isOdd(from, found);
            if (!open) {
                return new Whole(found + 1, lines);
            }
            from = found + 1;
        }
    }

    /** Whether these bytes hold an odd number of quotes; among shifted ones the byte of a quote may be part of another code. */
    private boolean isOdd(int from, int to) {
        int first = feed.start() + from;
        if (charset.isShifted()) {
            String lines = new String(feed.window(), first, to - from, charset.charset());
            return lines.chars().filter(c -> c == DelimitedForm.QUOTE).count() % 2 != 0;
        }
        boolean odd = false;
        for (int at = first; at < first + to - from; at++) {
            odd ^= feed.window()[at] == quote;
        }
        return odd;
    }
}
