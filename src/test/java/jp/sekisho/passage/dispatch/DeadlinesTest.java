package jp.sekisho.passage.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often deadlines are looked at. */
class DeadlinesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger looks = new AtomicInteger();
    private long lookMillis;

    @TempDir
    Path secrets;

    @Test
    void theLongerALookTakesTheLongerTheNextOneRests() {
        Deadlines deadlines = deadlines();
        lookMillis = 100;
        deadlines.lookIfDue();

        pass(1_999);
        deadlines.lookIfDue();
        assertThat(looks).hasValue(1);

        pass(1);
        deadlines.lookIfDue();
        assertThat(looks).hasValue(2);
    }

    @Test
    void noneRestsForMoreThanTenSeconds() {
        Deadlines deadlines = deadlines();
        lookMillis = 60_000;
        deadlines.lookIfDue();

        pass(10_000);
        deadlines.lookIfDue();

        assertThat(looks).hasValue(2);
    }

    @Test
    void whatTakesNoTimeIsLookedAtEachTime() {
        Deadlines deadlines = deadlines();

        deadlines.lookIfDue();
        deadlines.lookIfDue();

        assertThat(looks).hasValue(2);
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private boolean countLook() {
        looks.incrementAndGet();
        pass(lookMillis);
        return false;
    }

    private Deadlines deadlines() {
        PassageFixture fixture = new PassageFixture(TestDatabases.H2, secrets);
        Station station = fixture.station();
        return new Deadlines(
                PassageFixture.LINK,
                PassageFixture.gate(PassageFixture.alwaysOpen(Resend.SAFE), fixture),
                new Fetches(station),
                PassageFixture.deadlines(station),
                id -> {},
                this::countLook,
                nanos::get);
    }
}
