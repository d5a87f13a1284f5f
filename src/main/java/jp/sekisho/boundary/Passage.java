package jp.sekisho.boundary;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How a message of an interface passes: who begins, and what ends it. Its keys are those that the file of such an interface has beside the
 * ones that every interface has; a key of another passage is an error there.
 */
public enum Passage {
    /** A system asks, and the counterpart answers, at once or days later. */
    ASK(
            Set.of("link", "to", "from", "persons", "deadline"),
            Set.of("next-after", "number-at-claim", "done-when", "key", "version", "kept-by", "waits-for")),
    /** A system tells the counterpart something, and its receipt is the answer. */
    TELL(
            Set.of("link", "to", "persons", "deadline"),
            Set.of("next-after", "number-at-claim", "answers", "key", "version", "kept-by", "waits-for")),
    /** A counterpart brings something for one system, and hears once the system has it, or says so. */
    DELIVER(Set.of("link", "from", "persons", "deadline"), Set.of("until")),
    /** A counterpart asks one system, and hears its answer, or that none comes; the system answers by an interface that tells. */
    OFFER(Set.of("link", "from", "persons", "deadline"), Set.of()),
    /** A system asks what the gateway itself knows; it ends at the door, in the same transaction. */
    SERVE(Set.of("room", "to", "from"), Set.of()),
    /** A system says something once, and every system that may be given it gets its own cut, by the interface that it feeds. */
    DISTRIBUTE(Set.of("feed", "deadline", "calendar"), Set.of()),
    /** A system says something once, and it becomes messages by several interfaces, some of which wait for others. */
    EXPAND(Set.of("becomes", "deadline", "calendar"), Set.of()),
    /** What is distributed, as those who are given it receive it. */
    FEED(Set.of("from", "persons"), Set.of()),
    /** A counterpart asks what the gateway itself knows, and waits for seconds; it ends with an answer or a neutral refusal. */
    REPLY(Set.of("link", "room", "to", "from", "persons"), Set.of());

    private final Set<String> needed;
    private final Set<String> optional;

    Passage(Set<String> needed, Set<String> optional) {
        this.needed = needed;
        this.optional = optional;
    }

    /** As files write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The keys that the file of such an interface must have. */
    public Set<String> needed() {
        return new TreeSet<>(needed);
    }

    /** The keys that the file of such an interface may have. */
    public Set<String> optional() {
        return new TreeSet<>(optional);
    }

    /** Whether the file of such an interface may have the key. */
    boolean has(String key) {
        return needed.contains(key) || optional.contains(key);
    }

    boolean needs(String key) {
        return needed.contains(key);
    }

    /** Whether it leads to a system that has not asked: from a counterpart, or from another system. */
    public boolean isInward() {
        return this == DELIVER || this == OFFER || this == FEED;
    }

    /** Whether what begins comes in the layout {@code from}: it leads inward, or a counterpart asks. */
    public boolean beginsInFrom() {
        return isInward() || this == REPLY;
    }

    /** Whether who begins gets an answer in a layout of its own. */
    public boolean isAnswered() {
        return !isInward() && needs("from") || this == EXPAND;
    }

    /** The keys that some passages have and others do not need to. */
    static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        Stream.of(values()).forEach(passage -> {
            keys.addAll(passage.needed());
            keys.addAll(passage.optional());
        });
        return keys;
    }
}
