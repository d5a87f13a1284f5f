package jp.sekisho.passage;

import static jp.sekisho.passage.RequestEvent.*;
import static jp.sekisho.passage.RequestState.*;

import java.util.List;
import java.util.Optional;

/**
 * What may follow what: the one table of states and events. The code moves requests by it and the documentation prints
 * it. An event that has no row for a state changes nothing.
 */
public final class StateTable {
    private static final List<Step> STEPS = List.of(
            new Step(WAITING, CLAIMED, SENDING),
            new Step(WAITING, EXPIRY, Ending.EXPIRED),
            new Step(WAITING, CANCEL, Ending.CANCELLED),
            new Step(WAITING, WITHDRAWN, Ending.REFUSED),
            new Step(WAITING, SET_ASIDE, PARKED),
            new Step(WAITING, UNDECIDED, PARKED),
            new Step(WAITING, RESTORED, SENDING),
            new Step(FOLLOWING, FREED, WAITING),
            new Step(JOINED, FREED, WAITING),
            new Step(HELD_BACK, FREED, WAITING),
            new Step(AWAITING, FREED, WAITING),
            new Step(FOLLOWING, KEPT_BACK, HELD_BACK),
            new Step(JOINED, KEPT_BACK, HELD_BACK),
            new Step(FOLLOWING, EXPIRY, Ending.EXPIRED),
            new Step(JOINED, EXPIRY, Ending.EXPIRED),
            new Step(AWAITING, EXPIRY, Ending.EXPIRED),
            new Step(HELD_BACK, EXPIRY, Ending.EXPIRED),
            new Step(FOLLOWING, CANCEL, Ending.CANCELLED),
            new Step(JOINED, CANCEL, Ending.CANCELLED),
            new Step(AWAITING, CANCEL, Ending.CANCELLED),
            new Step(HELD_BACK, CANCEL, Ending.CANCELLED),
            new Step(FOLLOWING, SET_ASIDE, PARKED),
            new Step(JOINED, SET_ASIDE, PARKED),
            new Step(AWAITING, SET_ASIDE, PARKED),
            new Step(HELD_BACK, SET_ASIDE, PARKED),
            new Step(FOLLOWING, UNDECIDED, PARKED),
            new Step(JOINED, UNDECIDED, PARKED),
            new Step(AWAITING, UNDECIDED, PARKED),
            new Step(HELD_BACK, UNDECIDED, PARKED),
            new Step(HELD_BACK, RETRIED, SENDING),
            new Step(HELD_BACK, RELEASED, WAITING),
            new Step(HELD_BACK, GIVEN_UP, Ending.FAILED),
            new Step(HELD_BACK, SETTLED, Ending.SETTLED),
            new Step(SENDING, RESUMED, SENDING),
            new Step(SENDING, FAULT, SENDING),
            new Step(SENDING, DOUBT, PARKED),
            new Step(SENDING, UNDECIDED, PARKED),
            new Step(SENDING, SET_ASIDE, PARKED),
            new Step(SENDING, TURNED_AWAY, WAITING),
            new Step(SENDING, REJECTED, Ending.FAILED),
            new Step(SENDING, RECEIPT, SENT),
            new Step(SENDING, TAKEN, Ending.RESULT),
            new Step(SENT, ANSWER, Ending.RESULT),
            new Step(SENDING, ANSWER, Ending.RESULT),
            new Step(PARKED, ANSWER, Ending.RESULT),
            new Step(WAITING, ACKNOWLEDGED, Ending.RESULT),
            new Step(SENDING, ACKNOWLEDGED, Ending.RESULT),
            new Step(SENT, ACKNOWLEDGED, Ending.RESULT),
            new Step(PARKED, ACKNOWLEDGED, Ending.RESULT),
            new Step(WAITING, LAPSED, Ending.EXPIRED),
            new Step(SENDING, LAPSED, Ending.EXPIRED),
            new Step(SENT, LAPSED, Ending.EXPIRED),
            new Step(PARKED, LAPSED, Ending.EXPIRED),
            new Step(SENT, OVERDUE, Ending.EXPIRED),
            new Step(SENT, UNDECIDED, PARKED),
            new Step(SENT, SET_ASIDE, PARKED),
            new Step(WAITING, RECEIPT, SENT),
            new Step(PARKED, RECEIPT, SENT),
            new Step(WAITING, TAKEN, Ending.RESULT),
            new Step(PARKED, TAKEN, Ending.RESULT),
            new Step(PARKED, RETRIED, SENDING),
            new Step(PARKED, RELEASED, WAITING),
            new Step(PARKED, RECALLED, PARKED),
            new Step(PARKED, GIVEN_UP, Ending.FAILED),
            new Step(PARKED, SETTLED, Ending.SETTLED),
            new Step(SENT, SETTLED, Ending.SETTLED));

    private StateTable() {}

    /**
     * One row.
     *
     * @param ending the outcome that the step writes; only when {@code to} is ENDED
     */
    public record Step(RequestState from, RequestEvent event, RequestState to, Optional<Ending> ending) {
        Step(RequestState from, RequestEvent event, RequestState to) {
            this(from, event, to, Optional.empty());
        }

        Step(RequestState from, RequestEvent event, Ending ending) {
            this(from, event, ENDED, Optional.of(ending));
        }
    }

    /** All rows. */
    public static List<Step> steps() {
        return STEPS;
    }

    /** The rows of one event; they all lead to the same place. */
    public static List<Step> stepsOf(RequestEvent event) {
        return STEPS.stream().filter(step -> step.event == event).toList();
    }

    /** The row of a state and an event, if the event means anything there. */
    public static Optional<Step> step(RequestState from, RequestEvent event) {
        return STEPS.stream()
                .filter(step -> step.from == from && step.event == event)
                .findFirst();
    }
}
