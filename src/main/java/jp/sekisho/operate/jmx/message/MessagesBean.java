package jp.sekisho.operate.jmx.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.sequence.HeldMessage;
import jp.sekisho.passage.watch.Track;
import jp.sekisho.passage.watch.Whereabouts;
import jp.sekisho.store.Store;

/** Tells where messages are. Thread safe; keeps nothing. */
public final class MessagesBean implements MessagesMXBean {
    private final Store store;
    private final TrackText text;

    /** @param gates of the links of a running gateway; none if it does not run, and nothing moves */
    public MessagesBean(Store store, Map<String, Gate> gates) {
        this.store = store;
        Map<String, Gate> known = Map.copyOf(gates);
        this.text = new TrackText(
                line -> Optional.ofNullable(known.get(line.link())).map(gate -> gate.view(line.priority())));
    }

    @Override
    public Map<String, Integer> getUnended() {
        return store.inTransaction(Whereabouts::unended);
    }

    @Override
    public List<String> way(String id, String system) {
        Stream<String> held = store.inTransaction(handle -> HeldMessage.of(handle, id)).stream()
                .filter(message -> system.isEmpty() || message.system().equals(system))
                .flatMap(SequenceText::lines);
        return Stream.concat(held, tracks(id, system).stream().flatMap(text::lines))
                .toList();
    }

    @Override
    public List<String> requests(String id, String system) {
        return tracks(id, system).stream()
                .flatMap(track -> track.lines().stream())
                .map(Track.Line::requestId)
                .toList();
    }

    private List<Track> tracks(String id, String system) {
        return store.inTransaction(handle -> Whereabouts.of(handle, id)).stream()
                .filter(track -> system.isEmpty() || track.system().equals(system))
                .toList();
    }
}
