package jp.sekisho.demo.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import jp.sekisho.calendar.Anchor;
import jp.sekisho.calendar.ClockFile;

/**
 * Commands the business clock that all processes of the demo share. It begins at real pace, and its reading is kept for
 * the next start. Thread safe.
 */
public final class DemoClock {
    /** The demo's first moment: a Tuesday, a quarter of an hour before the platform opens. */
    public static final ZonedDateTime FIRST = ZonedDateTime.of(2026, 11, 10, 8, 15, 0, 0, ZoneId.of("Asia/Tokyo"));

    private final ClockFile file;
    private final Clock real;
    private Anchor anchor;

    public DemoClock(Path file, Clock real) {
        this.file = new ClockFile(file);
        this.real = real;
        this.anchor = this.file.resume(real.instant(), FIRST, 1);
    }

    public synchronized ZonedDateTime now() {
        return anchor.at(real.instant());
    }

    /** From now on it runs so many times as fast as real time. */
    public synchronized void runAt(double rate) {
        if (rate != anchor.rate()) {
            Instant now = real.instant();
            anchor = file.write(now, anchor.at(now), rate);
        }
    }

    public synchronized void save() {
        file.saveReading(real.instant());
    }
}
