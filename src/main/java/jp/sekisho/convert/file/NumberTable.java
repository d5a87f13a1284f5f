package jp.sekisho.convert.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;

/**
 * Numbers and the numbers that stand for them, read from a file of two columns: a business system's own numbers and the
 * integrated ones. Immutable once read, thread safe.
 *
 * <p>Open addressing in two arrays of numbers: two million pairs take 43 MB. A number of up to 18 digits lies in a {@code
 * long} with a 1 before it, so that its leading zeros are kept.
 */
final class NumberTable {
    private static final String HEAD = "local,integrated";
    private static final int MOST_DIGITS = 18;
    private static final long NONE = 0;

    private final long[] keys;
    private final long[] values;

    /** By which of the two columns numbers are looked up. */
    public enum Key {
        LOCAL,
        INTEGRATED;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private NumberTable(int capacity) {
        keys = new long[capacity];
        values = new long[capacity];
    }

    /**
     * The numbers of a file.
     *
     * @throws jp.sekisho.error.SekishoException with the {@link FileError} of its first bad line
     */
    public static NumberTable read(Path file, Key key) {
        try {
            NumberTable table = new NumberTable(capacity(rows(file)));
            try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                table.fill(file, lines, key);
            }
            return table;
        } catch (IOException e) {
            throw Finding.of(FileError.CANNOT_READ, "file", file, "problem", Sure.problem(e))
                    .asException();
        }
    }

    /** So that one place in four stays free. */
    private static int capacity(long rows) {
        return Math.toIntExact(rows / 3 * 4 + 8);
    }

    private static long rows(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void fill(Path file, BufferedReader lines, Key key) throws IOException {
        if (!HEAD.equals(lines.readLine())) {
            throw Finding.of(FileError.BAD_NUMBERS_HEAD, "file", file).asException();
        }
        long row = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            row++;
            int comma = line.indexOf(',');
            long local = packed(line, 0, comma);
            long integrated = packed(line, comma + 1, line.length());
            if (local == NONE || integrated == NONE) {
                throw Finding.of(FileError.BAD_NUMBERS_LINE, "file", file, "row", row)
                        .asException();
            }
            boolean byLocal = key == Key.LOCAL;
            if (!put(byLocal ? local : integrated, byLocal ? integrated : local)) {
                throw Finding.of(FileError.NUMBER_TWICE, "file", file, "row", row, "column", key.column())
                        .asException();
            }
        }
    }

    /** The number that stands beside it. */
    public Optional<String> get(String number) {
        long key = packed(number, 0, number.length());
        int slot = key == NONE ? -1 : slot(key);
        return slot < 0 || keys[slot] == NONE
                ? Optional.empty()
                : Optional.of(Long.toString(values[slot]).substring(1));
    }

    private boolean put(long key, long value) {
        int slot = slot(key);
        boolean agrees = keys[slot] == NONE || values[slot] == value;
        keys[slot] = key;
        values[slot] = value;
        return agrees;
    }

    /** Where the number lies, or would. */
    private int slot(long key) {
        long scattered = key * 0x9E3779B97F4A7C15L;
        int slot = (int) ((scattered >>> 32) * keys.length >>> 32);
        while (keys[slot] != NONE && keys[slot] != key) {
            slot = slot + 1 == keys.length ? 0 : slot + 1;
        }
        return slot;
    }

    /** The digits with a 1 before them, or {@link #NONE} if they are no number. */
    private static long packed(String text, int from, int to) {
        if (to <= from || to - from > MOST_DIGITS) {
            return NONE;
        }
        long packed = 1;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            packed = packed * 10 + digit;
        }
        return packed;
    }
}
