package jp.sekisho.operate.jmx;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import jp.sekisho.operate.access.Login;
import jp.sekisho.store.RandomId;

/**
 * Who is logged in over local JMX, by token. A login ends ten minutes after it was used last, an hour after it began, or when
 * so many are newer. Thread safe.
 */
final class Sessions {
    private static final long IDLE = Duration.ofMinutes(10).toNanos();
    private static final long LONGEST = Duration.ofHours(1).toNanos();
    private static final int MOST = 100;

    private final LongSupplier nanos;
    private final Map<String, Session> sessions = new LinkedHashMap<>();

    private record Session(Login login, long began, long used) {}

    Sessions(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Begins one for whoever has logged in; answers its token. */
    synchronized String begin(Login login) {
        dropEnded();
        if (sessions.size() == MOST) {
            Iterator<String> oldest = sessions.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        String token = RandomId.next();
        sessions.put(token, new Session(login, now(), now()));
        return token;
    }

    /** Whose it is, if it has not ended. */
    synchronized Optional<Login> use(String token) {
        dropEnded();
        return Optional.ofNullable(sessions.computeIfPresent(
                        token, (same, session) -> new Session(session.login, session.began, now())))
                .map(Session::login);
    }

    synchronized void end(String token) {
        sessions.remove(token);
    }

    synchronized int count() {
        dropEnded();
        return sessions.size();
    }

    private void dropEnded() {
        long now = now();
        sessions.values().removeIf(session -> now - session.used > IDLE || now - session.began > LONGEST);
    }

    private long now() {
        return nanos.getAsLong();
    }
}
