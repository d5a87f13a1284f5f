package jp.sekisho.error;

/** What of a message or file is counted, from 1, to say where something stands. */
public enum Counted {
    /** Lines, as an editor counts them. */
    LINES("line", "行目", "Line"),
    /** Records, where they are not lines. */
    RECORDS("record-number", "件目", "Record");

    private final String detail;
    private final String japanese;
    private final String english;

    Counted(String detail, String japanese, String english) {
        this.detail = detail;
        this.japanese = japanese;
        this.english = english;
    }

    /** The name of the detail of a {@link Finding} that holds the number. */
    public String detail() {
        return detail;
    }

    String japanese(String number) {
        return number + " " + japanese;
    }

    String english(String number) {
        return english + " " + number;
    }
}
