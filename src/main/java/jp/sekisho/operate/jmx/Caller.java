package jp.sekisho.operate.jmx;

import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who calls an operation, as the ledger names them: {@code console:<user>} for whoever has logged in to the web console,
 * {@code local:<user>} over local JMX, which only this process's own user can reach, {@code jmx} otherwise. Thread safe.
 *
 * @param console the user whose request this thread serves
 */
public record Caller(Supplier<Optional<String>> console) {

    String name() {
        return console.get().map(user -> "console:" + user).orElseGet(Caller::local);
    }

    private static String local() {
        try {
            RemoteServer.getClientHost();
            return "local:" + System.getProperty("user.name");
        } catch (ServerNotActiveException e) {
            return "jmx";
        }
    }
}
