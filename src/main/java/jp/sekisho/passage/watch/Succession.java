package jp.sekisho.passage.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Incarnation.LastSeen;
import jp.sekisho.passage.PassageError;
import jp.sekisho.store.Sessions;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one run follows another on the same tables. While the one before is alive the next is refused, unless an operator
 * says that it is to take over. One that has not been heard of for {@link #LEASE} has lost the tables, whatever became of it:
 * its sessions are ended, so that no lock of a process that stands still keeps its successor waiting.
 */
public final class Succession {
    /** So long after its last beat a run still counts as alive; by the database's clock. */
    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);
    private static final long LOOK_MILLIS = 250;
    private static final int ATTEMPTS = 3;

    private final Store store;
    private final Clock real;
    private final Incarnation.Place place;

    /**
     * @param home the machine and the data folder: nobody else has the same
     * @param sessionName what this process calls its sessions with the database
     */
    public Succession(Store store, Clock real, String home, String sessionName) {
        this.store = store;
        this.real = real;
        this.place = new Incarnation.Place(home, sessionName);
    }

    /** The last run. */
    private record Before(
            String home, String sessionName, Instant startedAt, long epoch, long beats, boolean ended, boolean fresh) {
        boolean isStill(Optional<Before> then) {
            return then.filter(other -> other.epoch == epoch && other.beats == beats && other.ended == ended)
                    .isPresent();
        }
    }

    /**
     * To be called before anything in the tables is changed, such as by a migration: returns when nobody lives on them, and
     * nothing of whoever was there before can keep us waiting. Tables of any version of this software are understood; so
     * what is asked here never changes.
     *
     * @param takesOver whether another that lives is to be taken over from
     * @throws jp.sekisho.error.SekishoException PASSAGE-011 if another gateway lives on these tables
     */
    public void prepare(boolean takesOver) {
        if (store.inTransaction(Succession::mayHaveBefore)) {
            clear(takesOver);
        }
    }

    /**
     * Returns when nobody lives on the tables, and changes nothing; for whoever writes to them without being a gateway.
     *
     * @throws jp.sekisho.error.SekishoException PASSAGE-011 if a gateway lives on these tables
     */
    public void requireNobody() {
        awaitNobody();
    }

    /**
     * Begins the next run. Of several that begin together one does, and the others find that it lives.
     *
     * @param lastSeen how far this installation has seen the tables come
     * @param takesOver whether it does so even if another lives
     * @throws jp.sekisho.error.SekishoException PASSAGE-011 if another gateway lives on these tables
     */
    public Incarnation begin(LastSeen lastSeen, boolean takesOver) {
        int failures = 0;
        while (true) {
            try {
                Optional<Before> before = clear(takesOver);
                Optional<Incarnation> begun = store.inTransaction(handle -> {
                    beOneAtATime(handle);
                    return takesOver || isStill(handle, before)
                            ? Optional.of(Incarnation.begin(handle, real, lastSeen, place))
                            : Optional.empty();
                });
                if (begun.isPresent()) {
                    return begun.get();
                }
                LOG.warn("Another gateway has begun on the tables meanwhile, or is awake again.");
            } catch (JdbiException e) {
                if (++failures == ATTEMPTS) {
                    throw e;
                }
                LOG.warn("The tables could not be taken over yet. attempt={}", failures);
            }
        }
    }

    /** Ends what the last run and those before it have left in the database; the last run, as it was then. */
    private Optional<Before> clear(boolean takesOver) {
        Optional<Before> before = takesOver ? store.inTransaction(Succession::before) : awaitNobody();
        before.ifPresent(last -> store.useTransaction(handle -> endSessions(handle, last.epoch)));
        return before;
    }

    /** Returns when nobody lives on the tables, with the last run; whoever does live shows it within the lease. */
    private Optional<Before> awaitNobody() {
        Optional<Before> first = store.inTransaction(Succession::before);
        long patience = System.nanoTime() + LEASE.toNanos();
        Optional<Before> now = first;
        while (now.filter(this::mayLive).isPresent() && System.nanoTime() - patience < 0) {
            Before run = now.get();
            if (!run.isStill(first)) {
                throw Finding.of(PassageError.TABLES_IN_USE, "home", run.home, "since", run.startedAt)
                        .asException();
            }
            pause();
            now = store.inTransaction(Succession::before);
        }
        return now;
    }

    /** Whether nothing shows that it is dead. */
    private boolean mayLive(Before run) {
        return !run.ended && run.fresh && !store.inTransaction(handle -> diedHere(handle, run));
    }

    /** Of two processes with one data folder the second would not have come so far; and the dead have no sessions. */
    private boolean diedHere(Handle handle, Before run) {
        return run.home.equals(place.home()) && !Sessions.exist(handle, run.sessionName);
    }

    private static boolean isStill(Handle handle, Optional<Before> then) {
        Optional<Before> now = before(handle);
        return now.isEmpty() ? then.isEmpty() : now.get().isStill(then);
    }

    /** Until the transaction ends nobody else begins a run. */
    private static void beOneAtATime(Handle handle) {
        if (Sessions.mayBeOfOthers(handle)) {
            handle.execute("lock table incarnation in share row exclusive mode");
        }
    }

    private static boolean mayHaveBefore(Handle handle) {
        return Sessions.mayBeOfOthers(handle)
                && handle.createQuery("select to_regclass('heartbeat') is not null")
                        .mapTo(Boolean.class)
                        .one();
    }

    /** None in a database within the process: its file can be open once only. */
    private static Optional<Before> before(Handle handle) {
        if (!Sessions.mayBeOfOthers(handle)) {
            return Optional.empty();
        }
        return handle.createQuery("select run.home, run.session_name, run.started_at, run.epoch, alive.beats,"
                        + " run.ended_at is not null as ended,"
                        + " alive.at > current_timestamp - interval '" + LEASE.toSeconds() + "' second as fresh"
                        + " from incarnation run join heartbeat alive on alive.incarnation_id = run.id"
                        + " where run.epoch = (select max(epoch) from incarnation)")
                .map((row, context) -> new Before(
                        row.getString("home"),
                        row.getString("session_name"),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getLong("epoch"),
                        row.getLong("beats"),
                        row.getBoolean("ended"),
                        row.getBoolean("fresh")))
                .findOne();
    }

    private static void endSessions(Handle handle, long lastEpoch) {
        List<String> names = handle.createQuery(
                        "select session_name from incarnation where ended_at is null and epoch <= ?")
                .bind(0, lastEpoch)
                .mapTo(String.class)
                .list();
        Sessions.end(handle, names);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
