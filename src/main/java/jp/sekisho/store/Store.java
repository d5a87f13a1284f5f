package jp.sekisho.store;

import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;

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
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(Store::withoutValues);
    }

    /** As it comes, an exception quotes the values that were bound, and somebody may log it. */
    private static String withoutValues(StatementException failure) {
        StatementContext context = failure.getStatementContext();
        return context == null ? "statement failed" : "statement failed: " + context.getRawSql();
    }

    /** Runs {@code work} in one transaction, read committed as the pool's connections are, and commits it before answering. */
    public <T> T inTransaction(Function<Handle, T> work) {
        return jdbi.inTransaction(work::apply);
    }

    /** Asks without a transaction: each query sees what is committed when it is asked. */
    public <T> T ask(Function<Handle, T> query) {
        return jdbi.withHandle(query::apply);
    }

    /** As {@link #inTransaction}, for work without an answer. */
    public void useTransaction(Consumer<Handle> work) {
        jdbi.useTransaction(work::accept);
    }
}
