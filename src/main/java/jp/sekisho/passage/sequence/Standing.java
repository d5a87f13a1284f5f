package jp.sekisho.passage.sequence;

/** Where a number stands in its sender's sequence. */
public enum Standing {
    PASSED("a message of this number has gone through the door"),
    CLOSED(
            "not after the last one, and no message of it has come: two people have said that it never does, or that the numbers begin behind it"),
    NEXT("one after the last"),
    AHEAD("further after the last, by no more than most-ahead"),
    TOO_FAR("further ahead than that");

    private final String meaning;

    Standing(String meaning) {
        this.meaning = meaning;
    }

    /** In words. */
    public String meaning() {
        return meaning;
    }
}
