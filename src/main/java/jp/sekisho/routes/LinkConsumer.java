package jp.sekisho.routes;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.Counterpart;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.seal.Letter;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a counterpart's answers, page by page, sends each through the route, and confirms those that are ours: they
 * stay with the counterpart until then. One thread; it polls while it is the link's hours and the counterpart is well.
 */
final class LinkConsumer extends VerbConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(LinkConsumer.class);
    private static final Set<Priority> ONLINE = EnumSet.of(Priority.URGENT, Priority.NORMAL);
    private static final int PAGE = 50;
    private static final long STOP_MILLIS = 10_000;

    private final LinkEndpoint endpoint;
    private int failures;
    private long pausedUntil = System.nanoTime();
    private CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread = new Thread(this::run);

    LinkConsumer(LinkEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        stopping = new CountDownLatch(1);
        thread = new Thread(this::run, "poll-" + endpoint.getLink());
        thread.start();
    }

    @Override
    protected void doStop() throws Exception {
        stopping.countDown();
        thread.join(STOP_MILLIS);
        super.doStop();
    }

    private LinkDesk link() {
        return endpoint.desk().link(endpoint.getLink());
    }

    private void run() {
        try {
            while (!stopping.await(endpoint.getPollMillis(), TimeUnit.MILLISECONDS)) {
                poll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        try {
            if (!endpoint.desk().suspects().isOver()
                    || System.nanoTime() - pausedUntil < 0
                    || Collections.disjoint(link().parts().gate().open(), ONLINE)) {
                return;
            }
            fetchAll();
            failures = 0;
        } catch (RuntimeException | Error e) {
            failures++;
            pausedUntil = System.nanoTime() + link().parts().gate().delay(failures);
            LOG.warn("Polling pauses. link={} fault={}", endpoint.getLink(), reason(e));
        }
    }

    private void fetchAll() {
        long after = 0;
        for (int fetched = PAGE; fetched == PAGE && stopping.getCount() > 0; ) {
            List<Counterpart.Parcel> page = link().parts().counterpart().fetch(endpoint.getOperation(), after, PAGE);
            endpoint.desk().waypoints().pass(Waypoint.POLLED);
            confirm(page.stream().flatMap(parcel -> take(parcel).stream()).toList());
            long last = page.isEmpty() ? after : page.get(page.size() - 1).position();
            fetched = last > after ? page.size() : 0; // a counterpart that never gets on must not hold us
            after = last;
        }
    }

    /** What cannot be confirmed now comes again, is known, and is confirmed then: the pages behind it need not wait. */
    private void confirm(List<String> answerIds) {
        if (answerIds.isEmpty()) {
            return;
        }
        try {
            link().parts().counterpart().confirm(link().confirmation(answerIds));
            endpoint.desk().waypoints().pass(Waypoint.CONFIRMED);
        } catch (SekishoException e) {
            LOG.warn("Answers were not confirmed. link={} reason={}", endpoint.getLink(), reason(e));
        }
    }

    private static String reason(Throwable fault) {
        return fault instanceof SekishoException known ? known.code().wire() : Faults.name(fault);
    }

    /** Sends one answer through the route; its id if the counterpart need not keep it any longer. */
    private Optional<String> take(Counterpart.Parcel parcel) {
        Crossing.Inward crossing = new Crossing.Inward(
                endpoint.desk().catalogue().get(), endpoint.desk().business().get());
        send(crossing, parcel.sealed())
                .map(LinkConsumer::finding)
                .ifPresent(finding -> refuse(parcel, crossing, finding));
        Optional<String> answerId =
                crossing.letter().map(letter -> letter.head().messageId());
        return crossing.settled() ? answerId : Optional.empty();
    }

    /** What a fault says about the answer; one of the infrastructure says nothing, and goes on its way. */
    private static Finding finding(Throwable fault) {
        if (fault instanceof SekishoException known) {
            return known.finding();
        }
        if (InfrastructureFaults.include(fault)) {
            throw new IllegalStateException(fault);
        }
        return Finding.of(PassageError.ANSWER_NOT_PROCESSED, "fault", Faults.name(fault));
    }

    /** What came too late is ours to be rid of; anything else that was refused stays with the counterpart. */
    private void refuse(Counterpart.Parcel parcel, Crossing.Inward crossing, Finding finding) {
        Optional<String> requestId = crossing.letter().map(Letter::head).flatMap(head -> head.inReplyTo());
        boolean first = link().parts()
                .answers()
                .refuse(
                        parcel.position(),
                        requestId,
                        finding,
                        crossing.catalogue().versionOn(crossing.at().toLocalDate()));
        if (first) {
            LOG.warn(
                    "An answer was not taken. link={} request={} reason={}",
                    endpoint.getLink(),
                    requestId.orElse("unknown"),
                    finding);
        }
        if (finding.code() == PassageError.ANSWER_LATE) {
            crossing.settle();
        }
    }
}
