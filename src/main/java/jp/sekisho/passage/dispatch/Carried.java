package jp.sekisho.passage.dispatch;

import java.util.Optional;
import jp.sekisho.passage.legs.DispatchLeg.Handover;

/**
 * What carrying a request came to.
 *
 * @param receipt the counterpart's number for it; of what leads inward, its own id
 * @param handover what its receiver gets of what leads inward, which the leg hands over as it commits; none on the way out
 */
public record Carried(String receipt, Optional<Handover> handover) {
    /** A counterpart has it, and gave this receipt. */
    public static Carried to(String receipt) {
        return new Carried(receipt, Optional.empty());
    }
}
