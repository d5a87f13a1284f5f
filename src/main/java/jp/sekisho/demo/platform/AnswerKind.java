package jp.sekisho.demo.platform;

/** How a request is answered. */
public enum AnswerKind {
    FOUND("0000", "正常終了"),
    NOT_FOUND("0101", "該当なし"),
    /** 自動応答不可: the provider's staff look, and answer on the third business day. */
    BY_HAND("0000", "自動応答不可のため3営業日目に回答"),
    /** As {@link #FOUND}, but its signature is wrong the first two times it is fetched: one of them may die with who fetched. */
    TAMPERED("0000", "正常終了"),
    REGISTERED("0000", "登録済"),
    SAME("0001", "登録済みと同じ"),
    OVERTAKEN("0301", "追い越し: 正本更新日時が古い"),
    ABSENT("0302", "該当する副本なし"),
    OVERLAP("0303", "期間重複"),
    NO_VERSION("0304", "版なし"),
    /** Its receipt is all that is said. */
    TOLD("", "");

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

    boolean isAnswered() {
        return this != TOLD;
    }

    public boolean hasContent() {
        return this != NOT_FOUND;
    }
}
