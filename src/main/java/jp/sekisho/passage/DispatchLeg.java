package jp.sekisho.passage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.ResultForms.ResultForm;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transactions of the way out: claimed before the first byte leaves, and what came of it afterwards. Thread safe. */
final class DispatchLeg {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchLeg.class);

    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofMinutes(1);

    private final Station station;
    private final Recheck recheck;
    /** Requests past their deadline whose end nobody can write, and until when they are left alone. */
    private final Map<String, Instant> unwritable = new ConcurrentHashMap<>();

    private final Requests requests;
    private final Messages messages;
    private final Bodies bodies;
    private final Lines lines;

    DispatchLeg(Station station, Recheck recheck) {
        this.station = station;
        this.recheck = recheck;
        this.requests = new Requests(station);
        this.messages = new Messages(station);
        this.bodies = new Bodies(station.vault());
        this.lines = new Lines(station);
    }

    /**
     * What came of an attempt to claim.
     *
     * @param objected entries that may not leave any more
     * @param beyond entries that have been claimed before, and what state they are in since: a fault hid it
     */
    record Claimed(List<Claim> claims, List<Objected> objected, Map<String, RequestState> beyond) {}

    /** An entry that may not leave any more, and why. */
    record Objected(Request request, Finding finding) {}

    /** Claims in one transaction. */
    Claimed claim(List<LaneEntry> entries) {
        List<String> ids = inOrderOfLocks(entries.stream().map(LaneEntry::requestId));
        Recheck.Judge judge = recheck.now();
        Claimed claimed = station.store().inTransaction(handle -> {
            Claimed found = claim(handle, ids, judge);
            station.ledger().record(handle, records(LedgerEvent.SENDING, found.claims(), judge.catalogue()));
            station.waypoints().pass(Waypoint.CLAIM_BEFORE_COMMIT);
            return found;
        });
        station.waypoints().pass(Waypoint.CLAIM_COMMITTED);
        return claimed;
    }

    private static List<String> inOrderOfLocks(Stream<String> ids) {
        return ids.sorted().toList();
    }

    private Claimed claim(Handle handle, List<String> ids, Recheck.Judge judge) {
        Claimed found = new Claimed(new ArrayList<>(), new ArrayList<>(), new TreeMap<>());
        Map<String, Request> waiting = new TreeMap<>();
        Map<String, Request> sending = new TreeMap<>();
        for (Request request : requests.find(handle, ids)) {
            // the row decides, not the entry: a fault may have hidden whether an earlier commit was made
            if (request.state() == RequestState.SENDING) {
                sending.put(request.id(), request);
            } else if (request.state() == RequestState.WAITING) {
                judge.objection(request)
                        .ifPresentOrElse(
                                finding -> found.objected.add(new Objected(request, finding)),
                                () -> waiting.put(request.id(), request));
            } else {
                found.beyond.put(request.id(), request.state());
            }
        }
        claim(handle, waiting, RequestEvent.CLAIMED, found);
        claim(handle, sending, RequestEvent.RESUMED, found);
        return found;
    }

    private void claim(Handle handle, Map<String, Request> rows, RequestEvent event, Claimed found) {
        if (rows.isEmpty()) {
            return;
        }
        Set<String> moved = requests.move(handle, List.copyOf(rows.keySet()), event);
        List<String> ids = inOrderOfLocks(moved.stream());
        Map<String, List<String>> persons = requests.persons(handle, ids);
        Map<String, byte[]> contents = bodies.get(handle, ids, Bodies.Kind.CONTENT);
        for (String id : ids) {
            found.claims.add(new Claim(
                    known(rows.get(id)),
                    known(persons.get(id)),
                    known(contents.get(id)),
                    event == RequestEvent.RESUMED));
        }
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a request without its row, persons or content");
        }
        return value;
    }

    /** Ends a request that may not leave any more. */
    void withdraw(Objected objected) {
        station.store()
                .useTransaction(handle -> end(
                        handle,
                        objected.request(),
                        RequestEvent.WITHDRAWN,
                        LedgerEvent.REFUSED,
                        Ending.REFUSED,
                        objected.finding()));
    }

    /** A claim that the counterpart has, and its receipt. */
    record Sent(Claim claim, String receipt) {}

    /** The counterpart has them. A receipt is recorded even if the answer has overtaken it. */
    void sent(List<Sent> all) {
        List<Requests.Receipt> receipts = all.stream()
                .map(sent -> new Requests.Receipt(sent.claim.request().id(), sent.receipt))
                .sorted(Comparator.comparing(Requests.Receipt::id))
                .toList();
        station.store().useTransaction(handle -> {
            requests.receive(handle, receipts);
            station.ledger()
                    .record(
                            handle,
                            records(
                                    LedgerEvent.SENT,
                                    all.stream().map(Sent::claim).toList(),
                                    catalogue()));
            station.waypoints().pass(Waypoint.SENT_BEFORE_COMMIT);
        });
        station.waypoints().pass(Waypoint.SENT_COMMITTED);
    }

    /** The counterpart surely does not have it: it waits again, and may expire or be cancelled. */
    void turnedAway(Claim claim, Finding finding) {
        station.store().useTransaction(handle -> {
            if (requests.move(handle, claim.request().id(), RequestEvent.TURNED_AWAY)) {
                station.ledger()
                        .record(
                                handle,
                                records(
                                        handle,
                                        claim.request(),
                                        new Said(
                                                LedgerEvent.TURNED_AWAY,
                                                "",
                                                finding.code().wire(),
                                                catalogue())));
            }
        });
    }

    /** What came as its receipt is none: it is not taken, and the ledger says so once for each cause. */
    void receiptRefused(Claim claim, Finding finding) {
        String id = claim.request().id();
        String reason = finding.code().wire();
        station.store().useTransaction(handle -> {
            boolean known =
                    handle.createQuery("select count(*) from ledger where message_id = ? and event = ? and reason = ?")
                                    .bind(0, id)
                                    .bind(1, LedgerEvent.ANSWER_REFUSED.name())
                                    .bind(2, reason)
                                    .mapTo(Integer.class)
                                    .one()
                            > 0;
            if (!known) {
                station.ledger()
                        .record(
                                handle,
                                List.of(LedgerEntry.of(LedgerEvent.ANSWER_REFUSED)
                                        .by(
                                                claim.request().link(),
                                                claim.request().link())
                                        .ending(Ending.REFUSED.name(), reason)
                                        .under(catalogue())
                                        .message(id, "")
                                        .entry()));
            }
        });
    }

    /** The counterpart will never take it. */
    void rejected(Claim claim, Finding finding) {
        station.store()
                .useTransaction(handle -> end(
                        handle, claim.request(), RequestEvent.REJECTED, LedgerEvent.FAILED, Ending.FAILED, finding));
    }

    /** It may have arrived, and must not be sent twice: it is parked for a person. */
    void doubtful(Claim claim) {
        station.store().useTransaction(handle -> {
            if (requests.move(handle, claim.request().id(), RequestEvent.DOUBT)) {
                station.ledger()
                        .record(
                                handle,
                                records(
                                        handle,
                                        claim.request(),
                                        new Said(LedgerEvent.FAILED, "", PassageError.DOUBTFUL.wire(), catalogue())));
            }
        });
    }

    /**
     * Ends requests whose deadline has passed, those that never left and those never answered.
     *
     * @param ended hears of each once that is committed, so that a fault at one leaves nobody in the dark about those before
     */
    void expire(int most, Consumer<String> ended) {
        expire(Passed.WAITING, most, ended);
        expire(Passed.UNANSWERED, most, ended);
    }

    /** Deadlines that can pass. */
    private enum Passed {
        WAITING(RequestState.WAITING, RequestEvent.EXPIRY, PassageError.EXPIRED_WAITING),
        UNANSWERED(RequestState.SENT, RequestEvent.OVERDUE, PassageError.EXPIRED_UNANSWERED);

        private final RequestState state;
        private final RequestEvent event;
        private final PassageError why;

        Passed(RequestState state, RequestEvent event, PassageError why) {
            this.state = state;
            this.event = event;
            this.why = why;
        }
    }

    private void expire(Passed passed, int most, Consumer<String> ended) {
        unwritable.values().removeIf(until -> !until.isAfter(station.now()));
        int passedOver = unwritable.size();
        List<String> due =
                station.store().inTransaction(handle -> requests.pastDeadline(handle, passed.state, most + passedOver));
        due.removeIf(unwritable::containsKey);
        for (String id : due) {
            if (expire(id, passed.event, Finding.of(passed.why))) {
                ended.accept(id);
            }
        }
    }

    /** One that cannot be ended because nobody can write its result must not keep the others from ending. */
    private boolean expire(String id, RequestEvent event, Finding why) {
        try {
            return station.store().inTransaction(handle -> requests.find(handle, id)
                    .filter(request -> end(handle, request, event, LedgerEvent.EXPIRED, Ending.EXPIRED, why))
                    .isPresent());
        } catch (SekishoException e) {
            if (e.code() != PassageError.RESULT_NOT_WRITTEN) {
                throw e;
            }
            unwritable.put(id, station.now().plus(UNTIL_TRIED_AGAIN));
            LOG.error("A request whose deadline has passed cannot be ended. request={} reason={}", id, e.finding());
            return false;
        }
    }

    private boolean end(
            Handle handle, Request request, RequestEvent event, LedgerEvent record, Ending ending, Finding finding) {
        if (!requests.move(handle, request.id(), event)) {
            return false;
        }
        Messages.Message message = messages.get(handle, request.messageId());
        ResultForm form = station.forms().now();
        Said said = new Said(record, ending.name(), finding.code().wire(), form.catalogue());
        Lines.Unanswered ended = new Lines.Unanswered(List.of(request), ending, finding);
        lines.unanswered(handle, message, ended, records(handle, request, said), form);
        return true;
    }

    /** What the ledger says of a request, and under which version of the catalogue. */
    private record Said(LedgerEvent event, String outcome, String reason, String catalogue) {}

    private String catalogue() {
        return recheck.now().catalogue();
    }

    private static List<LedgerEntry> records(LedgerEvent event, List<Claim> claims, String catalogue) {
        Said said = new Said(event, "", "", catalogue);
        return claims.stream()
                .flatMap(claim -> records(claim.persons(), claim.request(), said).stream())
                .toList();
    }

    private List<LedgerEntry> records(Handle handle, Request request, Said said) {
        return records(requests.persons(handle, request.id()), request, said);
    }

    private static List<LedgerEntry> records(List<String> persons, Request request, Said said) {
        return persons.stream()
                .map(person -> LedgerEntry.of(said.event)
                        .by(request.system(), request.system())
                        .about(person)
                        .through(request.operation(), "")
                        .to(request.link())
                        .ending(said.outcome, said.reason)
                        .under(said.catalogue)
                        .message(request.id(), "")
                        .entry())
                .toList();
    }
}
