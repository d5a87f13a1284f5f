package jp.sekisho.demo.cs;

/** What is said to an update. @param code 処理結果コード @param item of the 40 the one that is wrong; 0 if none is */
record Verdict(String code, int item) {
    static final Verdict UPDATED = new Verdict("0000", 0);
    static final Verdict PRESENT = new Verdict("0802", 1);
    static final Verdict ABSENT = new Verdict("0803", 1);
    static final Verdict GAP = new Verdict("0901", Update.NUMBER);
    static final Verdict REPEATED = new Verdict("0902", Update.NUMBER);

    static Verdict illogical(int item) {
        return new Verdict("0801", item);
    }
}
