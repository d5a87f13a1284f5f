package jp.sekisho.broker;

import java.util.Set;
import jp.sekisho.audit.SecurityAudit;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.audit.SecurityEvent.What;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.core.protocol.core.CoreRemotingConnection;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ActiveMQExceptionMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.CreateSessionMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ReattachSessionMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ReattachSessionResponseMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;

/**
 * Shuts two ways around a login that the core protocol has: taking over a session by its name alone, to which a client is
 * told that there is none, so that it logs in anew; and the logins that brokers of one cluster use among each other, which
 * the broker checks before it asks anybody.
 */
final class StrangersInterceptor implements Interceptor {
    private static final int NOTHING_CONFIRMED = -1;

    private final Set<String> clusterUsers;
    private final SecurityAudit audit;

    StrangersInterceptor(Set<String> clusterUsers, SecurityAudit audit) {
        this.clusterUsers = Set.copyOf(clusterUsers);
        this.audit = audit;
    }

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (packet instanceof ReattachSessionMessage) {
            answer(packet, connection, new ReattachSessionResponseMessage(NOTHING_CONFIRMED, false));
            return false;
        }
        if (packet instanceof CreateSessionMessage session && isClusterUser(session.getUsername())) {
            audit.record(
                    SecurityEvent.of(session.getUsername(), connection.getRemoteAddress(), What.BAD_CREDENTIALS, ""));
            answer(packet, connection, new ActiveMQExceptionMessage(new ActiveMQSecurityException("no such user")));
            return false;
        }
        return true;
    }

    private boolean isClusterUser(@Nullable String user) {
        return user != null && clusterUsers.contains(user);
    }

    private static void answer(Packet packet, RemotingConnection connection, Packet answer) {
        ((CoreRemotingConnection) connection)
                .getChannel(packet.getChannelID(), -1)
                .send(answer);
    }
}
