package jp.sekisho.operate.jmx;

import jp.sekisho.calendar.ClockWatch;
import jp.sekisho.passage.gate.ClockControl;
import jp.sekisho.passage.watch.Tenure;
import jp.sekisho.store.DiskWatch;

/** Shows how the process stands, and takes a person's word about its clock. Thread safe. */
public final class GatewayBean implements GatewayMXBean {
    private final Tenure tenure;
    private final ClockWatch clock;
    private final DiskWatch disk;
    private final ClockControl control;
    private final Caller caller;

    public GatewayBean(Tenure tenure, ClockWatch clock, DiskWatch disk, ClockControl control, Caller caller) {
        this.tenure = tenure;
        this.clock = clock;
        this.disk = disk;
        this.control = control;
        this.caller = caller;
    }

    @Override
    public boolean isTablesHeld() {
        return tenure.holds();
    }

    @Override
    public boolean isClockSure() {
        return clock.agrees();
    }

    @Override
    public long getClockAheadSeconds() {
        return clock.aheadSeconds();
    }

    @Override
    public long getDiskFreeBytes() {
        return disk.freeBytes();
    }

    @Override
    public boolean isDiskLow() {
        return disk.isLow();
    }

    @Override
    public long acceptClock(String reason) {
        return OperatorAction.call(caller, reason, control::accept);
    }
}
