package jp.sekisho.passage;

/** Where a request is. */
public enum RequestState {
    WAITING("In its lane; nothing of it has left."),
    SENDING("Claimed; it may have reached the counterpart or not."),
    SENT("The counterpart gave a receipt; its answer is awaited."),
    PARKED("It may have reached a counterpart that must not be asked twice; a person decides."),
    ENDED("It has ended; with the last line of its message the one outcome is written.");

    private final String meaning;

    RequestState(String meaning) {
        this.meaning = meaning;
    }

    /** A sentence for the documentation. */
    public String meaning() {
        return meaning;
    }
}
