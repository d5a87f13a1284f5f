package jp.sekisho.masters;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.boundary.Permit;

/**
 * What would change, and for whom, if a version of the permit list were adopted.
 *
 * @param from the day from which it would be so: its own, or today if that has passed
 * @param added rows that the version in force does not have
 * @param removed rows of the version in force that it does not have
 * @param lost permits of ours that it does not cover any more
 * @param refused requests that wait and would be refused when they leave
 */
public record Impact(LocalDate from, int added, int removed, List<LostPermit> lost, List<WaitingRequest> refused) {

    /** A permit of an interface. */
    public record LostPermit(String interfaceId, Permit permit) {}

    public Impact {
        lost = List.copyOf(lost);
        refused = List.copyOf(refused);
    }
}
