package jp.sekisho.broker;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.security.CheckType;

/**
 * Who may do what on which address: a system sends to its own doors and reads its own outcomes, also those that lie where no
 * door of today leads; the gateway sends and reads everywhere; nobody creates, deletes or manages over a connection. What is
 * not named is refused.
 */
final class DoorRights {
    static final String GATEWAY = "gateway";

    private final Set<String> systems;
    private final Set<Right> rights;

    DoorRights(Collection<Door> doors) {
        this.systems = doors.stream().filter(Door::isOutside).map(Door::system).collect(Collectors.toUnmodifiableSet());
        this.rights = doors.stream()
                .filter(door -> door.isEntered() && door.isOutside())
                .map(door -> new Right(door.system(), CheckType.SEND, door.in()))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean permits(String user, CheckType check, String address) {
        if (user.equals(GATEWAY)) {
            return gatewayMay(check);
        }
        return isReading(check)
                ? systems.contains(user) && QueueNames.readerOf(address).equals(user)
                : rights.contains(new Right(user, check, address));
    }

    private static boolean isReading(CheckType check) {
        return check == CheckType.CONSUME || check == CheckType.BROWSE;
    }

    private static boolean gatewayMay(CheckType check) {
        return check == CheckType.SEND || isReading(check);
    }

    private record Right(String user, CheckType check, String address) {}
}
