package jp.sekisho.passage;

import static jp.sekisho.passage.RequestState.PARKED;
import static jp.sekisho.passage.RequestState.SENDING;
import static jp.sekisho.passage.RequestState.SENT;
import static jp.sekisho.passage.RequestState.WAITING;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a person's next message waits for. */
public enum NextAfter {
    /** The receipt of the one before. */
    RECEIPT(EnumSet.of(WAITING, SENDING, PARKED)),
    /** The result of the one before. */
    RESULT(EnumSet.of(WAITING, SENDING, PARKED, SENT));

    private final Set<RequestState> holding;

    NextAfter(Set<RequestState> holding) {
        this.holding = Collections.unmodifiableSet(holding);
    }

    /** The states in which a request holds its place before the later ones of its persons. */
    Set<RequestState> holding() {
        return holding;
    }
}
