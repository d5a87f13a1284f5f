package jp.sekisho.transport.listen;

import io.netty.channel.Channel;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The open connections of a listener, at most so many. Where another would be too many, the oldest that has not shown its certificate
 * goes: whoever says nothing keeps nobody out. Thread safe.
 */
final class Connections {
    private final int most;
    private final Set<Channel> unproven = new LinkedHashSet<>();
    private final Set<Channel> proven = new HashSet<>();

    Connections(int most) {
        this.most = most;
    }

    /**
     * What became of a new connection.
     *
     * @param displaced the one that has to be closed for it
     */
    record Admission(boolean isAdmitted, Optional<Channel> displaced) {}

    synchronized Admission admit(Channel connection) {
        Optional<Channel> displaced = Optional.empty();
        if (unproven.size() + proven.size() >= most) {
            Iterator<Channel> oldest = unproven.iterator();
            if (!oldest.hasNext()) {
                return new Admission(false, displaced);
            }
            displaced = Optional.of(oldest.next());
            oldest.remove();
        }
        unproven.add(connection);
        return new Admission(true, displaced);
    }

    /** It has shown the counterpart's certificate. */
    synchronized void prove(Channel connection) {
        if (unproven.remove(connection)) {
            proven.add(connection);
        }
    }

    /** Nothing is left of it. */
    synchronized void ended(Channel connection) {
        unproven.remove(connection);
        proven.remove(connection);
    }

    synchronized int open() {
        return unproven.size() + proven.size();
    }
}
