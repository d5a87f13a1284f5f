package jp.sekisho.assembly.end;

/** How the process ends when it must not go on; a test that shares it with others keeps it alive instead. */
@FunctionalInterface
public interface ProcessEnd {
    /**
     * Ends it. After an error in order, since what others are doing may still be finished, by a thread of its own, since this
     * one may be waited for; otherwise at once.
     */
    ProcessEnd FOR_GOOD = cause -> {
        if (cause == EndCause.ERROR) {
            new Thread(() -> System.exit(cause.exitCode()), "end").start();
        } else {
            Runtime.getRuntime().halt(cause.exitCode());
        }
    };

    void because(EndCause cause);
}
