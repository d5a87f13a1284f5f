package jp.sekisho.operate.jmx;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;

/** Times as consoles get them. */
final class ShownTime {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private ShownTime() {}

    static Date date(ZonedDateTime time) {
        return Date.from(time.toInstant());
    }

    /** For a sentence. */
    static String minute(ZonedDateTime time) {
        return time.format(MINUTE);
    }
}
