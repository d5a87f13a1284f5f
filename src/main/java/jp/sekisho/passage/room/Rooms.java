package jp.sekisho.passage.room;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import jp.sekisho.passage.fact.Fact;
import jp.sekisho.passage.fact.Facts;
import org.jdbi.v3.core.Handle;

/** The rooms of this process, by id. Immutable. */
public final class Rooms implements Facts {
    private final Map<String, Room> byId;

    private Rooms(Map<String, Room> byId) {
        this.byId = Map.copyOf(byId);
    }

    /**
     * The rooms that a role is made of.
     *
     * @throws IllegalStateException if they are not those that its files may name
     */
    public static Rooms of(Collection<Room> rooms, Set<String> named) {
        Map<String, Room> byId = rooms.stream().collect(Collectors.toMap(Room::id, Function.identity()));
        if (!byId.keySet().equals(named)) {
            throw new IllegalStateException("a role whose files may name " + named + " has the rooms " + byId.keySet());
        }
        return new Rooms(byId);
    }

    @Override
    public Set<String> lacking(Handle handle, Fact fact, SortedSet<String> persons) {
        return room(fact.room())
                .orElseThrow(() -> new IllegalStateException("no room of this role knows " + fact))
                .lacking(handle, fact, persons);
    }

    public Optional<Room> room(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
