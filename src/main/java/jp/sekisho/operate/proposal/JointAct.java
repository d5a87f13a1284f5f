package jp.sekisho.operate.proposal;

import java.util.Map;
import java.util.Optional;
import jp.sekisho.passage.Remark;
import org.jdbi.v3.core.Handle;

/**
 * An act that needs two people.
 *
 * @param operation by which it is proposed, as the table of rights names it: whoever may propose it may confirm it
 */
public record JointAct(String operation, State state, Effect effect) {

    /** How what is acted on stands. */
    public interface State {
        /**
         * What a decision depends on, item by item, and locks it until the transaction ends; names nobody.
         *
         * @return empty if there is nothing to act on
         */
        Optional<Map<String, String>> of(Handle handle, String target);
    }

    /** What the act does. */
    public interface Effect {
        /**
         * Does it, in the transaction, with its ledger row.
         *
         * @param by both people, and why
         * @return what is to be done once it is committed
         */
        Runnable on(Handle handle, String target, Remark by);
    }
}
