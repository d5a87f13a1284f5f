package jp.sekisho.demo.platform;

/** How an inquiry is answered. */
public enum AnswerKind {
    FOUND("0000", "正常終了"),
    NOT_FOUND("0101", "該当なし"),
    /** 自動応答不可: the provider's staff look, and answer on the third business day. */
    BY_HAND("0000", "自動応答不可のため3営業日目に回答"),
    /** As {@link #FOUND}, but its signature is wrong the first two times it is fetched: one of them may die with who fetched. */
    TAMPERED("0000", "正常終了");

    private final String code;
    private final String message;

    AnswerKind(String code, String message) {
        this.code = code;
        this.message = message;
    }

    public String code() {
        return code;
    }

    public String message() {
        return message;
    }

    public boolean hasContent() {
        return this != NOT_FOUND;
    }
}
