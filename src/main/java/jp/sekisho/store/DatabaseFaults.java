package jp.sekisho.store;

import java.sql.SQLException;
import org.jdbi.v3.core.CloseException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.transaction.TransactionException;

/**
 * Tells faults of the database, which pass, from what it says of a value: that it cannot be stored, is too long, or breaks a
 * constraint. A key that two legs wrote at once is of that kind, too: the next attempt finds the row.
 */
public final class DatabaseFaults {
    private static final String DATA = "22";
    private static final String CONSTRAINT = "23";

    private DatabaseFaults() {}

    /** Whether the same could pass later. */
    public static boolean include(Throwable fault) {
        boolean database = false;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                return !isOfAValue(said);
            }
            database |= isOfTheDatabase(cause);
        }
        return database;
    }

    /** Whether the database says that it is a value's fault. */
    public static boolean isOfAValue(SQLException fault) {
        String state = String.valueOf(fault.getSQLState());
        return state.startsWith(DATA) || state.startsWith(CONSTRAINT);
    }

    /** Whether it is what is thrown where the database is not reached, or does not commit. */
    public static boolean isOfTheDatabase(Throwable cause) {
        return cause instanceof ConnectionException
                || cause instanceof CloseException
                || cause instanceof TransactionException;
    }
}
