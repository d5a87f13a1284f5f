package jp.sekisho.faults;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.sekisho.passage.Waypoint;

/**
 * What happens at a waypoint when it is passed for the n-th time in the life of a gateway process.
 *
 * @param nth from 1
 * @param until for a hold: the pass that ends it; without one, a hold ends when the harness releases it. For a kill: another thread's
 *     pass, so that both stand at their instants when the process dies, if they come within seconds of each other
 */
record Trap(Kind kind, Waypoint waypoint, int nth, Optional<Trap> until) {
    enum Kind {
        /** The process kills itself with SIGKILL. */
        KILL,
        /** The thread meets an error, such as no healthy class does. */
        ERROR,
        /** The thread finds no memory left. */
        NO_MEMORY,
        /** The thread waits; all others go on. */
        HOLD,
        /** Only the end of a hold. */
        PASS
    }

    static Trap kill(Waypoint waypoint, int nth) {
        return new Trap(Kind.KILL, waypoint, nth, Optional.empty());
    }

    /** Kills with two threads at two instants: the second is the next that comes to the other one. */
    static Trap kill(Waypoint waypoint, int nth, Waypoint other) {
        return new Trap(Kind.KILL, waypoint, nth, Optional.of(new Trap(Kind.PASS, other, 1, Optional.empty())));
    }

    static Trap of(Kind kind, Waypoint waypoint, int nth) {
        return new Trap(kind, waypoint, nth, Optional.empty());
    }

    static Trap hold(Waypoint waypoint, int nth, Waypoint until, int untilNth) {
        return new Trap(Kind.HOLD, waypoint, nth, Optional.of(new Trap(Kind.PASS, until, untilNth, Optional.empty())));
    }

    static Trap holdUntilReleased(Waypoint waypoint, int nth) {
        return new Trap(Kind.HOLD, waypoint, nth, Optional.empty());
    }

    /** As a word of a system property. */
    String written() {
        return kind + ":" + waypoint + ":" + nth
                + until.map(end -> ":" + end.waypoint + ":" + end.nth).orElse("");
    }

    /** The file that ends a hold. */
    String release() {
        return "release-" + waypoint + "-" + nth;
    }

    static List<Trap> read(String words) {
        return Arrays.stream(words.split(","))
                .filter(word -> !word.isEmpty())
                .map(Trap::parse)
                .toList();
    }

    private static Trap parse(String word) {
        String[] parts = word.split(":");
        Optional<Trap> until = parts.length < 5
                ? Optional.empty()
                : Optional.of(
                        new Trap(Kind.PASS, Waypoint.valueOf(parts[3]), Integer.parseInt(parts[4]), Optional.empty()));
        return new Trap(Kind.valueOf(parts[0]), Waypoint.valueOf(parts[1]), Integer.parseInt(parts[2]), until);
    }
}
