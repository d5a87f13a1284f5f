package jp.sekisho.broker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.audit.SecurityAudit;
import jp.sekisho.audit.SecurityEvent;
import jp.sekisho.audit.SecurityEvent.What;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyServerConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager4;
import org.jspecify.annotations.Nullable;

/** Checks logins, their number and rights, and has every refusal recorded together with where it came from. Thread safe. */
final class DoorKeeper implements ActiveMQSecurityManager4 {
    private final Map<String, byte[]> passwords;
    private final DoorRights rights;
    private final SecurityAudit audit;

    DoorKeeper(Map<String, byte[]> passwords, DoorRights rights, SecurityAudit audit) {
        this.passwords = Map.copyOf(passwords);
        this.rights = rights;
        this.audit = audit;
    }

    @Override
    public @Nullable String validateUser(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String securityDomain) {
        if (user == null || !isAuthentic(user, password)) {
            audit.record(SecurityEvent.of(user, remoteAddress(connection), What.BAD_CREDENTIALS, ""));
            guard(connection).ifPresent(LoginGuard::failed);
            return null;
        }
        if (!isLetIn(user, connection)) {
            audit.record(SecurityEvent.of(user, remoteAddress(connection), What.TOO_MANY_CONNECTIONS, ""));
            return null;
        }
        return user;
    }

    /** The guard of a system's connection opens it; connections within this process have none. */
    private static boolean isLetIn(String user, @Nullable RemotingConnection connection) {
        return !isFromOutside(connection)
                || guard(connection).filter(guard -> guard.login(user)).isPresent();
    }

    private static boolean isFromOutside(@Nullable RemotingConnection connection) {
        return connection != null && connection.getTransportConnection() instanceof NettyServerConnection;
    }

    private static Optional<LoginGuard> guard(@Nullable RemotingConnection connection) {
        return connection != null && connection.getTransportConnection() instanceof NettyServerConnection netty
                ? Optional.ofNullable(netty.getNettyChannel().pipeline().get(LoginGuard.class))
                : Optional.empty();
    }

    @Override
    public @Nullable String validateUserAndRole(
            @Nullable String user,
            @Nullable String password,
            Set<Role> unused,
            CheckType check,
            String address,
            @Nullable RemotingConnection connection,
            @Nullable String securityDomain) {
        if (user != null && isAuthentic(user, password) && rights.permits(user, check, address)) {
            return user;
        }
        audit.record(SecurityEvent.of(user, remoteAddress(connection), denied(check), address));
        return null;
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return validateUser(user, password, null, null) != null;
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
        return false; // only asked without an address, and nothing is permitted everywhere
    }

    private boolean isAuthentic(@Nullable String user, @Nullable String password) {
        byte[] expected = user == null ? null : passwords.get(user);
        return expected != null
                && password != null
                && MessageDigest.isEqual(expected, password.getBytes(StandardCharsets.UTF_8));
    }

    private static What denied(CheckType check) {
        return switch (check) {
            case SEND -> What.SEND_DENIED;
            case CONSUME, BROWSE -> What.READ_DENIED;
            default -> What.MANAGE_DENIED;
        };
    }

    private static @Nullable String remoteAddress(@Nullable RemotingConnection connection) {
        return connection == null ? null : connection.getRemoteAddress();
    }
}
