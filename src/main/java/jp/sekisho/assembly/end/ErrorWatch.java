package jp.sekisho.assembly.end;

import java.lang.Thread.UncaughtExceptionHandler;
import jp.sekisho.error.Faults;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when an {@link Error} ends any of its threads, a library's too. A supervisor then starts a new one. Without
 * this watch the gateway would look alive although the thread's work has stopped.
 */
public final class ErrorWatch implements UncaughtExceptionHandler, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorWatch.class);

    private final Resignation resignation;
    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    private ErrorWatch(Resignation resignation) {
        this.resignation = resignation;
    }

    /** Watches all threads that have no handler of their own, until it is closed. */
    public static ErrorWatch over(Resignation resignation) {
        ErrorWatch watch = new ErrorWatch(resignation);
        Thread.setDefaultUncaughtExceptionHandler(watch);
        return watch;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable fault) {
        if (fault instanceof OutOfMemoryError) {
            resignation.atOnce(EndCause.OUT_OF_MEMORY);
        } else if (fault instanceof Error) {
            resignation.because(
                    EndCause.ERROR, "The thread " + thread.getName() + " met an error: " + Faults.name(fault) + ".");
        } else {
            LOG.error("A thread ended by a fault. thread={} fault={}", thread.getName(), Faults.name(fault));
        }
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
