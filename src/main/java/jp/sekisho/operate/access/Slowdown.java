package jp.sekisho.operate.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Slows whoever guesses passwords: by account and source, by source, and by account among sources from which it has not
 * logged in yet. Some failures are free, and failures are forgotten one by one; each that is too many shuts the way for twice
 * as long as the one before, 15 seconds at most. While it is shut no password is looked at, and asking does not make it
 * longer: so a right password waits 15 seconds at most for guesses of the past, and nobody shuts another's account at a
 * source from which its owner has logged in. Remembers a bounded number of sources, the latest. Thread safe.
 */
public final class Slowdown {
    /** How long a way is shut at most. */
    public static final Duration LONGEST = Duration.ofSeconds(15);

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final double FORGOTTEN_AFTER_SECONDS = 20;
    private static final int FREE = 10;
    private static final int FREE_OF_A_SOURCE = 40;
    private static final int FREE_OF_AN_ACCOUNT = 100;
    private static final int MOST = 10_000;

    private final LongSupplier nanos;
    private final Map<Way, Guesses> guesses = new Latest<>();
    private final Map<Way, Boolean> known = new Latest<>();

    /** @param nanos real time, as {@link System#nanoTime} counts it */
    public Slowdown(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** An account at a source; one of the two may be any. */
    private record Way(@Nullable String account, @Nullable String source) {
        int free() {
            if (account == null) {
                return FREE_OF_A_SOURCE;
            }
            return source == null ? FREE_OF_AN_ACCOUNT : FREE;
        }
    }

    /** Failures not forgotten yet, as of a time, and until when the way is shut. */
    private record Guesses(double failures, long at, long shutUntil) {}

    private static final class Latest<V> extends LinkedHashMap<Way, V> {
        private static final long serialVersionUID = 1L;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Way, V> eldest) {
            return size() > MOST;
        }
    }

    /**
     * Asked before a password is looked at; it counts as a failure until {@link #succeeded}.
     *
     * @return how long to wait before asking again; zero if the password may be looked at
     */
    synchronized Duration admit(String account, String source) {
        long now = nanos.getAsLong();
        Way own = new Way(account, source);
        Way all = new Way(null, source);
        Way strangers = new Way(account, null);
        boolean stranger = !known.containsKey(own);
        long shut = Math.max(shut(own, now), Math.max(shut(all, now), stranger ? shut(strangers, now) : 0));
        if (shut > 0) {
            return Duration.ofNanos(shut);
        }
        fail(own, now);
        fail(all, now);
        if (stranger) {
            fail(strangers, now);
        }
        return Duration.ZERO;
    }

    /** The password was right: takes back what was counted. */
    synchronized void succeeded(String account, String source) {
        Way own = new Way(account, source);
        if (known.put(own, true) == null) {
            takeBack(new Way(account, null));
        }
        guesses.remove(own);
        takeBack(new Way(null, source));
    }

    private long shut(Way way, long now) {
        Guesses past = guesses.get(way);
        return past == null ? 0 : past.shutUntil - now;
    }

    private void fail(Way way, long now) {
        double failures = 1 + Math.min(left(guesses.get(way), now), way.free() + 4);
        double tooMany = failures - way.free();
        long shut = tooMany <= 0 ? 0 : Math.min(LONGEST.toNanos(), (long) (SECOND * Math.pow(2, tooMany - 1)));
        guesses.put(way, new Guesses(failures, now, now + shut));
    }

    private void takeBack(Way way) {
        Guesses past = guesses.get(way);
        if (past != null) {
            guesses.put(way, new Guesses(Math.max(0, past.failures - 1), past.at, past.at));
        }
    }

    private static double left(@Nullable Guesses past, long now) {
        if (past == null) {
            return 0;
        }
        double forgotten = (now - past.at) / (SECOND * FORGOTTEN_AFTER_SECONDS);
        return Math.max(0, past.failures - forgotten);
    }
}
