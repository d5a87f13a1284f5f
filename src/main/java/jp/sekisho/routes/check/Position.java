package jp.sekisho.routes.check;

import java.util.Map;

/**
 * How far a message may have come at one point of a route.
 *
 * @param passed how many verbs of its way it has passed
 * @param names what the names in the way stand for
 * @param branch the branch by which it came here last, for the sentence; empty if there was none
 */
record Position(int passed, Map<String, String> names, String branch) {

    static Position start(Way way) {
        return new Position(0, way.names(), "");
    }

    Position to(int passed, Map<String, String> names) {
        return new Position(passed, names, branch);
    }

    Position by(String branch) {
        return new Position(passed, names, branch);
    }
}
