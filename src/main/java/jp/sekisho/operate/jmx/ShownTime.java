package jp.sekisho.operate.jmx;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Locale;

/** Times as consoles get them. */
public final class ShownTime {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private ShownTime() {}

    public static Date date(ZonedDateTime time) {
        return Date.from(time.toInstant());
    }

    /** For a sentence. */
    public static String minute(ZonedDateTime time) {
        return time.format(MINUTE);
    }
}
