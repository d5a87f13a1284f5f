package jp.sekisho.passage.sequence;

/** Where a number stands in its sender's sequence. */
public enum Standing {
    PASSED("通った", "a message of this number has gone through the door"),
    CLOSED("飛ばした", "not after the last one, and no message of it has come: two people have said that it never does"),
    NEXT("次", "one after the last"),
    AHEAD("先", "further after the last, by no more than most-ahead"),
    TOO_FAR("先すぎる", "further ahead than that");

    private final String japanese;
    private final String meaning;

    Standing(String japanese, String meaning) {
        this.japanese = japanese;
        this.meaning = meaning;
    }

    public String japanese() {
        return japanese;
    }

    public String meaning() {
        return meaning;
    }
}
