package jp.sekisho.passage.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a room may come to know of a person, and never forgets: the files of interfaces name it under {@code waits-for}. */
public enum Fact {
    /** 符号取得済: the linkage code of the person is acquired. */
    LINKAGE_CODE("linkage-code", "registry");

    private final String id;
    private final String room;

    Fact(String id, String room) {
        this.id = id;
        this.room = room;
    }

    /** As files and tables write it. */
    public String id() {
        return id;
    }

    /** The id of the room that knows it. */
    public String room() {
        return room;
    }

    /** The fact that has this id. */
    public static Optional<Fact> of(String id) {
        return Arrays.stream(values()).filter(fact -> fact.id.equals(id)).findFirst();
    }

    /** The ids of those that these rooms know. */
    public static List<String> known(Set<String> rooms) {
        return Arrays.stream(values())
                .filter(fact -> rooms.contains(fact.room))
                .map(Fact::id)
                .toList();
    }
}
