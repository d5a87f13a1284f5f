package jp.sekisho.juki.copy;

import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What leads into the copy and has not been read. Thread safe. */
@FunctionalInterface
public interface Feed {
    /**
     * A door behind which something is taken down by the copy.
     *
     * @param queue its name
     * @param isRead whether somebody reads it, and is not told to rest
     * @param unread how many messages lie before it, those being read included
     * @param oldest for how long the oldest of them has lain there; zero if there is none
     * @param early how many of its messages are held since a number before them is missing
     * @param setAside how many of its messages were set aside, and wait for a decision
     */
    record Door(String queue, boolean isRead, long unread, Duration oldest, long early, long setAside) {}

    /** All of them, as they are now and as a transaction sees what is held. */
    List<Door> doors(Handle handle);
}
