package jp.sekisho.routes;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;

/** Tells faults of database, broker and disk from faults that a message caused. */
final class InfrastructureFaults {
    private InfrastructureFaults() {}

    static boolean include(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException
                    || cause instanceof JMSException
                    || cause instanceof IOException
                    || cause instanceof JdbiException) {
                return true;
            }
        }
        return false;
    }
}
