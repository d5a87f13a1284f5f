package jp.sekisho.passage.lane;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.RequestState;
import org.jspecify.annotations.Nullable;

/**
 * A request in the order of its lane; its id is its key. Small, for a lane holds millions. Mutable; owned by the lane's
 * dispatcher thread.
 */
public final class LaneEntry extends Keyed {
    /** Whether the entry may be picked. */
    enum Standing {
        /** Somebody earlier holds one of its persons, or its rows are not all read yet. */
        BEHIND,
        /** First for each of its persons. */
        READY,
        /** Being sent, or holding its persons until its answer or a person's decision. */
        CLAIMED,
        /** Waits for its next attempt; its persons wait behind it. */
        RESTING
    }

    private final String system;
    private final String interfaceId;
    private final long acceptedSecond;
    private final boolean toResume;
    private final boolean sharesNumber;
    private @Nullable LanePlace places;
    private int placesMissing;
    private int placesBehind;
    private Priority effective;
    private Standing standing;
    private int failures;
    private int rejections;
    private int unsendable;
    private @Nullable LaneEntry readyBefore;
    private @Nullable LaneEntry readyBehind;

    public LaneEntry(LaneOrder.Row row) {
        this(row, false);
    }

    /** @param sharesNumber whether its interface has one number for all, so that one at a time may go */
    LaneEntry(LaneOrder.Row row, boolean sharesNumber) {
        super(row.requestId());
        this.sharesNumber = sharesNumber;
        this.system = row.system().intern();
        this.interfaceId = row.interfaceId().intern();
        this.effective = row.priority();
        this.placesMissing = row.personCount();
        this.acceptedSecond = row.acceptedAt().getEpochSecond();
        this.toResume = row.state() == RequestState.SENDING;
        this.standing = row.state() == RequestState.WAITING || toResume ? Standing.BEHIND : Standing.CLAIMED;
    }

    public String requestId() {
        return key();
    }

    String system() {
        return system;
    }

    public String interfaceId() {
        return interfaceId;
    }

    /** Whether one of its interface at a time may go. */
    boolean sharesNumber() {
        return sharesNumber;
    }

    /** When it was accepted, in seconds of the epoch. */
    long acceptedSecond() {
        return acceptedSecond;
    }

    /** Takes its place in the line of one of its persons. */
    LanePlace takePlace(String person, Optional<LanePlace> last) {
        LanePlace place = new LanePlace(person, this, places);
        places = place;
        placesMissing--;
        last.ifPresent(before -> {
            place.follow(before);
            placesBehind++;
        });
        return place;
    }

    /** Its place in the line of a person. */
    Optional<LanePlace> place(String person) {
        for (LanePlace place = places; place != null; place = place.another()) {
            if (place.key().equals(person)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    void forEachPlace(Consumer<LanePlace> action) {
        for (LanePlace place = places; place != null; place = place.another()) {
            action.accept(place);
        }
    }

    /** It has become the first for one more of its persons. */
    void moveUp() {
        placesBehind--;
    }

    /** Somebody has come before it for one of its persons. */
    void moveDown() {
        placesBehind++;
    }

    /** Whether it has a place for each of its persons. */
    boolean isWhole() {
        return placesMissing == 0;
    }

    /** Whether it is first for each of its persons and waits for nothing else. */
    boolean isNext() {
        return standing == Standing.BEHIND && placesMissing == 0 && placesBehind == 0;
    }

    Priority effective() {
        return effective;
    }

    void lift(Priority priority) {
        effective = priority;
    }

    Standing standing() {
        return standing;
    }

    void stand(Standing now) {
        standing = now;
    }

    /** Whether its row is in SENDING already, from before a crash or a fault: it goes again under the same id. */
    boolean toResume() {
        return toResume;
    }

    public int failures() {
        return failures;
    }

    public void failed() {
        failures++;
    }

    /** Counts a rejection of this very message; answers how many there were since this process knows it. */
    public int rejected() {
        return ++rejections;
    }

    /** Counts an attempt before which it could not be made ready; answers how many there were since this process knows it. */
    public int unsendable() {
        return ++unsendable;
    }

    /** When a person has decided about it, it begins anew. */
    public void parked() {
        failures = 0;
        rejections = 0;
        unsendable = 0;
    }

    public void succeeded() {
        failures = 0;
    }

    /** Ready entries one after the other, linked through themselves: one steps out anywhere at once. */
    static final class Line {
        private @Nullable LaneEntry first;
        private @Nullable LaneEntry last;

        boolean isEmpty() {
            return first == null;
        }

        LaneEntry removeFirst() {
            LaneEntry entry = Objects.requireNonNull(first);
            remove(entry);
            return entry;
        }

        void addFirst(LaneEntry entry) {
            link(entry, first);
            first = entry;
            if (last == null) {
                last = entry;
            }
        }

        void addLast(LaneEntry entry) {
            link(last, entry);
            last = entry;
            if (first == null) {
                first = entry;
            }
        }

        void remove(LaneEntry entry) {
            LaneEntry before = entry.readyBefore;
            LaneEntry behind = entry.readyBehind;
            link(before, behind);
            first = before == null ? behind : first;
            last = behind == null ? before : last;
            entry.readyBefore = null;
            entry.readyBehind = null;
        }

        private static void link(@Nullable LaneEntry before, @Nullable LaneEntry behind) {
            if (before != null) {
                before.readyBehind = behind;
            }
            if (behind != null) {
                behind.readyBefore = before;
            }
        }
    }
}
