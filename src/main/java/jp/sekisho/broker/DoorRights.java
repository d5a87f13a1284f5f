package jp.sekisho.broker;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.security.CheckType;

/**
 * Who may do what on which address: a system sends to its own doors and reads its own outcomes; the gateway sends and
 * reads everywhere; nobody creates, deletes or manages over a connection. What is not named is refused.
 */
final class DoorRights {
    static final String GATEWAY = "gateway";

    private final Set<Right> rights;

    DoorRights(Collection<Door> doors) {
        this.rights = doors.stream()
                .flatMap(door -> Stream.of(
                        new Right(door.system(), CheckType.SEND, door.in()),
                        new Right(door.system(), CheckType.CONSUME, door.out()),
                        new Right(door.system(), CheckType.BROWSE, door.out())))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean permits(String user, CheckType check, String address) {
        return user.equals(GATEWAY) ? gatewayMay(check) : rights.contains(new Right(user, check, address));
    }

    private static boolean gatewayMay(CheckType check) {
        return check == CheckType.SEND || check == CheckType.CONSUME || check == CheckType.BROWSE;
    }

    private record Right(String user, CheckType check, String address) {}
}
