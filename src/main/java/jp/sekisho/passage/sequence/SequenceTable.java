package jp.sekisho.passage.sequence;

import static jp.sekisho.passage.sequence.SequenceTable.Act.AWAIT;
import static jp.sekisho.passage.sequence.SequenceTable.Act.HOLD;
import static jp.sekisho.passage.sequence.SequenceTable.Act.REFUSE;
import static jp.sekisho.passage.sequence.SequenceTable.Act.TAKE;
import static jp.sekisho.passage.sequence.SequenceTable.Act.TELL_AGAIN;
import static jp.sekisho.passage.sequence.SequenceTable.Content.NONE;
import static jp.sekisho.passage.sequence.SequenceTable.Content.OTHER;
import static jp.sekisho.passage.sequence.SequenceTable.Content.SAME;

import java.util.List;
import java.util.Optional;

/** What a door does with a numbered message: the one table. The code goes by it and the documentation prints it. */
public final class SequenceTable {
    private static final List<Row> ROWS = List.of(
            new Row(Standing.PASSED, SAME, TELL_AGAIN),
            new Row(Standing.PASSED, OTHER, REFUSE, SequenceError.OTHER_CONTENT),
            new Row(Standing.CLOSED, NONE, REFUSE, SequenceError.PASSED_OVER),
            new Row(Standing.NEXT, NONE, TAKE),
            new Row(Standing.NEXT, SAME, TAKE),
            new Row(Standing.NEXT, OTHER, REFUSE, SequenceError.OTHER_CONTENT),
            new Row(Standing.AHEAD, NONE, HOLD),
            new Row(Standing.AHEAD, SAME, AWAIT),
            new Row(Standing.AHEAD, OTHER, REFUSE, SequenceError.OTHER_CONTENT),
            new Row(Standing.TOO_FAR, NONE, REFUSE, SequenceError.TOO_FAR_AHEAD),
            new Row(Standing.TOO_FAR, SAME, AWAIT),
            new Row(Standing.TOO_FAR, OTHER, REFUSE, SequenceError.OTHER_CONTENT));

    private SequenceTable() {}

    /** What is known of a number's content. */
    public enum Content {
        /** Nothing of this number has come. */
        NONE,
        /** What came under it before is the same. */
        SAME,
        /** What came under it before is something else. */
        OTHER
    }

    /** What the door does. */
    public enum Act {
        /** It goes through the door: accepted, answered or refused, its number is the last. */
        TAKE,
        /** It is taken from the queue and held. */
        HOLD,
        /** Nothing: the one that is held goes on in its turn. */
        AWAIT,
        /** Its sender hears again what came of the first. */
        TELL_AGAIN,
        /** Its sender hears that it is refused; the number stays as it is. */
        REFUSE
    }

    /**
     * One row.
     *
     * @param why with REFUSE alone
     */
    public record Row(Standing standing, Content content, Act act, Optional<SequenceError> why) {
        Row(Standing standing, Content content, Act act) {
            this(standing, content, act, Optional.empty());
        }

        Row(Standing standing, Content content, Act act, SequenceError why) {
            this(standing, content, act, Optional.of(why));
        }
    }

    /** All rows. */
    public static List<Row> rows() {
        return ROWS;
    }

    static Row row(Standing standing, Content content) {
        return ROWS.stream()
                .filter(row -> row.standing == standing && row.content == content)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no number stands so: " + standing + " " + content));
    }
}
