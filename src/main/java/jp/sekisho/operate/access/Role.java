package jp.sekisho.operate.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person is there for. What each may do is said in {@link Rights}. */
public enum Role {
    /** Runs the day: holds and releases, decides about messages. */
    OPERATOR,
    /** Reads everything, and acts on nothing. */
    AUDITOR,
    /** Works on routes and mappings and tries them, and acts on no message. */
    ENGINEER,
    /** Keeps the accounts, and decides about the gateway itself. */
    ADMINISTRATOR;

    /** As it is written in files and commands. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
