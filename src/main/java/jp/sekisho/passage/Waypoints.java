package jp.sekisho.passage;

/** Is told each waypoint as it is passed. The gateway's own does nothing; fault tests pull the plug there. Thread safe. */
@FunctionalInterface
public interface Waypoints {
    Waypoints UNWATCHED = waypoint -> {};

    void pass(Waypoint waypoint);
}
