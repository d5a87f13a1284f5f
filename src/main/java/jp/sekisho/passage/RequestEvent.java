package jp.sekisho.passage;

/** What can happen to a request. */
public enum RequestEvent {
    CLAIMED("The gate is open and the request is first for each of its persons."),
    FREED(
            "The line that it waited for has ended well, or, where it goes with that, has left; or what a room was to learn is known."),
    KEPT_BACK("The line that it waited for has ended otherwise."),
    RESUMED("It goes again under the same id: its process is gone, or a fault hid what came of it."),
    RESTORED("The tables are from a backup: it may have left since that was made."),
    RECEIPT("The counterpart gave a receipt."),
    TAKEN("The counterpart gave a receipt, and nothing else is to come."),
    TURNED_AWAY("The counterpart said that it did not take it."),
    FAULT("Nobody knows whether the counterpart took it; it is sent again under the same id."),
    DOUBT("As a fault, with a counterpart that must never be sent the same twice."),
    UNDECIDED("Its deadline has passed. What became of it is unknown, or it still waits and its answer is there."),
    SET_ASIDE("It cannot be read, its end cannot be written, or work on it ends the process."),
    REJECTED("The counterpart will never take it."),
    ANSWER("A verified answer came."),
    ACKNOWLEDGED("The system to which it was brought says that it has it, or answers it."),
    LAPSED("A counterpart's question is past its deadline, and no answer lies at its door."),
    EXPIRY("Its deadline passed before it left."),
    OVERDUE("Its deadline passed while its answer was awaited."),
    CANCEL("Its sender cancelled it."),
    WITHDRAWN("What allowed it at the door no longer does."),
    RETRIED("A person has it sent again under the same id: it may have been taken."),
    RELEASED("A person has it sent again: it was not taken."),
    GIVEN_UP("A person gives it up."),
    RECALLED("Asked by a person, the counterpart says that it has not taken it and never will."),
    SETTLED("A person did it by hand, with evidence.");

    private final String meaning;

    RequestEvent(String meaning) {
        this.meaning = meaning;
    }

    /** A sentence for the documentation. */
    public String meaning() {
        return meaning;
    }
}
