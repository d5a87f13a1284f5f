package jp.sekisho.passage;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.store.DatabaseFaults;
import jp.sekisho.store.StoreError;

/** Opens what is stored where one thing that cannot be read must not stop what can. */
public final class Opening {
    private static final Set<ErrorCode> UNREADABLE =
            Set.of(StoreError.NOT_AUTHENTIC, StoreError.KEY_UNKNOWN, AsideError.UNREADABLE);

    private Opening() {}

    /** What it gives; empty if what is stored is not what was written. Faults of the database go through. */
    public static <T> Optional<T> of(Supplier<T> opening) {
        try {
            return Optional.of(opening.get());
        } catch (SekishoException e) {
            if (isUnreadable(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether a fault says that something stored cannot be read. */
    public static boolean isUnreadable(Throwable fault) {
        return fault instanceof SekishoException known && UNREADABLE.contains(known.code());
    }

    /**
     * Whether a fault is that of the one thing that was worked on, which will meet it again: it cannot be read, or nobody
     * foresaw what it holds. What is refused for a known reason, a fault of the database and an error of the machine are not.
     */
    public static boolean isOfItsOwn(Throwable fault) {
        return fault instanceof SekishoException
                ? isUnreadable(fault)
                : !DatabaseFaults.include(fault) && Faults.error(fault).isEmpty();
    }

    /** Says that what must be stored is not there. */
    public static SekishoException missing() {
        return Finding.of(AsideError.UNREADABLE).asException();
    }
}
