package jp.sekisho.broker;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that the broker refused. Never anything of the message's body or properties.
 *
 * <p>User and address are the client's words: whatever is not in their alphabet is recorded as {@code (malformed)}, so
 * that neither a control character nor a password typed into the wrong field comes to rest here.
 *
 * @param user the login used
 * @param remoteAddress where the connection came from
 * @param what what was tried
 * @param address the queue or address it was tried on; empty when there was none
 */
public record SecurityEvent(String user, String remoteAddress, What what, String address) {
    private static final Pattern USER = Pattern.compile("[a-z][a-z0-9-]{0,63}");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._:#*$-]{0,200}");
    private static final String NOBODY = "(none)";
    private static final String MALFORMED = "(malformed)";

    /** What was tried. */
    public enum What {
        /** A login without the right password. */
        BAD_CREDENTIALS,
        /** Sending to a queue of somebody else. */
        SEND_DENIED,
        /** Reading or browsing a queue of somebody else. */
        READ_DENIED,
        /** Creating, deleting or managing anything. */
        MANAGE_DENIED,
        /** Sending to a door a message that would not survive a restart. */
        NOT_PERSISTENT,
        /** Sending to a door a message that is larger than any interface takes. */
        TOO_LARGE,
        /** Sending to a door a compressed message: unpacked, it might be of any size. */
        COMPRESSED,
        /** Sending to a door a message whose body is not what its type says. */
        UNREADABLE,
        /** Sending a message that no queue takes. */
        NO_SUCH_QUEUE
    }

    public SecurityEvent {
        user = USER.matcher(user).matches() || user.equals(NOBODY) ? user : MALFORMED;
        address = ADDRESS.matcher(address).matches() ? address : MALFORMED;
    }

    static SecurityEvent of(@Nullable String user, @Nullable String remoteAddress, What what, String address) {
        return new SecurityEvent(
                Objects.requireNonNullElse(user, NOBODY),
                Objects.requireNonNullElse(remoteAddress, NOBODY),
                what,
                address);
    }
}
