package jp.sekisho.registry.synthetic;

/** A resident's sex as the register codes it. */
public enum Sex {
    MALE("1"),
    FEMALE("2");

    private final String code;

    Sex(String code) {
        this.code = code;
    }

    /** 1 or 2. */
    public String code() {
        return code;
    }
}
