package jp.sekisho.registry;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementException;

/** An insert that may meet a key somebody else has taken, without harm to the transaction around it. */
final class Attempt {
    private static final String SAVEPOINT = "registry_attempt";
    private static final String KEY_VIOLATION = "23505";

    private Attempt() {}

    /** Whether the insert went in; if not, because of a key that exists, the transaction is as it was before. */
    static boolean insert(Handle handle, Runnable insert) {
        handle.savepoint(SAVEPOINT);
        try {
            insert.run();
            handle.releaseSavepoint(SAVEPOINT);
            return true;
        } catch (StatementException e) {
            if (!isKeyViolation(e)) {
                throw e;
            }
            handle.rollbackToSavepoint(SAVEPOINT);
            return false;
        }
    }

    private static boolean isKeyViolation(StatementException e) {
        return e.getCause() instanceof SQLException cause && KEY_VIOLATION.equals(cause.getSQLState());
    }
}
