package jp.sekisho.operate.jmx.party;

import java.util.Date;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import jp.sekisho.transport.listen.Listener;
import org.jspecify.annotations.Nullable;

/** Shows the port at which a link's counterpart connects to us. Thread safe; keeps nothing. */
public final class ListenerBean implements ListenerMXBean {
    private final int port;
    private final Supplier<Listener.View> view;

    public ListenerBean(int port, Supplier<Listener.View> view) {
        this.port = port;
        this.view = view;
    }

    @Override
    public int getPort() {
        return port;
    }

    @Override
    public boolean isListening() {
        return view.get().isListening();
    }

    @Override
    public int getOpen() {
        return view.get().open();
    }

    @Override
    public int getWorking() {
        return view.get().working();
    }

    @Override
    public long getTaken() {
        return view.get().taken();
    }

    @Override
    public @Nullable Date getLastTaken() {
        return view.get().lastTaken().map(Date::from).orElse(null);
    }

    @Override
    public Map<String, Long> getRefused() {
        SortedMap<String, Long> refused = new TreeMap<>();
        view.get().refused().forEach((what, times) -> refused.put(what.name(), times));
        return refused;
    }

    @Override
    public @Nullable Date getLastRefused() {
        return view.get().lastRefused().map(Date::from).orElse(null);
    }

    @Override
    public String getSummary() {
        Listener.View now = view.get();
        return (now.isListening() ? "listening on " : "NOT listening on ") + port + "; " + now.open() + " open, "
                + now.working() + " in work, " + now.taken() + " taken, turned away " + getRefused();
    }
}
