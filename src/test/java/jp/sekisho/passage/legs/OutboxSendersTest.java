package jp.sekisho.passage.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import jp.sekisho.Patience;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.passage.watch.Unfinished;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No outcome waits in a queue that nobody serves. */
class OutboxSendersTest {
    private static final String INQUIRY = "out." + PassageFixture.SYSTEM + ".inquiry-result";
    private static final String CANCEL = "out." + PassageFixture.SYSTEM + ".cancel-result";
    private static final String RENAMED = "out." + PassageFixture.SYSTEM + ".renamed";

    @TempDir
    Path secrets;

    private final List<String> handed = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource
    void aQueueThatNoFileNamesAnyMoreIsServedWhileSomethingIsToCome(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station before = fixture.station();
        DoorLeg door = new DoorLeg(before);
        door.accept(fixture.arrival("m-1", "body"), fixture.submission("r-1", Priority.NORMAL, "person"));
        assertThat(new Unfinished(fixture.store).queues()).containsExactly(INQUIRY);
        Interfaces renamed = id -> new Interfaces.Handling(
                id.equals("inquiry") ? "renamed" : id + "-result", Passage.ASK, NextAfter.RECEIPT);
        Station after = PassageFixture.under(before, renamed);
        new Outbox(after).open(RENAMED);
        door = new DoorLeg(after);
        door.accept(fixture.arrival("m-2", "body"), fixture.submission("r-2", Priority.NORMAL, "other"));
        door.cancel(fixture.cancellation("c-1", "m-1"), PassageFixture.CATALOGUE);
        door.cancel(fixture.cancellation("c-2", "m-2"), PassageFixture.CATALOGUE);

        Set<String> queues = new Unfinished(fixture.store).queues();
        assertThat(queues).containsExactly(CANCEL, INQUIRY, RENAMED);
        try (OutboxSenders senders = senders(after)) {
            senders.serve(List.of(RENAMED));
            senders.start();
            senders.serve(queues);
            Patience.await().until(() -> new Unfinished(fixture.store).queues().isEmpty());
        }

        assertThat(handed).containsExactlyInAnyOrder(INQUIRY, RENAMED, CANCEL, CANCEL);
    }

    private OutboxSenders senders(Station station) {
        return new OutboxSenders(queue -> new OutboxSender(
                station,
                queue,
                new Recording(),
                () -> false,
                new Suspects(station, false),
                PassageFixture.NOTHING_IS_BROUGHT));
    }

    /** A broker that notes into which queue each message goes. */
    private final class Recording implements OutboxSender.Mailbox {
        @Override
        public void put(String queue, List<OutboxSender.Letterbox> messages) {
            messages.forEach(message -> handed.add(queue));
        }

        @Override
        public boolean isWell() {
            return true;
        }

        @Override
        public void close() {}
    }
}
