package jp.sekisho.routes.verbs;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.error.Disposition;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.error.Origin;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.AsideError;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.dispatch.LinkRuntime;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.letters.Parcel;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.routes.InfrastructureFaults;
import jp.sekisho.routes.WayBack;
import jp.sekisho.routes.door.Crossing;
import jp.sekisho.routes.door.RefusedAnswers;
import jp.sekisho.routes.door.TakenSoFar;
import jp.sekisho.seal.Letter;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches what a counterpart has for us, page by page, and sends each through the route: answers, of which those that are ours are
 * confirmed at once, or what it brings of its own accord, which it hears of when its receiver has it. Either stays with the
 * counterpart until then. One thread; it polls during the hours of any lane of the link, whoever holds them.
 */
final class LinkConsumer extends VerbConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(LinkConsumer.class);
    private static final int PAGE = 50;
    private static final long STOP_MILLIS = 10_000;

    private final LinkEndpoint endpoint;
    private final String leg;
    private final RefusedAnswers refused;
    private final TakenSoFar taken = new TakenSoFar();
    private int failures;
    private long pausedUntil = System.nanoTime();
    private CountDownLatch stopping = new CountDownLatch(1);
    private Thread thread = new Thread(this::run);

    LinkConsumer(LinkEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.leg = "answers " + endpoint.getLink() + " " + endpoint.getOperation();
        this.refused =
                new RefusedAnswers(System::nanoTime, times -> link().gate().delay(times));
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        suspects().watchLeg(leg);
        if (!isBringing()) {
            link().fetches()
                    .expect(endpoint.getOperation(), WayBack.of(getRoute()).interfaces());
        }
        stopping = new CountDownLatch(1);
        thread = new Thread(this::run, "poll-" + endpoint.getLink() + "-" + endpoint.getOperation());
        thread.start();
    }

    @Override
    protected void doStop() throws Exception {
        stopping.countDown();
        thread.join(STOP_MILLIS);
        super.doStop();
    }

    private LinkRuntime link() {
        return endpoint.desk().link(endpoint.getLink());
    }

    private boolean isBringing() {
        return !endpoint.getInterface().isEmpty();
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
            if (suspects().watches(leg)) {
                lookThrough();
            }
            if (!suspects().isOver()
                    || System.nanoTime() - pausedUntil < 0
                    || !link().gate().mayFetch()) {
                return;
            }
            fetchAll();
            failures = 0;
        } catch (RuntimeException | Error e) {
            Faults.surrender(e);
            failures++;
            pausedUntil = System.nanoTime() + link().gate().delay(failures);
            LOG.warn("Polling pauses. link={} fault={}", endpoint.getLink(), reason(e));
        }
    }

    private Suspects suspects() {
        return endpoint.desk().suspects();
    }

    /** After an unclean end: the answers that lie there are opened one by one, each announced before. */
    private void lookThrough() {
        try {
            if (link().gate().mayFetch()) {
                suspects().quietly(this::fetchAll);
                suspects().nothingMore(leg);
            }
        } finally {
            suspects().passOver(leg); // without a counterpart there is nothing to look at
        }
    }

    /** A counterpart that offers without end keeps nobody waiting who stops, nor goes on beyond its hours or into a restore. */
    private boolean isToGoOn() {
        return stopping.getCount() > 0 && link().gate().mayFetch();
    }

    private void fetchAll() {
        Instant began = link().fetches().begin();
        Fetch fetch = new Fetch();
        Set<Long> deadly = link().answers().deadly(endpoint.getOperation());
        long after = isBringing() ? taken.from(System.nanoTime()) : 0;
        boolean atEnd = false;
        while (!atEnd && isToGoOn()) {
            tell();
            List<Parcel> page = link().letters().fetch(endpoint.getOperation(), after, PAGE);
            endpoint.desk().waypoints().pass(Waypoint.POLLED);
            fetch.isIncomplete |= page.stream().anyMatch(parcel -> deadly.contains(parcel.position()));
            confirm(page.stream()
                    .filter(parcel -> !deadly.contains(parcel.position()))
                    .flatMap(parcel -> examined(parcel, fetch).stream())
                    .toList());
            atEnd = page.isEmpty(); // a page that is not full says nothing: how much goes into one is the
            // counterpart's affair
            long last = page.isEmpty() ? after : page.get(page.size() - 1).position();
            if (!atEnd && last <= after) {
                return; // a counterpart that never gets on must not hold us
            }
            after = last;
        }
        if (isBringing() && atEnd) {
            taken.read(System.nanoTime());
        }
        if (atEnd && !fetch.isIncomplete && !isBringing()) {
            link().fetches().ended(endpoint.getOperation(), new Fetches.Whole(began, fetch.untaken));
        }
    }

    /** What a fetch has found out so far. Mutable; of one poll. */
    private static final class Fetch {
        /** Requests whose answers are there, and could not be taken. */
        private final Set<String> untaken = new HashSet<>();
        /** Whether an answer was not opened, since a key of ours is missing or the process dies of it: it may answer any request of this operation. */
        private boolean isIncomplete;
    }

    /** What cannot be confirmed now comes again, is known, and is confirmed then: the pages behind it need not wait. */
    private void confirm(List<String> answerIds) {
        if (answerIds.isEmpty()) {
            return;
        }
        try {
            link().letters().confirm(answerIds);
            endpoint.desk().waypoints().pass(Waypoint.CONFIRMED);
        } catch (SekishoException e) {
            LOG.warn("Answers were not confirmed. link={} reason={}", endpoint.getLink(), reason(e));
        }
    }

    /** What the counterpart is to hear of what it brought, however much it offers. What it cannot be told now it is told at the next page or poll. */
    private void tell() {
        if (!isBringing() || !suspects().isOver()) {
            return;
        }
        try {
            link().telling().tell();
        } catch (SekishoException e) {
            LOG.warn("The counterpart was not told. link={} reason={}", endpoint.getLink(), reason(e));
        }
    }

    private static String reason(Throwable fault) {
        return fault instanceof SekishoException known ? known.code().wire() : Faults.name(fault);
    }

    private Optional<String> examined(Parcel parcel, Fetch fetch) {
        try (Suspects.Examination examination = suspects().begin(leg, Long.toString(parcel.position()))) {
            if (!examination.proven()) {
                return take(parcel, fetch);
            }
            Crossing.Fetched crossing = crossing();
            refuse(parcel, crossing, Finding.of(AsideError.DEADLY, "crashes", examination.crashes()));
            fetch.isIncomplete = true;
            return Optional.empty();
        }
    }

    private Crossing.Fetched crossing() {
        Catalogue catalogue = endpoint.desk().catalogue().get();
        ZonedDateTime at = endpoint.desk().business().get();
        return isBringing()
                ? new Crossing.Bringing(
                        catalogue, at, Crossing.known(catalogue.interfaces().get(endpoint.getInterface())))
                : new Crossing.Inward(catalogue, at);
    }

    /** Sends one answer through the route; its id if the counterpart need not keep it any longer. */
    private Optional<String> take(Parcel parcel, Fetch fetch) {
        Optional<RefusedAnswers.Refused> resting = refused.resting(parcel);
        if (resting.isPresent()) {
            taken.left(parcel.position());
            note(resting.get(), fetch);
            return Optional.empty();
        }
        Crossing.Fetched crossing = crossing();
        Optional<Finding> finding = send(crossing, parcel.sealed()).map(LinkConsumer::finding);
        finding.ifPresent(why -> {
            refuse(parcel, crossing, why);
            note(refused.refused(parcel, untaken(crossing, why), isRequestUnknown(crossing, why)), fetch);
            if (why.code().disposition() == Disposition.RETRY) {
                refused.forget(
                        parcel); // nothing is wrong with it: it is its request that is not so far, and may be at any
                // time
            }
        });
        return crossing instanceof Crossing.Inward answer ? toConfirm(parcel, answer) : brought(parcel, finding);
    }

    private Optional<String> toConfirm(Parcel parcel, Crossing.Inward answer) {
        if (answer.settled()) {
            refused.forget(parcel);
        }
        Optional<String> answerId = answer.letter().map(letter -> letter.head().messageId());
        return answer.settled() ? answerId : Optional.empty();
    }

    /** The counterpart hears of it once its receiver has it. Until then it need not be read at every poll. */
    private Optional<String> brought(Parcel parcel, Optional<Finding> finding) {
        if (finding.isEmpty()) {
            refused.forget(parcel);
            taken.taken(parcel.position());
        } else {
            taken.left(parcel.position());
        }
        return Optional.empty();
    }

    private static void note(RefusedAnswers.Refused answer, Fetch fetch) {
        answer.untaken().ifPresent(fetch.untaken::add);
        fetch.isIncomplete |= answer.isRequestUnknown();
    }

    /** The request that is not overdue, since its answer is there: what keeps it from being taken is not the counterpart's. */
    private static Optional<String> untaken(Crossing.Fetched crossing, Finding why) {
        return matchedTo(crossing)
                .or(() -> crossing.letter().filter(letter -> isOurs(why)).flatMap(letter -> letter.head()
                        .inReplyTo()));
    }

    private static Optional<String> matchedTo(Crossing.Fetched crossing) {
        return crossing instanceof Crossing.Inward answer ? answer.matchedTo() : Optional.empty();
    }

    /** Whether the answer could not be opened because one of our keys is missing: it may belong to any request. */
    private static boolean isRequestUnknown(Crossing.Fetched crossing, Finding why) {
        return crossing.letter().isEmpty() && isOurs(why) && why.code() != PassageError.ANSWER_NOT_PROCESSED;
    }

    private static boolean isOurs(Finding why) {
        return why.code().meaning().origin() != Origin.COUNTERPART;
    }

    /** What a fault says about the answer; one of the infrastructure says nothing, and goes on its way. */
    private static Finding finding(Throwable fault) {
        Faults.surrender(fault);
        if (fault instanceof SekishoException known) {
            return known.finding();
        }
        if (InfrastructureFaults.include(fault)) {
            throw new IllegalStateException(fault);
        }
        return Finding.of(PassageError.ANSWER_NOT_PROCESSED, "fault", Faults.name(fault));
    }

    /** What came too late is ours to be rid of; anything else that was refused stays with the counterpart. */
    private void refuse(Parcel parcel, Crossing.Fetched crossing, Finding finding) {
        Optional<String> requestId = crossing.letter().map(Letter::head).flatMap(head -> head.inReplyTo());
        boolean first = link().answers()
                .refuse(
                        new ReturnLeg.Place(endpoint.getOperation(), parcel.position()),
                        isBringing()
                                ? new ReturnLeg.Refusal(
                                        LedgerEvent.NOT_TAKEN,
                                        endpoint.getInterface(),
                                        requestId,
                                        theirId(crossing),
                                        finding)
                                : ReturnLeg.Refusal.ofAnswer(requestId, finding),
                        crossing.catalogue().versionOn(crossing.at().toLocalDate()));
        if (first) {
            LOG.warn(
                    "{} was not taken. link={} request={} reason={}",
                    isBringing() ? "What a counterpart brought" : "An answer",
                    endpoint.getLink(),
                    requestId.orElse("unknown"),
                    finding);
        }
        if (finding.code() == PassageError.ANSWER_LATE && crossing instanceof Crossing.Inward answer) {
            answer.settle();
        }
    }

    /** By which id the counterpart knows what it brought, if that is sure. */
    private static String theirId(Crossing.Fetched crossing) {
        return crossing.letter().map(letter -> letter.head().messageId()).orElse("");
    }
}
