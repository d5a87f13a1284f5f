package jp.sekisho.broker;

/** Where refused attempts are written. Called from the broker's threads; must not throw. */
@FunctionalInterface
public interface SecurityAudit {
    void record(SecurityEvent event);
}
