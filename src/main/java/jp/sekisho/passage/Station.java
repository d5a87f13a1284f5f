package jp.sekisho.passage;

import java.time.Clock;
import java.time.Instant;
import jp.sekisho.ledger.DayTime;
import jp.sekisho.ledger.Ledger;
import jp.sekisho.store.Store;
import jp.sekisho.store.Vault;

/**
 * What every leg works with: the tables, the codec, the ledger, the two clocks, and this gateway's epoch.
 *
 * @param real the time that machines share
 * @param business the business day's time
 * @param epoch rises with each process that takes over the tables
 * @param forms how results are written that no route writes
 */
public record Station(
        Store store,
        Vault vault,
        Ledger ledger,
        Clock real,
        DayTime business,
        long epoch,
        Waypoints waypoints,
        ResultForms forms) {

    Instant now() {
        return real.instant();
    }

    Instant businessNow() {
        return business.now();
    }
}
