package jp.sekisho.demo;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.demo.gateway.DemoClock;
import jp.sekisho.demo.story.GatewayKeeper;
import jp.sekisho.demo.story.LinkWatch;
import jp.sekisho.demo.story.Scene;

/** One gateway, what its operator sees of one link, and the scenes that are played around it. Used by one thread. */
final class Stage implements AutoCloseable {
    private final GatewayKeeper keeper;
    private final LinkWatch watch;
    private final BusinessCalendar calendar;
    private final DemoClock clock;
    private final List<Scene> scenes;

    Stage(GatewayKeeper keeper, String link, BusinessCalendar calendar, DemoClock clock, List<Scene> scenes) {
        this.keeper = keeper;
        this.watch = new LinkWatch(link, calendar.zone());
        this.calendar = calendar;
        this.clock = clock;
        this.scenes = List.copyOf(scenes);
    }

    /** Plays what its time has come for; false if the gateway does not come up. */
    boolean turn() {
        if (!keeper.look()) {
            return false;
        }
        ZonedDateTime now = clock.now();
        Scene.Moment moment = new Scene.Moment(now, calendar.isBusinessDay(now.toLocalDate()), standing());
        scenes.forEach(scene -> scene.turn(moment));
        return true;
    }

    boolean isReady() {
        return keeper.isReady();
    }

    private Optional<LinkWatch.Standing> standing() {
        if (keeper.isReady()) {
            return watch.look(keeper.process());
        }
        watch.close();
        return Optional.empty();
    }

    @Override
    public void close() {
        watch.close();
    }
}
