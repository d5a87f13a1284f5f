package jp.sekisho.juki.copy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * How the copy stands. It names nobody.
 *
 * @param people whom it holds, removed ones among them
 * @param lastChange the register's count at the last change held; none while it holds nobody
 * @param asOf when the register made that, local time
 * @param unread messages that lie before its doors
 * @param oldestUnread for how long the oldest of them has lain there
 * @param stale why nobody outside is answered now, by code; none while it is fresh
 * @param refused how often a counterpart was refused since the process started, by code
 */
public record CopyState(
        long people,
        Optional<Long> lastChange,
        Optional<LocalDateTime> asOf,
        long unread,
        Duration oldestUnread,
        Optional<String> stale,
        Map<String, Long> refused) {
    public CopyState {
        refused = Map.copyOf(refused);
    }
}
