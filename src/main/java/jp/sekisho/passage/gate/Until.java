package jp.sekisho.passage.gate;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.OperatorError;

/** Reads the time until which an operator opens a gate: business time, today or in the next days. */
public final class Until {
    private static final Duration FURTHEST = Duration.ofDays(7);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm");

    private Until() {}

    public static ZonedDateTime parse(String written, ZonedDateTime now) {
        ZonedDateTime time = read(written.strip(), now).atZone(now.getZone());
        if (!time.isAfter(now) || time.isAfter(now.plus(FURTHEST))) {
            throw Finding.of(
                            OperatorError.TIME_OUT_OF_BOUNDS,
                            "now",
                            now.toLocalDateTime().withNano(0))
                    .asException();
        }
        return time;
    }

    private static LocalDateTime read(String written, ZonedDateTime now) {
        try {
            return written.contains("T")
                    ? LocalDateTime.parse(written)
                    : LocalTime.parse(written, CLOCK).atDate(now.toLocalDate());
        } catch (DateTimeParseException e) {
            throw Finding.of(OperatorError.NO_TIME).asException();
        }
    }
}
