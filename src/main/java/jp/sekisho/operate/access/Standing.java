package jp.sekisho.operate.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How an account stands: whether it may be used, and what it waits for if not.
 *
 * @param by the administrator who has proposed it; empty unless it is proposed
 */
record Standing(Kind kind, String by) {
    static final Standing ENABLED = new Standing(Kind.ENABLED, "");
    static final Standing DISABLED = new Standing(Kind.DISABLED, "");
    /** Two administrators have agreed; its owner has to choose a password of their own. */
    static final Standing FIRST_PASSWORD = new Standing(Kind.FIRST_PASSWORD, "");

    enum Kind {
        ENABLED,
        DISABLED,
        FIRST_PASSWORD,
        PROPOSED;

        private String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** One administrator has made it, or given it another password; a second one has to confirm. */
    static Standing proposedBy(String administrator) {
        return new Standing(Kind.PROPOSED, administrator);
    }

    static Optional<Standing> of(String written) {
        String[] parts = written.split(":", 2);
        String by = parts.length == 2 ? parts[1] : "";
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.written().equals(parts[0]))
                .filter(kind -> kind == Kind.PROPOSED ? Account.isId(by) : parts.length == 1)
                .map(kind -> new Standing(kind, by))
                .findFirst();
    }

    boolean isProposed() {
        return kind == Kind.PROPOSED;
    }

    /** As it stands in the file. */
    String written() {
        return isProposed() ? kind.written() + ":" + by : kind.written();
    }
}
