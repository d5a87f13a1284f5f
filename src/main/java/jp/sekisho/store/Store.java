package jp.sekisho.store;

import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The gateway's database: the one place, besides the business systems' queues, where a message can be.
 *
 * <p>Thread safe. A leg of a message's way is one call of {@link #inTransaction}; whatever throws inside rolls it back
 * whole.
 */
public final class Store {
    private final Jdbi jdbi;

    public Store(DataSource dataSource) {
        this.jdbi = Jdbi.create(dataSource);
    }

    /** Runs {@code work} in one transaction (read committed) and commits it before answering. */
    public <T> T inTransaction(Function<Handle, T> work) {
        return jdbi.inTransaction(TransactionIsolationLevel.READ_COMMITTED, work::apply);
    }

    /** As {@link #inTransaction}, for work without an answer. */
    public void useTransaction(Consumer<Handle> work) {
        jdbi.useTransaction(TransactionIsolationLevel.READ_COMMITTED, work::accept);
    }
}
