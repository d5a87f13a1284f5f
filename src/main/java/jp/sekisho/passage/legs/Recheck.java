package jp.sekisho.passage.legs;

import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.count.Numbered;
import org.jdbi.v3.core.Handle;

/** What requests are checked against once more before they leave: permits may have ended while they waited. Thread safe. */
@FunctionalInterface
public interface Recheck {
    /** By the catalogue and the business date as they are now: what leaves together is judged by one. */
    Judge now();

    /** By one version of the catalogue. */
    interface Judge {
        /** Why the request may not leave any more. */
        Optional<Finding> objection(Request request);

        /** The version of the catalogue. */
        String catalogue();

        /**
         * A request as it leaves under a number that its counterpart counts: converted again from what its sender sent.
         *
         * @throws jp.sekisho.error.SekishoException if it cannot be converted (any more), or would be about other persons
         */
        default Numbered numbered(Handle handle, AcceptedLine line, long number) {
            throw new IllegalStateException("nobody counts what this party is sent");
        }
    }
}
