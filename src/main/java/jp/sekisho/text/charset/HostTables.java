package jp.sekisho.text.charset;

import static jp.sekisho.text.charset.HostCoder.IN;
import static jp.sekisho.text.charset.HostCoder.OUT;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables of a host code by asking Java's own coders for every code and every character, so that a charset from a
 * jar gets them too. Belongs to one thread.
 */
final class HostTables {
    private final Trial trial;
    private final HostCoder coder = new HostCoder();

    private HostTables(Charset charset) {
        this.trial = new Trial(charset);
    }

    /**
     * The charset by tables, if its codes have one byte, and two between {@link HostCoder#OUT} and {@link HostCoder#IN}; null
     * if a code says more than one character, or a shift to where one is already is let pass.
     */
    static @Nullable HostCoder of(Charset charset) {
        HostTables tables = new HostTables(charset);
        return tables.areShiftsStrict() && tables.readOnes() && tables.readTwos() ? tables.written() : null;
    }

    private boolean areShiftsStrict() {
        return trial.read(new byte[] {IN}) == null
                && trial.read(new byte[] {OUT, OUT, IN}) == null
                && trial.read(new byte[] {OUT, IN, IN}) == null;
    }

    private boolean readOnes() {
        boolean usual = true;
        for (int code = 0; code <= HostCoder.LAST_OF_ONE; code++) {
            if (!isShift((byte) code)) {
                usual &= put(coder.ones(), code, trial.read(new byte[] {(byte) code}));
            }
        }
        return usual;
    }

    /** A code with a first byte of 0 could not be told from one of one byte. */
    private boolean readTwos() {
        boolean usual = true;
        for (int code = 0; code <= HostCoder.NOT_WRITTEN; code++) {
            byte first = (byte) (code >> Byte.SIZE);
            if (!isShift(first)) {
                String text = trial.read(new byte[] {OUT, first, (byte) code, IN});
                boolean told = code > HostCoder.LAST_OF_ONE && code < HostCoder.NOT_WRITTEN;
                usual &= (text == null || told) && put(coder.twos(), code, text);
            }
        }
        return usual;
    }

    private static boolean isShift(byte one) {
        return one == OUT || one == IN;
    }

    /** Whether a code says one character of the BMP, or nothing. */
    private static boolean put(char[] table, int code, @Nullable String text) {
        if (text == null) {
            return true;
        }
        boolean one = text.length() == 1 && !Character.isSurrogate(text.charAt(0));
        if (one) {
            table[code] = text.charAt(0);
        }
        return one;
    }

    private HostCoder written() {
        for (char c = 0; c < HostCoder.NOT_WRITTEN; c++) {
            byte[] written = trial.written(String.valueOf(c));
            if (written != null) {
                write(c, written);
            }
        }
        return coder;
    }

    /** A character that would come back as another gets no code. */
    private void write(char c, byte[] written) {
        if (written.length == 1 && coder.ones()[written[0] & 0xFF] == c) {
            coder.codes()[c] = (char) (written[0] & 0xFF);
        } else if (isShifted(written) && coder.twos()[HostCoder.code(written[1], written[2])] == c) {
            coder.codes()[c] = HostCoder.code(written[1], written[2]);
        }
    }

    private static boolean isShifted(byte[] written) {
        return written.length == 4 && written[0] == OUT && written[3] == IN;
    }
}
