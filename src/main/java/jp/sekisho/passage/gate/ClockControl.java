package jp.sekisho.passage.gate;

import java.util.List;
import jp.sekisho.calendar.ClockWatch;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.OperatorError;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Station;

/** What an operator says about a clock that has leapt: that it is right. In the ledger first, and then in force. Thread safe. */
public final class ClockControl {
    private final Station station;
    private final ClockWatch watch;

    public ClockControl(Station station, ClockWatch watch) {
        this.station = station;
        this.watch = watch;
    }

    /**
     * Lets deadlines pass by the clock as it is.
     *
     * @return by how many seconds it had leapt
     * @throws jp.sekisho.error.SekishoException GATE-010 if it has not leapt
     */
    public long accept(Remark remark) {
        if (watch.agrees()) {
            throw Finding.of(OperatorError.CLOCK_AGREES).asException();
        }
        station.store().useTransaction(handle -> station.ledger()
                .record(
                        handle,
                        List.of(LedgerEntry.of(LedgerEvent.CLOCK_ACCEPTED)
                                .by("gateway", remark.by())
                                .remarked(remark.reason())
                                .entry())));
        return watch.accept();
    }
}
