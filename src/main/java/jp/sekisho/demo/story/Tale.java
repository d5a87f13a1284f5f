package jp.sekisho.demo.story;

import java.io.PrintWriter;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.sekisho.demo.gateway.DemoClock;

/** The demo's lines: business time, who, what. Thread safe. */
public final class Tale {
    static final String PLATFORM = "platform";
    static final String DAY_END = "日締め";
    public static final String CLOCK = "clock";

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final int ACTOR_WIDTH = 13;

    private final PrintWriter out;
    private final DemoClock clock;

    public Tale(PrintWriter out, DemoClock clock) {
        this.out = out;
        this.clock = clock;
    }

    public void tell(String actor, String what) {
        int width = actor.chars().map(c -> c < 0x100 ? 1 : 2).sum();
        String padded = actor + " ".repeat(Math.max(1, ACTOR_WIDTH - width));
        out.println(clock.now().format(STAMP) + "  " + padded + what);
    }

    /** A line of the launcher's own, outside business time. */
    public void say(String what) {
        out.println(what);
    }

    /** A time as one says it now: without the day if it is today, with the weekday if it is soon. */
    static String soon(ZonedDateTime time, ZonedDateTime now) {
        if (time.toLocalDate().equals(now.toLocalDate())) {
            return time.format(TIME);
        }
        return time.format(time.isBefore(now.plusDays(6)) ? WEEKDAY : STAMP);
    }

    /** An id as one recognises it. */
    static String brief(String id) {
        return id.substring(0, Math.min(4, id.length())) + "…";
    }
}
