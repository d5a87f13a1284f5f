package jp.sekisho.routes;

import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import java.io.IOException;
import java.sql.SQLException;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.PassageError;
import jp.sekisho.store.DatabaseFaults;
import org.apache.activemq.artemis.api.core.ActiveMQInterruptedException;

/**
 * Tells faults of database, broker and disk, and a restore that nobody has accepted yet, which pass, from faults that a message caused and will cause again. The only
 * one to decide that at a door.
 *
 * <p>What the database says of a value is the message's.
 */
public final class InfrastructureFaults {
    private InfrastructureFaults() {}

    /** Whether the same message could pass later. */
    public static boolean include(Throwable fault) {
        boolean infrastructure = false;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException database) {
                return !DatabaseFaults.isOfAValue(database);
            }
            if (isOfAMessage(cause)) {
                return false;
            }
            infrastructure |= isInfrastructure(cause);
        }
        return infrastructure;
    }

    private static boolean isOfAMessage(Throwable cause) {
        return cause instanceof MessageFormatException || cause instanceof MessageEOFException;
    }

    private static boolean isInfrastructure(Throwable cause) {
        return cause instanceof JMSException
                || cause instanceof IOException
                || cause instanceof InterruptedException
                || cause instanceof ActiveMQInterruptedException
                || DatabaseFaults.isOfTheDatabase(cause)
                || cause instanceof OutOfMemoryError
                || cause instanceof SekishoException known && known.code() == PassageError.NOT_YET_READ;
    }
}
