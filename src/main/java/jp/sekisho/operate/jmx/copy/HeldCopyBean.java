package jp.sekisho.operate.jmx.copy;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import jp.sekisho.juki.copy.CopyState;
import jp.sekisho.operate.jmx.Sampled;

/** Shows how the held copy stands. Thread safe. */
public final class HeldCopyBean implements HeldCopyMXBean {
    private final Sampled<CopyState> state;

    public HeldCopyBean(Supplier<CopyState> state) {
        this.state = new Sampled<>(state, System::nanoTime);
    }

    @Override
    public long getPeople() {
        return state.get().people();
    }

    @Override
    public long getLastChange() {
        return state.get().lastChange().orElse(0L);
    }

    @Override
    public String getAsOf() {
        return state.get().asOf().map(LocalDateTime::toString).orElse("");
    }

    @Override
    public long getUnread() {
        return state.get().unread();
    }

    @Override
    public long getOldestUnreadSeconds() {
        return state.get().oldestUnread().toSeconds();
    }

    @Override
    public String getStale() {
        return state.get().stale().orElse("");
    }

    @Override
    public Map<String, Long> getRefused() {
        return new TreeMap<>(state.get().refused());
    }

    @Override
    public String getSummary() {
        String answers = getStale().isEmpty() ? "answers" : "does NOT answer (" + getStale() + ")";
        return getPeople() + " persons, as of change " + getLastChange() + " " + getAsOf() + "; " + getUnread()
                + " unread, the oldest for " + getOldestUnreadSeconds() + " s; " + answers + "; refused "
                + getRefused();
    }
}
