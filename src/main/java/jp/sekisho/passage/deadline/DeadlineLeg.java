package jp.sekisho.passage.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.legs.Endings;
import jp.sekisho.passage.legs.OneByOne;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies deadlines on one link. A request that was never sent, or was sent and not answered, ends as expired; one whose fate
 * is still unknown some time after its deadline is parked. Many requests share a transaction; if it fails, they are tried one
 * by one. Thread safe.
 */
public final class DeadlineLeg {
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineLeg.class);
    private static final Duration UNTIL_TRIED_AGAIN = Duration.ofMinutes(1);
    private static final Duration BEYOND_ANY_DEADLINE = Duration.ofDays(3650);
    private static final int TOGETHER = 100;

    private final Station station;
    private final String link;
    private final Set<String> links;
    private final UnaryOperator<Instant> undecidedBefore;
    private final Endings endings;
    /** Expired requests whose result could not be written. */
    private final Map<String, Unwritten> unwritable = new ConcurrentHashMap<>();

    /**
     * @param links the ids of all links; no one else ends a request of an unknown link
     * @param undecidedBefore maps the business time to the earliest deadline whose requests may stay in doubt
     */
    public DeadlineLeg(Station station, String link, Set<String> links, UnaryOperator<Instant> undecidedBefore) {
        this.station = station;
        this.link = link;
        this.links = Set.copyOf(links);
        this.undecidedBefore = undecidedBefore;
        this.endings = new Endings(station);
    }

    /** Why a result could not be written, and when that is tried again. */
    private record Unwritten(Finding why, Instant until) {}

    private static final List<RequestState> NOTHING_HAS_LEFT = List.of(
            RequestState.WAITING,
            RequestState.FOLLOWING,
            RequestState.JOINED,
            RequestState.AWAITING,
            RequestState.HELD_BACK);
    private static final Endings.End NEVER_LEFT = new Endings.End(
            RequestEvent.EXPIRY, LedgerEvent.EXPIRED, Ending.EXPIRED, Finding.of(PassageError.EXPIRED_WAITING));
    private static final Endings.End UNANSWERED = new Endings.End(
            RequestEvent.OVERDUE, LedgerEvent.EXPIRED, Ending.EXPIRED, Finding.of(PassageError.EXPIRED_UNANSWERED));

    private static final Finding NUMBER_OPEN = Finding.of(PassageError.OVERDUE_WITH_NUMBER);
    private static final Finding ANSWERED = Finding.of(PassageError.ANSWERED_WAITING);
    private static final Finding UNDECIDED = Finding.of(PassageError.UNDECIDED);

    /**
     * Handles the requests that are past their deadline, once.
     *
     * @param fetched the last complete fetches of answers
     * @param most the limit for each kind of request
     * @param ended is called with each ended request right after its commit, whether or not a later one fails
     * @return whether there may be more
     */
    public boolean pass(Fetches.Known fetched, int most, Consumer<String> ended) {
        Optional<Instant> time = station.deadlineTime();
        if (time.isEmpty()) {
            return false;
        }
        Instant now = time.get();
        OneByOne all = new OneByOne();
        boolean more = false;
        for (RequestState state : NOTHING_HAS_LEFT) {
            // one with an answer was sent after all, though a person has said that it was not taken
            DueRequests.Kind waiting = new DueRequests.Kind(state, Optional.empty());
            more |= end(all, NEVER_LEFT, waiting, now, fetched.untaken(), most, ended);
        }
        for (Map.Entry<String, Instant> began : fetched.began().entrySet()) {
            DueRequests.Kind sent = new DueRequests.Kind(RequestState.SENT, Optional.of(began.getKey()));
            Instant asked = began.getValue().isBefore(now) ? began.getValue() : now;
            more |= end(all, UNANSWERED, sent, asked, fetched.untaken(), most, ended);
        }
        all.step(() -> setAside(all, handle -> DueRequests.unknown(handle, link, now, most)));
        all.step(() ->
                setAside(all, handle -> DueRequests.openBehind(handle, link, now.plus(BEYOND_ANY_DEADLINE), most)));
        all.step(() -> setAside(all, handle -> DueRequests.strayed(handle, links, most)));
        Instant before = undecidedBefore.apply(now);
        all.step(() -> parkUnwritten(all, before));
        // whose answer is there has arrived: parked, it ends by that answer
        all.step(() -> park(all, handle -> DueRequests.waiting(handle, link, fetched.untaken(), now), ANSWERED));
        for (RequestState state : List.of(RequestState.SENDING, RequestState.SENT)) {
            all.step(() -> park(all, handle -> DueRequests.undecided(handle, link, state, before, most), UNDECIDED));
        }
        all.step(() -> park(all, handle -> DueRequests.doubtful(handle, link, before, most), UNDECIDED));
        all.end();
        return more;
    }

    private boolean end(
            OneByOne all,
            Endings.End how,
            DueRequests.Kind kind,
            Instant by,
            Set<String> not,
            int most,
            Consumer<String> ended) {
        unwritable.values().removeIf(unwritten -> !unwritten.until.isAfter(station.now()));
        int passedOver = unwritable.size() + not.size();
        List<DueRequests.Due> due = new ArrayList<>(
                station.store().inTransaction(handle -> DueRequests.due(handle, link, kind, by, most + passedOver)));
        due.removeIf(each -> unwritable.containsKey(each.id()) || not.contains(each.id()));
        // whether its number was used nobody knows: the next could leave a gap, or be the same again
        List<String> numbered = due.stream()
                .filter(DueRequests.Due::numbered)
                .map(DueRequests.Due::id)
                .toList();
        all.step(() -> park(all, handle -> numbered, NUMBER_OPEN));
        boolean more = due.size() >= most;
        due.removeIf(DueRequests.Due::numbered);
        List<String> alone = due.stream()
                .filter(DueRequests.Due::alone)
                .map(DueRequests.Due::id)
                .toList();
        for (int from = 0; from < alone.size(); from += TOGETHER) {
            end(all, alone.subList(from, Math.min(alone.size(), from + TOGETHER)), how, ended);
        }
        Map<String, List<String>> lines = new TreeMap<>();
        due.stream().filter(each -> !each.alone()).forEach(each -> lines.computeIfAbsent(
                        each.messageId(), id -> new ArrayList<>())
                .add(each.id()));
        lines.values().forEach(ofOne -> end(all, ofOne, how, ended));
        return more;
    }

    private void end(OneByOne all, List<String> ids, Endings.End how, Consumer<String> ended) {
        all.work(
                ids,
                these -> station.store()
                        .<Collection<String>>inTransaction(handle -> endings.end(handle, these, how))
                        .forEach(ended),
                this::leave);
    }

    /** Tries a request later if its result cannot be written, and parks one that cannot be read: the others still end. */
    private void leave(String id, RuntimeException fault) {
        if (fault instanceof SekishoException known && known.code() == PassageError.RESULT_NOT_WRITTEN) {
            unwritable.put(id, new Unwritten(known.finding(), station.now().plus(UNTIL_TRIED_AGAIN)));
            LOG.error("A request whose deadline has passed cannot be ended. request={} reason={}", id, known.finding());
            return;
        }
        if (!Opening.isOfItsOwn(fault)) {
            throw fault;
        }
        LOG.error("A request whose deadline has passed cannot be ended. request={} fault={}", id, Faults.name(fault));
        endings.setAside(List.of(id), Endings.UNREADABLE);
    }

    /** What has no state, no deadline or no link that can be what was written would never end. */
    private void setAside(OneByOne all, Function<Handle, List<String>> endless) {
        List<String> found = station.store().inTransaction(endless);
        if (!found.isEmpty()) {
            all.work(found, these -> endings.setAside(these, Endings.UNREADABLE), DeadlineLeg::fail);
        }
    }

    private static void fail(String id, RuntimeException fault) {
        throw fault;
    }

    /** Parks waiting requests that were due before that time and whose outcome still cannot be written. */
    private void parkUnwritten(OneByOne all, Instant before) {
        Map<String, Unwritten> now = Map.copyOf(unwritable);
        List<String> waiting =
                station.store().inTransaction(handle -> DueRequests.waiting(handle, link, now.keySet(), before));
        for (String id : waiting) {
            all.step(() -> endings.setAside(List.of(id), Objects.requireNonNull(now.get(id)).why));
            unwritable.remove(id);
        }
    }

    /** Parks requests, all for one reason. */
    private void park(OneByOne all, Function<Handle, List<String>> which, Finding why) {
        List<String> undecided = station.store().inTransaction(which::apply);
        if (undecided.isEmpty()) {
            return;
        }
        String catalogue = station.forms().now().catalogue();
        all.work(
                undecided,
                these -> station.store().useTransaction(handle -> station.ledger()
                        .record(handle, endings.park(handle, these, RequestEvent.UNDECIDED, why, catalogue))),
                DeadlineLeg::fail);
        LOG.error("Requests are parked until their answers come, or a person decides. link={} reason={}", link, why);
    }
}
