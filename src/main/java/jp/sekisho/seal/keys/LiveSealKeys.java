package jp.sekisho.seal.keys;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jp.sekisho.error.SekishoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys behind a link's names, as the ring holds them now. One thread looks now and then; no other waits for it. */
final class LiveSealKeys implements Supplier<SealKeys> {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSealKeys.class);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final KeyRing ring;
    private final KeyNames names;
    private final LongSupplier nanos;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Held held;

    /**
     * @param state of the files when they were looked at last
     * @param next when to look again
     */
    private record Held(SealKeys keys, String state, long next) {}

    LiveSealKeys(KeyRing ring, KeyNames names, LongSupplier nanos) {
        this.ring = ring;
        this.names = names;
        this.nanos = nanos;
        String state = ring.state(names);
        this.held = new Held(ring.sealKeys(names), state, next());
    }

    @Override
    public SealKeys get() {
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
    private void look(Held before) {
        try {
            String state = ring.state(names);
            held = new Held(state.equals(before.state) ? before.keys : readAgain(), state, next());
        } catch (RuntimeException e) {
            held = new Held(before.keys, before.state, next());
            Object reason = e instanceof SekishoException known
                    ? known.finding()
                    : e.getClass().getSimpleName();
            LOG.error("The key ring is not in order; the keys held before stay in use. reason={}", reason);
        }
    }

    private SealKeys readAgain() {
        SealKeys keys = ring.sealKeys(names);
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
