package jp.sekisho.seal.keys;

import java.time.Clock;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * The context for connections by what the ring holds now: another one whenever our newest key, the issuers or their revocation
 * lists have become others. The same one until then, so that connections can be kept. Thread safe.
 */
final class LiveTls implements Supplier<SSLContext> {
    private final Supplier<TlsKeys> keys;
    private final Clock real;
    private volatile Made made;

    /** A context, and what it was made of. */
    private record Made(SSLContext context, TlsKeys keys, KeyFolder.Chained newest) {
        boolean isOf(TlsKeys other, KeyFolder.Chained key) {
            return keys == other && newest == key;
        }
    }

    LiveTls(Supplier<TlsKeys> keys, Clock real) {
        this.keys = keys;
        this.real = real;
        this.made = make(keys.get());
    }

    @Override
    public SSLContext get() {
        TlsKeys now = keys.get();
        if (!made.isOf(now, now.newest(real.instant()))) {
            renew(now);
        }
        return made.context;
    }

    private synchronized void renew(TlsKeys now) {
        if (!made.isOf(now, now.newest(real.instant()))) {
            made = make(now);
        }
    }

    private Made make(TlsKeys now) {
        KeyFolder.Chained newest = now.newest(real.instant());
        return new Made(now.identity(newest).context(), now, newest);
    }
}
