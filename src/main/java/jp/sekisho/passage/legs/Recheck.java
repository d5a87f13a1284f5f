package jp.sekisho.passage.legs;

import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Request;

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
    }
}
