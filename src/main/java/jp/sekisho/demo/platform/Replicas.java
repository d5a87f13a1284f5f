package jp.sekisho.demo.platform;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jp.sekisho.demo.platform.matter.Replica;
import jp.sekisho.demo.platform.matter.Replica.Act;

/** The replicas that the platform holds, by person, information and data set, and by period. Not thread safe. */
final class Replicas {
    private static final String VERSION_IN_FORCE = "0001";

    private final Map<Key, TreeMap<Period, Replica>> held = new HashMap<>();

    private record Key(String atena, String information, String dataset) {
        static Key of(Replica replica) {
            return new Key(replica.atena(), replica.information(), replica.dataset());
        }
    }

    private record Period(LocalDate from, LocalDate until) implements Comparable<Period> {
        static Period of(Replica replica) {
            return new Period(replica.from(), replica.until());
        }

        boolean meets(Period other) {
            return !from.isAfter(other.until) && !other.from.isAfter(until);
        }

        @Override
        public int compareTo(Period other) {
            int first = from.compareTo(other.from);
            return first != 0 ? first : until.compareTo(other.until);
        }
    }

    /** What is said to it, if it comes now. */
    AnswerKind answer(Replica coming) {
        if (!coming.version().equals(VERSION_IN_FORCE)) {
            return AnswerKind.NO_VERSION;
        }
        TreeMap<Period, Replica> others = held.getOrDefault(Key.of(coming), new TreeMap<>());
        Optional<Replica> before = Optional.ofNullable(others.get(Period.of(coming)));
        if (before.isPresent() && !coming.changed().isAfter(before.get().changed())) {
            return coming.changed().isBefore(before.get().changed()) ? AnswerKind.OVERTAKEN : AnswerKind.SAME;
        }
        boolean there = before.filter(replica -> replica.act() != Act.DELETE).isPresent();
        if (!there && coming.act() != Act.NEW) {
            return AnswerKind.ABSENT;
        }
        boolean overlaps = others.values().stream()
                .filter(replica -> replica.act() != Act.DELETE)
                .map(Period::of)
                .anyMatch(period -> !period.equals(Period.of(coming)) && period.meets(Period.of(coming)));
        return overlaps ? AnswerKind.OVERLAP : AnswerKind.REGISTERED;
    }

    /** It has been registered. Of a deletion the time remains: what is older comes too late. */
    void register(Replica replica) {
        held.computeIfAbsent(Key.of(replica), any -> new TreeMap<>()).put(Period.of(replica), replica);
    }
}
