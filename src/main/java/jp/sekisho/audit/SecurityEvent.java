package jp.sekisho.audit;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that was refused, or taken only in part: by the broker, a link's port, the web console, or the beans. Never anything of a
 * message's body or properties.
 *
 * <p>User and address are the client's words: whatever is not in their alphabet is recorded as {@code (malformed)}, so
 * that neither a control character nor a password typed into the wrong field comes to rest here.
 *
 * @param user the login used; the caller has hidden a name that is no account
 * @param remoteAddress where the connection came from
 * @param what what was tried
 * @param address the queue, way or operation it was tried on; empty when there was none
 */
public record SecurityEvent(String user, String remoteAddress, What what, String address) {
    private static final Pattern USER = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._:#*$-]{0,200}");
    public static final String NOBODY = "(none)";
    private static final String MALFORMED = "(malformed)";

    /** What was tried. */
    public enum What {
        /** A login without the right password. */
        BAD_CREDENTIALS,
        /** A login whose password was not looked at, since too many before it were wrong. */
        TOO_MANY_FAILURES,
        /** A login with the right password of an account that is disabled or past its last day. */
        NOT_IN_USE,
        /** An act without a login. */
        NOT_LOGGED_IN,
        /** An act that the roles of the account do not permit. */
        NOT_PERMITTED,
        /** A second person's word that does not count: what is wrong stands as the queue. */
        SECOND_PERSON_REFUSED,
        /** No attempt: an account was added, changed or removed. */
        ACCOUNT_CHANGED,
        /** The accounts file is not what {@code sekisho accounts} left. */
        ACCOUNTS_BY_HAND,
        /** The journal of the accounts file was changed, or lacks lines. */
        ACCOUNT_JOURNAL_BROKEN,
        /** Bytes that are no login, or none in time. */
        NO_LOGIN,
        /** A connection too many: before a login, of this login, or in all. */
        TOO_MANY_CONNECTIONS,
        /** A packet or request that no client sends, or one that is larger than any message. */
        NOT_A_CLIENTS,
        /** What is not whole, while others of this login or link are not, and that is too much with them. */
        TOO_MUCH_AT_ONCE,
        /** A connection to a link's port without the certificate of the counterpart that the port is for. */
        CERTIFICATE_REFUSED,
        /** A counterpart's request for what there is not at its port, or by another method. */
        NO_SUCH_OPERATION,
        /** A connection to a link's port that did not ask, or did not take its answer, in time. */
        TOO_SLOW,
        /** Sending to a queue of somebody else. */
        SEND_DENIED,
        /** Reading or browsing a queue of somebody else. */
        READ_DENIED,
        /** Creating, deleting or managing anything. */
        MANAGE_DENIED,
        /** Sending to a door a message that would not survive a restart. */
        NOT_PERSISTENT,
        /** Sending to a door or a link's port a message that is larger than any interface takes. */
        TOO_LARGE,
        /** Sending to a door a compressed message: unpacked, it might be of any size. */
        COMPRESSED,
        /** Sending to a door a message that cannot be read: its body is not what its type says, its type is unknown. */
        UNREADABLE,
        /** Sending to a door a message with more properties, or longer ones, than fit into an outcome. */
        TOO_MANY_PROPERTIES,
        /** Sending to a door a large AMQP message with what would have to be taken off: there it cannot be. */
        FIXED_ENVELOPE,
        /** Naming a queue for an answer. The message is taken without it. */
        REPLY_TO_TAKEN_OFF,
        /** Sending a message that no queue takes. */
        NO_SUCH_QUEUE,
        /** No attempt: something on the broker's disk is not what it wrote; the place stands as the queue. */
        STORE_DAMAGED,
        /** Attempts of so many kinds at a time that they are only counted. */
        AND_OTHERS
    }

    public SecurityEvent {
        user = USER.matcher(user).matches() || user.equals(NOBODY) ? user : MALFORMED;
        address = ADDRESS.matcher(address).matches() ? address : MALFORMED;
    }

    public static SecurityEvent of(@Nullable String user, @Nullable String remoteAddress, What what, String address) {
        return new SecurityEvent(
                Objects.requireNonNullElse(user, NOBODY),
                Objects.requireNonNullElse(remoteAddress, NOBODY),
                what,
                address);
    }
}
