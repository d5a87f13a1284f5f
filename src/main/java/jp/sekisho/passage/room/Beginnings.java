package jp.sekisho.passage.room;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.sekisho.passage.OutgoingMessage;

/** How what rooms begin is put before doors, by the files of now. Thread safe. */
public interface Beginnings {
    /**
     * A message at the door of the interface by which a room asks something.
     *
     * @param queue the door's
     */
    record AtDoor(String queue, OutgoingMessage message) {}

    /** The message; none if no file has an interface for it: then nothing begins. */
    Optional<AtDoor> atDoor(Beginning beginning);

    /** Whether some file has an interface for what is asked in that form. */
    boolean leadSomewhere(RoomForm form);

    /** These, in the order in which their queues' counters are locked. @throws IllegalStateException if one leads nowhere */
    default List<AtDoor> atDoors(List<Beginning> beginnings) {
        return beginnings.stream()
                .map(beginning -> atDoor(beginning)
                        .orElseThrow(() -> new IllegalStateException("by these files it leads nowhere: " + beginning)))
                .sorted(Comparator.comparing(AtDoor::queue))
                .toList();
    }
}
