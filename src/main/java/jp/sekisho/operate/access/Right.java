package jp.sekisho.operate.access;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may call an operation of a bean.
 *
 * @param operation the bean's type and the operation's name, such as {@code Link.hold}
 */
public record Right(String operation, Kind kind, Set<Role> roles) {

    /** What an operation does. */
    public enum Kind {
        /** Changes something: only for somebody who has logged in. */
        ACTS,
        /** Changes nothing: over local JMX, which only the process's own user reaches, without a login too. */
        READS,
        /** Is how one logs in: for anybody. */
        LETS_IN,
        /** Is done by a command on files, whether a gateway runs or not: only for somebody who has logged in. */
        COMMANDS
    }

    public Right {
        roles = Set.copyOf(roles);
    }

    public boolean isGivenTo(Person person) {
        return person.roles().stream().anyMatch(roles::contains);
    }

    /** The roles as files and people name them. */
    String writtenRoles() {
        return Stream.of(Role.values()).filter(roles::contains).map(Role::id).collect(Collectors.joining(", "));
    }
}
