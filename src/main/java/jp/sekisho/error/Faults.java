package jp.sekisho.error;

import java.util.Optional;

/** Names faults for the log, and passes on those that a thread must not outlive. */
public final class Faults {
    private Faults() {}

    /** The classes of a fault and its causes; no messages, since those of drivers and parsers may quote data. */
    public static String name(Throwable fault) {
        StringBuilder name = new StringBuilder(fault.getClass().getSimpleName());
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            name.append(" < ").append(cause.getClass().getSimpleName());
        }
        return name.toString();
    }

    /**
     * If an error is behind a fault, hands it to whoever watches over this thread (its handler of what nobody caught), who ends
     * the process: after an error nobody knows what still works. To be called by whoever catches faults to go on. A stack that
     * overflowed is not meant: it has been unwound, and counts as a fault of what was being worked on.
     */
    public static void surrender(Throwable fault) {
        error(fault).ifPresent(error -> {
            Thread self = Thread.currentThread();
            self.getUncaughtExceptionHandler().uncaughtException(self, error);
        });
    }

    /** The error behind a fault, if there is one that {@link #surrender} hands over. */
    public static Optional<Throwable> error(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Error && !(cause instanceof StackOverflowError)) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }
}
