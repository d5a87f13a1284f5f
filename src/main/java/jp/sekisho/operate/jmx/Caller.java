package jp.sekisho.operate.jmx;

import java.util.Optional;
import java.util.function.Supplier;
import javax.management.JMException;
import jp.sekisho.error.Finding;
import jp.sekisho.operate.access.AccessError;

/**
 * Who calls an operation: whoever has logged in to the web console, or over local JMX, on whose behalf this thread works.
 * Nobody else: being on this machine is no login. Thread safe.
 */
public final class Caller {
    private final Supplier<Optional<Actor>> console;
    private final ThreadLocal<Optional<Actor>> session = ThreadLocal.withInitial(Optional::empty);

    /** @param console whose request to the web console this thread serves */
    public Caller(Supplier<Optional<Actor>> console) {
        this.console = console;
    }

    public Optional<Actor> current() {
        return session.get().or(console);
    }

    /** The name that the ledger gets. */
    public String name() {
        return current().map(Actor::name).orElseThrow(() -> Finding.of(AccessError.NO_LOGIN)
                .asException());
    }

    /** A call of a bean. */
    interface Call {
        Object make() throws JMException;
    }

    /** Makes a call on behalf of somebody who has logged in. */
    Object as(Actor actor, Call call) throws JMException {
        session.set(Optional.of(actor));
        try {
            return call.make();
        } finally {
            session.remove();
        }
    }
}
