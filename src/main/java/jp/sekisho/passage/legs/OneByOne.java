package jp.sekisho.passage.legs;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import jp.sekisho.error.Faults;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * Work on many at once. Where that fails each is tried alone, so that one that fails does not keep the others from being
 * tried; the first fault that nobody could deal with is thrown when all have been. Mutable; owned by one thread.
 */
public final class OneByOne {
    private @Nullable RuntimeException first;

    /**
     * Works on these in one transaction, or on each in its own.
     *
     * @param deal what is done about one that failed alone; may throw
     */
    public void work(List<String> ids, Consumer<List<String>> work, BiConsumer<String, RuntimeException> deal) {
        try {
            work.accept(ids);
        } catch (RuntimeException | StackOverflowError e) {
            RuntimeException fault = ofWork(e);
            if (ids.size() > 1) {
                ids.forEach(id -> work(List.of(id), work, deal));
            } else {
                step(() -> deal.accept(ids.get(0), fault));
            }
        }
    }

    /** Takes a step that the next ones do not depend on. Without a connection there is nothing to try. */
    public void step(Runnable step) {
        try {
            step.run();
        } catch (ConnectionException e) {
            throw e;
        } catch (RuntimeException e) {
            first = first == null ? e : first;
        }
    }

    /** All have been tried. */
    public void end() {
        if (first != null) {
            throw first;
        }
    }

    /** A stack that overflowed is the fault of what was worked on. */
    private static RuntimeException ofWork(Throwable fault) {
        return fault instanceof RuntimeException known ? known : new IllegalStateException(Faults.name(fault), fault);
    }
}
