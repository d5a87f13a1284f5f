package jp.sekisho.counterpart;

/** How an inquiry is answered. */
enum AnswerKind {
    FOUND("0000", "正常終了"),
    NOT_FOUND("0101", "該当なし"),
    BY_HAND("0000", "自動応答不可のため3営業日目に回答");

    private final String code;
    private final String message;

    AnswerKind(String code, String message) {
        this.code = code;
        this.message = message;
    }

    String code() {
        return code;
    }

    String message() {
        return message;
    }

    boolean hasContent() {
        return this != NOT_FOUND;
    }
}
