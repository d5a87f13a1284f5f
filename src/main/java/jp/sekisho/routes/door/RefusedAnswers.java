package jp.sekisho.routes.door;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import jp.sekisho.passage.letters.Parcel;

/**
 * Remembers refused answers, so that a poll does not open the same sealed bytes at the same position every time. They are opened
 * again after a delay, which grows with each refusal; other bytes at that position are opened at once.
 *
 * <p>When the memory is full, a random answer is forgotten and so opened again. The oldest would be a bad choice: a poll starts
 * at the front, and would come to it next. Mutable; owned by the thread that polls.
 */
public final class RefusedAnswers {
    private static final int MOST = 10_000;

    private final LongSupplier nanos;
    private final IntToLongFunction delay;
    private final NavigableMap<Long, Refused> byPosition = new TreeMap<>();
    private final SplittableRandom random = new SplittableRandom();

    /**
     * @param nanos real time, as {@link System#nanoTime} counts it
     * @param delay how long to wait after so many refusals, nanoseconds
     */
    public RefusedAnswers(LongSupplier nanos, IntToLongFunction delay) {
        this.nanos = nanos;
        this.delay = delay;
    }

    /**
     * A refused answer.
     *
     * @param digest of the sealed bytes
     * @param untaken the request whose answer it is, if that is sure
     * @param isRequestUnknown whether we could not open it for want of a key of ours: it may answer any request
     */
    public record Refused(String digest, Optional<String> untaken, boolean isRequestUnknown, int times, long until) {}

    /** The refusal of just this, if it is not time yet to look at it again. */
    public Optional<Refused> resting(Parcel parcel) {
        return known(parcel).filter(refused -> nanos.getAsLong() - refused.until < 0);
    }

    /** It is refused, not for the first time if it was before. */
    public Refused refused(Parcel parcel, Optional<String> untaken, boolean isRequestUnknown) {
        int times = known(parcel).map(Refused::times).orElse(0) + 1;
        Refused refused = new Refused(
                digest(parcel), untaken, isRequestUnknown, times, nanos.getAsLong() + delay.applyAsLong(times));
        if (byPosition.size() >= MOST && !byPosition.containsKey(parcel.position())) {
            forgetAny();
        }
        byPosition.put(parcel.position(), refused);
        return refused;
    }

    private void forgetAny() {
        long from = random.nextLong(byPosition.firstKey(), byPosition.lastKey());
        byPosition.remove(byPosition.ceilingKey(from));
    }

    /** Whatever lies there now is opened at once. */
    public void forget(Parcel parcel) {
        byPosition.remove(parcel.position());
    }

    private Optional<Refused> known(Parcel parcel) {
        return Optional.ofNullable(byPosition.get(parcel.position()))
                .filter(refused -> refused.digest.equals(digest(parcel)));
    }

    private static String digest(Parcel parcel) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(parcel.sealed()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
