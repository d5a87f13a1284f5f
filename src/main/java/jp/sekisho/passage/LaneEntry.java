package jp.sekisho.passage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.boundary.Priority;

/** A request in the order of its lane. Mutable; owned by the lane's dispatcher thread. */
final class LaneEntry {
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

    private final String requestId;
    private final String system;
    private final int personCount;
    private final Instant acceptedAt;
    private final List<String> persons = new ArrayList<>(1);
    private Priority effective;
    private final boolean toResume;
    private Standing standing;
    private int failures;
    private int rejections;

    LaneEntry(LaneOrder.Row row) {
        this.requestId = row.requestId();
        this.system = row.system();
        this.effective = row.priority();
        this.personCount = row.personCount();
        this.acceptedAt = row.acceptedAt();
        this.toResume = row.state() == RequestState.SENDING;
        this.standing = row.state() == RequestState.WAITING || toResume ? Standing.BEHIND : Standing.CLAIMED;
    }

    String requestId() {
        return requestId;
    }

    String system() {
        return system;
    }

    Instant acceptedAt() {
        return acceptedAt;
    }

    List<String> persons() {
        return persons;
    }

    boolean complete() {
        return persons.size() == personCount;
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

    int failures() {
        return failures;
    }

    void failed() {
        failures++;
    }

    /** Counts a rejection of this very message; answers how many there were since this process knows it. */
    int rejected() {
        return ++rejections;
    }

    void succeeded() {
        failures = 0;
    }
}
