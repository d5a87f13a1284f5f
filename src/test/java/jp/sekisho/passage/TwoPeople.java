package jp.sekisho.passage;

import jp.sekisho.passage.dispatch.Parked;

/** What two people have agreed on about a parked request. */
public final class TwoPeople {
    private TwoPeople() {}

    public static void settle(Station station, Parked parked, String request, Remark evidence) {
        station.store()
                .inTransaction(handle -> parked.settle(handle, request, evidence))
                .run();
    }

    public static void sendAgainNotTaken(Station station, Parked parked, String request, Remark evidence) {
        station.store()
                .inTransaction(handle -> parked.sendAgainNotTaken(handle, request, evidence))
                .run();
    }

    public static void giveUp(Station station, Parked parked, String request, Remark why) {
        station.store()
                .inTransaction(handle -> parked.giveUp(handle, request, why))
                .run();
    }
}
