package jp.sekisho.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import jp.sekisho.assembly.rooms.RoomWork;
import jp.sekisho.passage.deadline.DistributionDeadlines;
import jp.sekisho.passage.deadline.QuestionDeadlines;
import jp.sekisho.passage.dispatch.Links;
import jp.sekisho.passage.gap.MissingNumbers;
import jp.sekisho.passage.inward.Unread;
import jp.sekisho.passage.legs.OutboxSenders;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.routes.door.DoorQuotas;
import jp.sekisho.transport.listen.Listener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Starts lanes, outboxes and listeners after all routes, and after an unclean end says that the gateway is ready only when everything has
 * been looked through for what caused it; stops them before any route. While they move, {@code gateway.pid} under the data folder names the process.
 */
final class Movement implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Movement.class);

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

    private final Links links;
    private final OutboxSenders outboxSenders;
    private final Watches watches;
    private final Suspects suspects;
    private final AtomicBoolean ready;
    private final Path pidFile;
    private volatile boolean running;

    Movement(
            Links links,
            OutboxSenders outboxSenders,
            Watches watches,
            Suspects suspects,
            Path home,
            AtomicBoolean ready) {
        this.links = links;
        this.outboxSenders = outboxSenders;
        this.watches = watches;
        this.suspects = suspects;
        this.ready = ready;
        this.pidFile = home.resolve("gateway.pid");
    }

    @Override
    public void start() {
        running = true;
        outboxSenders.start();
        links.parties().forEach(party -> party.dispatcher().start());
        lookThrough();
        if (!running) {
            return;
        }
        links.parties().forEach(party -> party.control().start());
        watches.start();
        links.all().forEach(link -> link.listener().ifPresent(Listener::open));
        ready.set(true);
        try {
            Files.writeString(pidFile, Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.info("The gateway is ready.");
    }

    private void lookThrough() {
        try {
            suspects.awaitOver(LONGEST_LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        running = false;
        suspects.giveUp();
        links.all().forEach(link -> link.listener().ifPresent(Listener::close));
        watches.close();
        links.parties().forEach(party -> party.control().close());
        links.parties().forEach(party -> party.dispatcher().close());
        outboxSenders.close();
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            LOG.warn("The process file could not be removed.");
        }
    }

    /** Routes start when the context has been refreshed, which is after all lifecycles: so this one waits to be told. */
    @EventListener(ApplicationReadyEvent.class)
    void whenRoutesRun() {
        start();
    }

    @Override
    public boolean isAutoStartup() {
        return false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** What looks after doors, receivers, senders and their numbers, questions and rooms while the gateway runs; started and closed together. */
    record Watches(
            DoorQuotas quotas,
            Unread unread,
            DistributionDeadlines distributed,
            QuestionDeadlines asked,
            RoomWork roomWork,
            MissingNumbers missing) {
        private void start() {
            quotas.start();
            unread.start();
            distributed.start();
            asked.start();
            roomWork.start();
            missing.start();
        }

        private void close() {
            quotas.close();
            roomWork.close();
            missing.close();
            unread.close();
            distributed.close();
            asked.close();
        }
    }
}
