package jp.sekisho.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import jp.sekisho.error.SekishoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a shared clock file. Any thread may ask; at most every 100 ms one of them looks whether the file has changed.
 * While it cannot be read, the last contents hold.
 */
final class SharedTime implements Supplier<ZonedDateTime> {
    private static final Logger LOG = LoggerFactory.getLogger(SharedTime.class);
    private static final long LOOK_EVERY = Duration.ofMillis(100).toNanos();

    private final Path file;
    private final Clock real;
    private final AtomicLong lookedAt;
    private volatile Seen seen;

    /** The contents, and by what the file was recognised. */
    private record Seen(List<Object> signs, ClockFile.Contents contents) {}

    SharedTime(Path file, Clock real) {
        this.file = file;
        this.real = real;
        this.lookedAt = new AtomicLong(System.nanoTime());
        this.seen = new Seen(signs(), new ClockFile(file).read());
    }

    @Override
    public ZonedDateTime get() {
        lookAgain();
        ClockFile.Contents contents = seen.contents();
        ZonedDateTime time = contents.anchor().at(real.instant());
        return time.isBefore(contents.reading()) ? contents.reading() : time;
    }

    double rate() {
        lookAgain();
        return seen.contents().anchor().rate();
    }

    private void lookAgain() {
        long last = lookedAt.get();
        long now = System.nanoTime();
        if (now - last < LOOK_EVERY || !lookedAt.compareAndSet(last, now)) {
            return;
        }
        List<Object> signs = signs();
        if (signs.equals(seen.signs())) {
            return;
        }
        try {
            seen = new Seen(signs, new ClockFile(file).read());
        } catch (SekishoException e) {
            LOG.warn(
                    "The business clock's file cannot be read; the last anchor holds. code={}",
                    e.code().wire());
            seen = new Seen(signs, seen.contents());
        }
    }

    private List<Object> signs() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            Object key = attributes.fileKey();
            return List.of(attributes.lastModifiedTime(), attributes.size(), key == null ? "" : key);
        } catch (IOException e) {
            return List.of();
        }
    }
}
