package jp.sekisho.broker;

import java.util.HashMap;
import java.util.Map;
import jp.sekisho.broker.BrokerSettings.ConnectionLimits;

/**
 * Counts the connections of business systems: those that have not logged in yet by the address they come from, the others
 * by login. One that would be too many is turned away; those that are there stay. Thread safe.
 */
final class Connections {
    private final ConnectionLimits limits;
    private final Map<String, Integer> strangers = new HashMap<>();
    private final Map<String, Integer> logins = new HashMap<>();
    private int strangersInAll;
    private int loggedInInAll;

    Connections(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** @return false if there are too many that have not logged in, of this address or in all */
    synchronized boolean arrives(String address) {
        if (strangersInAll >= 4 * limits.beforeLogin() || strangers.getOrDefault(address, 0) >= limits.beforeLogin()) {
            return false;
        }
        strangersInAll++;
        strangers.merge(address, 1, Integer::sum);
        return true;
    }

    /** @return false if there are too many, of this login or in all */
    synchronized boolean logsIn(String address, String login) {
        if (loggedInInAll >= limits.inAll() || isFull(login)) {
            return false;
        }
        strangerGoes(address);
        loggedInInAll++;
        logins.merge(login, 1, Integer::sum);
        return true;
    }

    /** @return false if the second login of a connection has too many already */
    synchronized boolean logsInToo(String login) {
        if (isFull(login)) {
            return false;
        }
        logins.merge(login, 1, Integer::sum);
        return true;
    }

    synchronized void strangerGoes(String address) {
        strangersInAll--;
        decrement(strangers, address);
    }

    synchronized void goes(Iterable<String> itsLogins) {
        loggedInInAll--;
        itsLogins.forEach(login -> decrement(logins, login));
    }

    private boolean isFull(String login) {
        return logins.getOrDefault(login, 0) >= limits.ofALogin();
    }

    private static void decrement(Map<String, Integer> counts, String key) {
        counts.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
    }
}
