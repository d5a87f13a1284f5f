package jp.sekisho.operate.access;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.sekisho.operate.access.Standing.Kind;

/**
 * A person who may log in. Immutable. Written out it shows no hash.
 *
 * @param id personal, and nobody else's ever after; no name is needed
 * @param until the last day on which it may be used, if it has one
 * @param standing whether it may be used, and what it waits for
 * @param hash of the password, as {@link Passwords} writes it
 */
public record Account(String id, Set<Role> roles, Optional<LocalDate> until, Standing standing, String hash) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,22}");

    public Account {
        roles = Set.copyOf(roles);
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Whether it may be used on that day. */
    boolean isInForce(LocalDate today) {
        return standing.kind() == Kind.ENABLED && isNamed(today);
    }

    /** Whether its owner may use it on that day, if only to choose a password. */
    boolean isNamed(LocalDate today) {
        boolean owners = standing.kind() == Kind.ENABLED || standing.kind() == Kind.FIRST_PASSWORD;
        return owners && until.map(last -> !today.isAfter(last)).orElse(true);
    }

    Account withHash(String other) {
        return new Account(id, roles, until, standing, other);
    }

    Account standing(Standing other) {
        return new Account(id, roles, until, other, hash);
    }

    /** In the order in which they are declared. */
    String writtenRoles() {
        return String.join(",", EnumSet.copyOf(roles).stream().map(Role::id).toList());
    }

    @Override
    public String toString() {
        return id + " " + writtenRoles() + " " + until.map(LocalDate::toString).orElse("-") + " " + standing.written();
    }
}
