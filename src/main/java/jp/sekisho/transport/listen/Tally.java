package jp.sekisho.transport.listen;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What a listener has done since it was opened. Thread safe. */
final class Tally {
    private final Clock real;
    private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
    private long taken;
    private int working;
    private Optional<Instant> lastTaken = Optional.empty();
    private Optional<Instant> lastRefused = Optional.empty();

    Tally(Clock real) {
        this.real = real;
    }

    synchronized void refused(Refusal what) {
        refused.merge(what, 1L, Long::sum);
        lastRefused = Optional.of(real.instant());
    }

    synchronized void taken() {
        taken++;
        working++;
        lastTaken = Optional.of(real.instant());
    }

    synchronized void done() {
        working--;
    }

    synchronized Listener.View view(boolean isListening, int open) {
        return new Listener.View(isListening, open, working, taken, lastTaken, Map.copyOf(refused), lastRefused);
    }
}
