package jp.sekisho.passage.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import jp.sekisho.Patience;
import org.junit.jupiter.api.Test;

class LaneThreadsTest {
    private final AtomicInteger turns = new AtomicInteger();
    private final CountDownLatch heard = new CountDownLatch(1);
    private final AtomicReference<LaneThreads> threads = new AtomicReference<>();

    @Test
    void neitherATurnNorWhatIsToldInThePauseAfterItEndsTheLane() throws Exception {
        try (LaneThreads lane = new LaneThreads("platform", 1, this::turn)) {
            threads.set(lane);

            lane.start();

            assertThat(heard.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** The first fails, and so does what is waiting to be heard in the pause that follows. */
    private boolean turn() {
        if (turns.incrementAndGet() == 1) {
            threads.get().tell(() -> {
                throw new StackOverflowError();
            });
            threads.get().tell(heard::countDown);
            throw new IllegalStateException("no database");
        }
        return false;
    }
}
