package jp.sekisho.passage;

/** What can happen to a request. */
public enum RequestEvent {
    CLAIMED("The gate is open and the request is first for each of its persons."),
    RESUMED("The process that claimed it is gone; another takes it over under the same id."),
    RECEIPT("The counterpart gave a receipt."),
    TURNED_AWAY("The counterpart said that it did not take it."),
    FAULT("Nobody knows whether the counterpart took it; it is sent again under the same id."),
    DOUBT("As a fault, with a counterpart that must never be sent the same twice."),
    REJECTED("The counterpart will never take it."),
    ANSWER("A verified answer came."),
    EXPIRY("Its deadline passed before it left."),
    OVERDUE("Its deadline passed while its answer was awaited."),
    CANCEL("Its sender cancelled it."),
    WITHDRAWN("What allowed it at the door no longer does."),
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
