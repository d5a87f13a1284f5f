package jp.sekisho.passage.lane;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.RequestState;

/**
 * Words in a row, where one that is none must not stop the reading of others. What has no state that we know is treated as
 * parked, since nobody can tell what became of it; what has no priority goes as normal; what has no passage waits for its answer.
 */
public final class Stored {
    /** All states, for a statement that looks for what has none. */
    public static final String STATES =
            Arrays.stream(RequestState.values()).map(state -> "'" + state + "'").collect(Collectors.joining(", "));

    /** All passages, for a statement that looks for what has one. */
    public static final String PASSAGES = Arrays.stream(Passage.values())
            .map(passage -> "'" + passage.name() + "'")
            .collect(Collectors.joining(", "));

    /** The passages that lead inward, for a list in a statement. */
    public static final String INWARD = Arrays.stream(Passage.values())
            .filter(Passage::isInward)
            .map(passage -> "'" + passage.name() + "'")
            .collect(Collectors.joining(", "));

    private Stored() {}

    public static RequestState state(ResultSet row) throws SQLException {
        return state(row.getString("state"));
    }

    public static RequestState state(String stored) {
        return Arrays.stream(RequestState.values())
                .filter(state -> state.name().equals(stored))
                .findFirst()
                .orElse(RequestState.PARKED);
    }

    /** How a line ended. There is no careful word for that: one that is none cannot be read. */
    public static Ending ending(String stored) {
        return Arrays.stream(Ending.values())
                .filter(ending -> ending.name().equals(stored))
                .findFirst()
                .orElseThrow(Opening::missing);
    }

    /** How a message ended, for whoever looks at it: one whose word is none has failed. */
    public static Ending kind(ResultSet row) throws SQLException {
        String stored = row.getString("kind");
        return Opening.of(() -> ending(stored)).orElse(Ending.FAILED);
    }

    public static Passage passage(ResultSet row) throws SQLException {
        return passage(row.getString("passage"));
    }

    public static Passage passage(String stored) {
        return Arrays.stream(Passage.values())
                .filter(passage -> passage.name().equals(stored))
                .findFirst()
                .orElse(Passage.ASK);
    }

    public static Priority priority(ResultSet row) throws SQLException {
        String stored = row.getString("priority");
        return Arrays.stream(Priority.values())
                .filter(priority -> priority.name().equals(stored))
                .findFirst()
                .orElse(Priority.NORMAL);
    }
}
