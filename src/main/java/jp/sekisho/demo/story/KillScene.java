package jp.sekisho.demo.story;

import java.time.LocalTime;
import java.util.function.BooleanSupplier;

/** Kills the gateway once a day, while it sends. */
public final class KillScene implements Scene {
    private static final LocalTime TIME = LocalTime.of(9, 12);
    private static final String NAME = "kill";
    private static final double PATIENCE_SECONDS = 5;

    private final SceneLog log;
    private final GatewayKeeper keeper;
    private final BooleanSupplier resultSeen;
    private final Stopwatch idle = new Stopwatch();

    public KillScene(SceneLog log, GatewayKeeper keeper, BooleanSupplier resultSeen) {
        this.log = log;
        this.keeper = keeper;
        this.resultSeen = resultSeen;
    }

    @Override
    public void turn(Moment moment) {
        if (!moment.isPast(TIME) || !resultSeen.getAsBoolean() || log.isBegun(moment.day(), NAME)) {
            return;
        }
        moment.standing().ifPresent(standing -> {
            boolean busy = standing.sending() > 0;
            if (busy || idle.seconds() > PATIENCE_SECONDS) {
                idle.reset();
                log.begin(moment.day(), NAME, "-");
                keeper.killOnPurpose(Math.max(0, standing.notLeft() - standing.sending()), standing.sending());
            }
        });
    }
}
