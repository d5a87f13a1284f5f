package jp.sekisho.passage;

import jp.sekisho.boundary.NextAfter;

/** Where a request is. */
public enum RequestState {
    WAITING("In its lane; nothing of it has left."),
    FOLLOWING("Holds its place in its lane until another line of its message has ended well."),
    JOINED("Goes with another line of its message, right behind it and in the same place."),
    AWAITING("Not in its lane yet: a room of the gateway's own is to learn something of its persons first."),
    HELD_BACK("What it waited for ended otherwise: it waits for a correction, or for a person."),
    SENDING("Claimed; it may have reached the counterpart or not."),
    SENT("The counterpart gave a receipt; its answer is awaited."),
    PARKED("It cannot go on by itself: a person decides, unless its answer comes."),
    ENDED("It has ended; with the last line of its message the one outcome is written.");

    private final String meaning;

    RequestState(String meaning) {
        this.meaning = meaning;
    }

    /** Whether a request that is here makes the later ones of its persons wait. */
    public boolean holds(NextAfter nextAfter) {
        return this != ENDED && this != JOINED && this != AWAITING && (this != SENT || nextAfter == NextAfter.RESULT);
    }

    /** A sentence for the documentation. */
    public String meaning() {
        return meaning;
    }
}
