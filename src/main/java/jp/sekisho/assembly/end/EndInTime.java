package jp.sekisho.assembly.end;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends the process within a bounded time once it has been told to end, even if a thread that it waits for hangs. Nothing is
 * lost: the process may be killed at any instant.
 *
 * <p>It says so on the error stream, because the log may be closed by then. It does not wait long for that stream either.
 */
public final class EndInTime {
    /** Longer than all that stops in order: 15 s for the routes, 30 s for the broker, then the database. */
    public static final Duration USUAL = Duration.ofSeconds(60);

    private static final Duration LONGEST_WORD = Duration.ofSeconds(1);
    private static final int NOT_IN_ORDER = 1;

    private EndInTime() {}

    /** From the moment the process is told to end. */
    public static void within(Duration time) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> startTimer(time), "end-in-time"));
    }

    private static void startTimer(Duration time) {
        daemon(() -> endAfter(time), "end-in-time-timer");
    }

    private static void endAfter(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
            daemon(() -> say(time), "end-in-time-word").join(LONGEST_WORD.toMillis());
        } catch (InterruptedException e) {
            return;
        }
        Runtime.getRuntime().halt(NOT_IN_ORDER);
    }

    private static void say(Duration time) {
        System.err.println("The process did not end in order within " + time.toSeconds() + " s, and ends now.");
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
