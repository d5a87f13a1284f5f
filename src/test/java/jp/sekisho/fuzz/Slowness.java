package jp.sekisho.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/** Finds inputs on which a target takes more than about three times as long when they are twice as long. */
final class Slowness {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int LONG = 1 << 13;
    private static final long SHORT_ENOUGH = 5_000_000;
    private static final double TOO_MUCH_MORE = 3;
    private static final int SHOWN = 20;
    private final FuzzTarget target;
    private final LongSupplier clock;

    /** By the processor time of the thread that asks. */
    Slowness(FuzzTarget target) {
        this(target, THREADS::getCurrentThreadCpuTime);
    }

    /** By a clock of nanoseconds that goes on as the target works. */
    Slowness(FuzzTarget target, LongSupplier clock) {
        this.target = target;
        this.clock = clock;
    }

    /** The inputs that are too slow, in words. */
    List<String> found() {
        List<String> found = new ArrayList<>();
        List<byte[]> pieces = new ArrayList<>(Mutations.PIECES);
        target.seeds().stream().filter(seed -> seed.length > 0).forEach(pieces::add);
        for (byte[] piece : pieces) {
            check("repeated", piece, length -> Mutations.repeated(piece, length), found);
        }
        byte[] seed = pieces.get(pieces.size() - 1);
        for (byte[] piece : Mutations.PIECES) {
            int at = seed.length / 2;
            check(
                    "in the middle of a message",
                    piece,
                    length -> Mutations.joined(seed, at, Mutations.repeated(piece, length), at),
                    found);
        }
        return found;
    }

    /** The same for one repeated piece. */
    List<String> found(String hex) {
        List<String> found = new ArrayList<>();
        byte[] piece = HexFormat.of().parseHex(hex);
        check("repeated", piece, length -> Mutations.repeated(piece, length), found);
        return found;
    }

    /**
     * What takes a long input at once need not be looked at closely: a square of it would be seen. What is
     * found has to be found three times, for a busy machine's clock is not always fair.
     */
    private void check(String how, byte[] piece, IntFunction<byte[]> input, List<String> found) {
        boolean slow = nanos(input.apply(LONG), 1) > SHORT_ENOUGH
                && grows(input, LONG)
                && grows(input, LONG * 2)
                && grows(input, LONG);
        if (slow) {
            found.add(target.name() + ": " + HexFormat.of().formatHex(piece, 0, Math.min(piece.length, SHOWN)) + " "
                    + how);
        }
    }

    private boolean grows(IntFunction<byte[]> input, int length) {
        return nanos(input.apply(length), 4) > TOO_MUCH_MORE * nanos(input.apply(length / 2), 4);
    }

    /** The best of several. */
    private long nanos(byte[] input, int times) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < times; i++) {
            long start = clock.getAsLong();
            try {
                target.take(input);
            } catch (Throwable e) {
                throw new AssertionError(target.name() + " fails on a long input: " + e, e);
            }
            best = Math.min(best, clock.getAsLong() - start);
        }
        return best;
    }
}
