package jp.sekisho.passage.dispatch;

import static jp.sekisho.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import jp.sekisho.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<String>> committed = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);
    private final CountDownLatch firstHasBegun = new CountDownLatch(1);

    @AfterEach
    void end() {
        firstMayEnd.countDown();
        threads.shutdownNow();
    }

    @Test
    void whatComesDuringACommitIsCommittedTogetherByTheNext() throws Exception {
        GroupCommit<String> group = new GroupCommit<>(this::work);

        List<Future<?>> all = meeting(group, "a", "b", "c");

        for (Future<?> each : all) {
            each.get(Patience.SECONDS, TimeUnit.SECONDS);
        }
        assertThat(committed).hasSize(2);
        assertThat(committed.get(0)).containsExactly("first");
        assertThat(committed.get(1)).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void oneThatCannotBeCommittedFailsAlone() throws Exception {
        GroupCommit<String> group = new GroupCommit<>(all -> {
            work(all);
            if (all.size() > 1) {
                throw new IllegalStateException("together");
            }
        });

        List<Future<?>> all = meeting(group, "a", "b");

        for (Future<?> each : all) {
            each.get(Patience.SECONDS, TimeUnit.SECONDS);
        }
        assertThat(committed.subList(2, 4)).containsExactlyInAnyOrder(List.of("a"), List.of("b"));
    }

    @Test
    void whatIsWrongWithOneFailsNobodyBehindIt() throws Exception {
        GroupCommit<String> group = new GroupCommit<>(all -> {
            work(all);
            if (all.contains("bad")) {
                throw new IllegalStateException("bad");
            }
        });

        List<Future<?>> all = meeting(group, "bad", "a", "bad", "b");

        for (int good : List.of(0, 2, 4)) {
            all.get(good).get(Patience.SECONDS, TimeUnit.SECONDS);
        }
        for (int bad : List.of(1, 3)) {
            assertThatThrownBy(() -> all.get(bad).get(Patience.SECONDS, TimeUnit.SECONDS))
                    .hasRootCauseMessage("bad");
        }
    }

    @Test
    void whoWasNotCommittedIsTold() {
        GroupCommit<String> group = new GroupCommit<>(all -> {
            throw new IllegalStateException("no database");
        });

        assertThatThrownBy(() -> group.commit("a")).hasMessage("no database");
        assertThatThrownBy(() -> group.commit("b")).hasMessage("no database");
    }

    @Test
    void anErrorOfTheMachineTellsNobodyThatItIsCommitted() throws Exception {
        GroupCommit<String> group = new GroupCommit<>(all -> {
            work(all);
            if (!all.contains("first")) {
                throw new OutOfMemoryError("planted");
            }
        });

        List<Future<?>> all = meeting(group, "a", "b");

        all.get(0).get(Patience.SECONDS, TimeUnit.SECONDS);
        for (Future<?> each : all.subList(1, 3)) {
            assertThatThrownBy(() -> each.get(Patience.SECONDS, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(OutOfMemoryError.class);
        }
    }

    /** The first is held in its commit until the others have come. */
    private List<Future<?>> meeting(GroupCommit<String> group, String... others) throws InterruptedException {
        List<Future<?>> all = new ArrayList<>();
        all.add(threads.submit(() -> group.commit("first")));
        firstHasBegun.await();
        for (String other : others) {
            all.add(threads.submit(() -> group.commit(other)));
        }
        await().until(() -> group.gathered() == others.length);
        firstMayEnd.countDown();
        return all;
    }

    private void work(List<String> items) {
        committed.add(items);
        firstHasBegun.countDown();
        try {
            firstMayEnd.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
