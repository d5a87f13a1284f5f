package jp.sekisho.calendar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import jp.sekisho.error.Finding;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;

/**
 * The file through which all processes of an installation share one business clock: an anchor, and the last reading.
 *
 * <p>Written by one process, the one that commands the clock; replaced whole, so that a reader never sees half of it.
 * What fails is a {@link jp.sekisho.error.SekishoException} with a CLOCK code.
 */
public final class ClockFile {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private final Path file;

    public ClockFile(Path file) {
        this.file = file;
    }

    /** What the file says: an anchor, and a reading that is never to be undercut. */
    record Contents(Anchor anchor, ZonedDateTime reading) {}

    /** Starts the clock where its file left it, or at {@code first} if there is no file; answers the new anchor. */
    public Anchor resume(Instant real, ZonedDateTime first, double rate) {
        Anchor anchor = new Anchor(real, Files.exists(file) ? read().reading() : first, rate);
        store(anchor, anchor.business());
        return anchor;
    }

    /**
     * Commands the clock: from that real time on it reads that business time and runs at that rate.
     *
     * @throws jp.sekisho.error.SekishoException CLOCK-002 if it has read a later time already
     */
    public Anchor write(Instant real, ZonedDateTime business, double rate) {
        if (Files.exists(file)) {
            Contents old = read();
            ZonedDateTime latest = later(old.reading(), old.anchor().at(real));
            if (business.isBefore(latest)) {
                throw Finding.of(CalendarError.CLOCK_BACKWARDS, "reading", latest)
                        .asException();
            }
        }
        Anchor anchor = new Anchor(real, business, rate);
        store(anchor, business);
        return anchor;
    }

    /** Keeps the reading at that real time, for the next start. To be called every second. */
    public ZonedDateTime saveReading(Instant real) {
        Contents contents = read();
        ZonedDateTime reading = later(contents.reading(), contents.anchor().at(real));
        store(contents.anchor(), reading);
        return reading;
    }

    Contents read() {
        Issues issues = new Issues();
        Contents contents = YamlSource.read(file, file.toString(), issues)
                .map(ClockFile::contents)
                .orElse(null);
        if (contents == null || issues.hasErrors()) {
            String problem = issues.sorted().isEmpty()
                    ? "contents"
                    : issues.sorted().get(0).finding().english();
            throw Finding.of(CalendarError.CLOCK_UNREADABLE, "problem", problem).asException();
        }
        return contents;
    }

    private static @org.jspecify.annotations.Nullable Contents contents(YamlMapping file) {
        try {
            ZonedDateTime business =
                    ZonedDateTime.parse(file.text("anchorBusiness").value());
            Anchor anchor = new Anchor(
                    Instant.parse(file.text("anchorReal").value()),
                    business,
                    Double.parseDouble(file.text("rate").value()));
            return new Contents(anchor, ZonedDateTime.parse(file.text("reading").value()));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return null;
        }
    }

    private void store(Anchor anchor, ZonedDateTime reading) {
        String json =
                """
                {
                  "anchorReal": "%s",
                  "anchorBusiness": "%s",
                  "rate": %s,
                  "reading": "%s"
                }
                """
                        .formatted(anchor.real(), anchor.business(), anchor.rate(), reading);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, json);
            Files.setPosixFilePermissions(next, OWNER_ONLY);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw Finding.of(
                            CalendarError.CLOCK_UNREADABLE,
                            "problem",
                            e.getClass().getSimpleName())
                    .asException();
        }
    }

    private static ZonedDateTime later(ZonedDateTime one, ZonedDateTime other) {
        return one.isBefore(other) ? other : one;
    }
}
