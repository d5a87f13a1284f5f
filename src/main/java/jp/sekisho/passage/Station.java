package jp.sekisho.passage;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.ledger.DayTime;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.passage.fact.Facts;
import jp.sekisho.store.Store;
import jp.sekisho.store.Vault;

/**
 * What every leg works with: the tables, the codec, the ledger, the two clocks, and this gateway's epoch.
 *
 * @param real the time that machines share
 * @param business the business day's time
 * @param epoch rises with each process that takes over the tables
 * @param forms how results are written that no route writes
 * @param interfaces how messages of an interface are handled
 * @param facts what rooms know of persons
 */
public record Station(
        Store store,
        Vault vault,
        Ledger ledger,
        Clock real,
        DayTime business,
        long epoch,
        Waypoints waypoints,
        ResultForms forms,
        Interfaces interfaces,
        Facts facts) {

    public Instant now() {
        return real.instant();
    }

    /**
     * Where the outcomes of what comes through a door go.
     *
     * @param queue from which the system reads them
     * @param door the queue into which it sends; empty where its door leads to another queue by now
     */
    public record Exit(String queue, String door) {}

    /** Where a system reads the outcomes of an interface now. */
    public Exit exit(String system, String interfaceId) {
        String answer = interfaces.outcomes(interfaceId);
        return new Exit(QueueNames.out(system, answer), QueueNames.door(system, interfaceId));
    }

    /** Where a system reads the outcome of what it sent while the outcomes of the interface were called so. */
    public Exit exit(String system, String interfaceId, String answer) {
        Exit now = exit(system, interfaceId);
        String then = QueueNames.out(system, answer);
        return now.queue.equals(then) ? now : new Exit(then, "");
    }

    public Instant businessNow() {
        return business.now();
    }

    /** The time by which deadlines pass; none while the clock has leapt. Read before it is asked about. */
    public Optional<Instant> deadlineTime() {
        Instant now = business.now();
        return business.isSure() ? Optional.of(now) : Optional.empty();
    }
}
