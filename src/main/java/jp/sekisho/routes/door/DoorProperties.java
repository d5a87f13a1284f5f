package jp.sekisho.routes.door;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import java.util.Enumeration;
import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.legs.DoorError;
import org.jspecify.annotations.Nullable;

/**
 * The properties that a sender may give to a door; the door and its route see no others. Bounds hold for all that a message
 * has: an outcome that repeats what its sender wrote has to fit into a record of the broker's journal.
 */
final class DoorProperties {
    static final String ID = "SekishoMessageId";
    static final String PRIORITY = "SekishoPriority";
    static final String EXPIRES_AT = "SekishoExpiresAt";
    static final String RECEIPT = "SekishoReceipt";
    static final String IN_REPLY_TO = "SekishoInReplyTo";
    static final String CORRECTS = "SekishoCorrects";
    static final List<String> ALL = List.of(ID, PRIORITY, EXPIRES_AT, RECEIPT, IN_REPLY_TO, CORRECTS);

    private static final String UNREADABLE = "?";
    private static final String OF_THE_BROKER = "_AMQ_";
    private static final int MOST_OF_AN_ID = 1_024;
    private static final int MOST_OF_ONE = 8_192;
    private static final int MOST_OF_ALL = 32_768;
    private static final int MOST = 64;
    private static final int OF_A_NUMBER = 8;

    private DoorProperties() {}

    /** Empty if it is not given. A property that JMS cannot turn into text reads as a malformed one. */
    static String text(Message message, String property) throws JMSException {
        try {
            String value = message.getStringProperty(property);
            return value == null ? "" : value;
        } catch (MessageFormatException e) {
            return UNREADABLE;
        }
    }

    /** Whether an id of the sender's is short enough to be repeated in an outcome. */
    static boolean isShort(String id) {
        return id.length() <= MOST_OF_AN_ID;
    }

    static boolean isShort(byte[] id) {
        return id.length <= MOST_OF_AN_ID;
    }

    /** Whether there are no more of them, none longer, and all together no longer than a door takes. */
    static boolean areBounded(Message message) throws JMSException {
        int number = 0;
        long all = 0;
        for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
            String name = String.valueOf(names.nextElement());
            if (name.startsWith(OF_THE_BROKER)) {
                continue;
            }
            long size = name.length() + (long) size(message.getObjectProperty(name));
            number++;
            all += size;
            if (size > MOST_OF_ONE || all > MOST_OF_ALL || number > MOST) {
                return false;
            }
        }
        return true;
    }

    static Finding tooLarge() {
        return Finding.of(
                DoorError.PROPERTIES_TOO_LARGE,
                "number",
                MOST,
                "one",
                MOST_OF_ONE,
                "all",
                MOST_OF_ALL,
                "id",
                MOST_OF_AN_ID);
    }

    private static int size(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length;
        }
        return value instanceof CharSequence text ? text.length() : OF_A_NUMBER;
    }
}
