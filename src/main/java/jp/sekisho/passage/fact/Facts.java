package jp.sekisho.passage.fact;

import java.util.Set;
import java.util.SortedSet;
import org.jdbi.v3.core.Handle;

/** What rooms know of persons. */
@FunctionalInterface
public interface Facts {
    /**
     * Those of these persons of whom it is not known. Until the transaction ends nothing makes it known of any of them. Belongs before the
     * ledger.
     */
    Set<String> lacking(Handle handle, Fact fact, SortedSet<String> persons);
}
