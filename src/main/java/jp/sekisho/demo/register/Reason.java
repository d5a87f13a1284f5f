package jp.sekisho.demo.register;

/** Why a resident's record changes, of those that the demo has, by the register's codes. */
public enum Reason {
    MOVED_IN("101"),
    BORN("103"),
    MOVED_OUT("201"),
    DIED("203"),
    MOVED_WITHIN("301");

    private final String code;

    Reason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    boolean enters() {
        return this == MOVED_IN || this == BORN;
    }
}
