package jp.sekisho.seal.keys;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jp.sekisho.error.SekishoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the ring holds behind a link's names, read again when the files have changed. One thread looks now and then; no other waits
 * for it.
 */
final class Live<T> implements Supplier<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final KeyRing ring;
    private final KeyNames names;
    private final LongSupplier nanos;
    private final Supplier<T> read;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Held<T> held;

    /**
     * @param state of the files when they were looked at last
     * @param next when to look again
     */
    private record Held<T>(T keys, String state, long next) {}

    /**
     * @param nanos real time, as {@link System#nanoTime} counts it
     * @param read from the ring as it is now
     */
    Live(KeyRing ring, KeyNames names, LongSupplier nanos, Supplier<T> read) {
        this.ring = ring;
        this.names = names;
        this.nanos = nanos;
        this.read = read;
        String state = ring.state(names);
        this.held = new Held<>(read.get(), state, next());
    }

    @Override
    public T get() {
        if (nanos.getAsLong() - held.next >= 0 && looking.tryLock()) {
            try {
                look(held);
            } finally {
                looking.unlock();
            }
        }
        return held.keys;
    }

    /** Whatever is wrong with the ring, the keys that are held stay in use. */
    private void look(Held<T> before) {
        try {
            String state = ring.state(names);
            held = new Held<>(state.equals(before.state) ? before.keys : readAgain(), state, next());
        } catch (RuntimeException e) {
            held = new Held<>(before.keys, before.state, next());
            Object reason = e instanceof SekishoException known
                    ? known.finding()
                    : e.getClass().getSimpleName();
            LOG.error("The key ring is not in order; the keys held before stay in use. reason={}", reason);
        }
    }

    private T readAgain() {
        T keys = read.get();
        LOG.info(
                "The key ring was read again. environment={} own={} counterpart={}",
                names.environment(),
                names.own(),
                names.counterpart());
        return keys;
    }

    private long next() {
        return nanos.getAsLong() + LOOK_NANOS;
    }
}
