package jp.sekisho.passage;

import java.util.Optional;
import jp.sekisho.error.Finding;

/** What a request is checked against once more before it leaves: permits may have ended while it waited. Thread safe. */
public interface Recheck {
    /** Why the request may not leave any more. */
    Optional<Finding> objection(Request request);

    /** The version of the catalogue that judged. */
    String catalogue();
}
