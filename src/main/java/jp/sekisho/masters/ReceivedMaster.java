package jp.sekisho.masters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jp.sekisho.error.Finding;

/**
 * What is known of a version of the permit list without opening it.
 *
 * @param rows how many it has
 * @param messageId the letter's that brought it
 * @param change the adoption that put it in force; none as long as it is not adopted
 */
public record ReceivedMaster(
        int version, LocalDate from, int rows, String messageId, Instant receivedAt, OptionalLong change) {
    private static final int LEAST_TENTHS = 7;

    public boolean isAdopted() {
        return change.isPresent();
    }

    /**
     * What stands in the way of adopting it; empty if nothing does.
     *
     * @param all that were received
     * @param althoughSmaller whether a person has said that it is rightly so much smaller
     */
    Optional<Finding> objection(List<ReceivedMaster> all, boolean althoughSmaller) {
        if (isAdopted()) {
            return Optional.of(finding(MasterError.ADOPTED));
        }
        Optional<ReceivedMaster> last = all.stream()
                .filter(ReceivedMaster::isAdopted)
                .reduce((one, other) -> one.version > other.version ? one : other);
        if (last.isEmpty()) {
            return Optional.empty(); // the first begins the series
        }
        ReceivedMaster before = last.get();
        if (version < before.version) {
            return Optional.of(finding(MasterError.OLDER).with("adopted", before.version));
        }
        if (version != before.version + 1) {
            return Optional.of(finding(MasterError.GAP).with("missing", before.version + 1));
        }
        boolean isSmaller = 10L * rows <= (long) LEAST_TENTHS * before.rows;
        return isSmaller && !althoughSmaller
                ? Optional.of(finding(MasterError.SMALLER).with("rows", rows, "before", before.rows))
                : Optional.empty();
    }

    private Finding finding(MasterError error) {
        return Finding.of(error, "version", version);
    }
}
