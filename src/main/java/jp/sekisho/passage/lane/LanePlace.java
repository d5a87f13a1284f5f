package jp.sekisho.passage.lane;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The place of an entry in the line of one of its persons; the person is its key. Places know who stands before and behind
 * them, so that one leaves a line of any length at once. Mutable; owned by the lane's dispatcher thread.
 */
final class LanePlace extends Keyed {
    private final LaneEntry entry;
    /** The place of the same entry in another person's line. */
    private final @Nullable LanePlace another;

    private @Nullable LanePlace before;
    private @Nullable LanePlace behind;

    LanePlace(String person, LaneEntry entry, @Nullable LanePlace another) {
        super(person);
        this.entry = entry;
        this.another = another;
    }

    LaneEntry entry() {
        return entry;
    }

    @Nullable
    LanePlace another() {
        return another;
    }

    Optional<LanePlace> before() {
        return Optional.ofNullable(before);
    }

    Optional<LanePlace> behind() {
        return Optional.ofNullable(behind);
    }

    /** The first place of its line. */
    LanePlace first() {
        LanePlace place = this;
        while (place.before != null) {
            place = place.before;
        }
        return place;
    }

    /** Stands behind the one that was the last. */
    void follow(LanePlace last) {
        before = last;
        last.behind = this;
    }

    /** Steps out; those before and behind it close up. */
    void quit() {
        if (before != null) {
            before.behind = behind;
        }
        if (behind != null) {
            behind.before = before;
        }
        before = null;
        behind = null;
    }
}
