package jp.sekisho.audit;

/** Where refused attempts are written. Called from the broker's threads: must not throw, nor wait. */
@FunctionalInterface
public interface SecurityAudit {
    void record(SecurityEvent event);
}
