package jp.sekisho.passage.legs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.sekisho.boundary.Passage;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.chain.Chains;
import jp.sekisho.passage.count.Counters;
import jp.sekisho.passage.count.Numbering;
import jp.sekisho.passage.count.Question;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.link.Resend;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The transactions of the way out: claimed before the first byte leaves, and what came of it afterwards. Thread safe. */
public final class DispatchLeg {
    private static final Logger LOG = LoggerFactory.getLogger(DispatchLeg.class);
    static final Finding DOUBTFUL = Finding.of(PassageError.DOUBTFUL);

    private final Station station;
    private final Recheck recheck;
    private final Requests requests;
    private final Claiming claiming;
    private final Messages messages;
    private final Endings endings;
    private final Lines lines;
    private final Outbox outbox;
    private final Counters counters;
    private final Numbering numbering;
    private final Chains chains;

    /** @param resend what may be done about a request that may have reached the counterpart */
    public DispatchLeg(Station station, Recheck recheck, Resend resend) {
        this.station = station;
        this.recheck = recheck;
        this.requests = new Requests(station);
        this.claiming = new Claiming(station, resend);
        this.messages = new Messages(station);
        this.endings = new Endings(station);
        this.lines = new Lines(station);
        this.outbox = new Outbox(station);
        this.counters = new Counters(station);
        this.numbering = new Numbering(station);
        this.chains = new Chains(requests::move);
    }

    /**
     * What came of an attempt to claim.
     *
     * @param objected entries that may not leave any more
     * @param unclaimed the states of entries that were claimed before, which a fault kept from the lane
     * @param unasked entries whose counterpart has to say first which number it has counted last
     * @param behind the ids of entries whose number another request has
     */
    public record Claimed(
            List<Claim> claims,
            List<Objected> objected,
            Map<String, RequestState> unclaimed,
            List<Question> unasked,
            Set<String> behind) {
        static Claimed nothing() {
            return new Claimed(
                    new ArrayList<>(), new ArrayList<>(), new TreeMap<>(), new ArrayList<>(), new HashSet<>());
        }
    }

    /** An entry that may not leave any more, and why. */
    public record Objected(Request request, Finding finding) {}

    /** Claims in one transaction. One alone that cannot be claimed, for no fault of the database, is set aside. */
    public Claimed claim(List<LaneEntry> entries) {
        List<String> ids = entries.stream().map(LaneEntry::requestId).sorted().toList();
        try {
            return claimTogether(ids);
        } catch (RuntimeException | StackOverflowError e) {
            if (ids.size() > 1 || !Opening.isOfItsOwn(e)) {
                throw e;
            }
            return unclaimable(ids.get(0));
        }
    }

    private Claimed unclaimable(String id) {
        endings.setAside(List.of(id), Endings.UNREADABLE);
        RequestState state = station.store().inTransaction(handle -> requests.state(handle, id));
        Claimed set = Claimed.nothing();
        set.unclaimed().put(id, state);
        return set;
    }

    private Claimed claimTogether(List<String> ids) {
        Recheck.Judge judge = recheck.now();
        Claimed claimed = station.store().inTransaction(handle -> {
            List<LedgerEntry> records = new ArrayList<>();
            Claimed found = claiming.claim(handle, ids, judge, records);
            station.ledger().record(handle, records);
            station.waypoints().pass(Waypoint.CLAIM_BEFORE_COMMIT);
            return found;
        });
        station.waypoints().pass(Waypoint.CLAIM_COMMITTED);
        return claimed;
    }

    /**
     * Ends requests that may not leave any more; what leads inward is parked, since nobody else has it any more. Those that may not
     * for one reason share a transaction if each is the only line of its message; what fails together is tried one by one.
     *
     * @return the state of each afterwards, without those that could not be ended now
     */
    public Map<String, RequestState> withdraw(List<Objected> all) {
        Map<String, RequestState> states = new HashMap<>();
        OneByOne work = new OneByOne();
        List<Objected> outward = new ArrayList<>(all);
        outward.removeIf(each -> each.request().passage().isInward());
        all.stream()
                .filter(each -> each.request().passage().isInward())
                .forEach(each -> states.put(each.request().id(), kept(each)));
        for (List<Objected> together : together(outward)) {
            Endings.End refused = withdrawn(together.get(0).finding());
            work.work(
                    together.stream().map(each -> each.request().id()).toList(),
                    ids -> states.putAll(withdraw(ids, refused)),
                    (id, fault) -> LOG.warn(
                            "A withdrawal could not be recorded. request={} fault={}", id, Faults.name(fault)));
        }
        return states;
    }

    private RequestState kept(Objected each) {
        String id = each.request().id();
        endings.setAside(List.of(id), each.finding());
        return station.store().ask(handle -> requests.state(handle, id));
    }

    private static Endings.End withdrawn(Finding why) {
        return new Endings.End(RequestEvent.WITHDRAWN, LedgerEvent.REFUSED, Ending.REFUSED, why);
    }

    private Map<String, RequestState> withdraw(List<String> ids, Endings.End refused) {
        if (ids.size() == 1) {
            return Map.of(ids.get(0), endings.endOrSetAside(ids.get(0), refused));
        }
        return station.store().inTransaction(handle -> {
            endings.end(handle, ids, refused);
            return ids.stream().collect(Collectors.toMap(id -> id, id -> requests.state(handle, id)));
        });
    }

    private Collection<List<Objected>> together(List<Objected> all) {
        Set<String> single = station.store().ask(handle -> messages.single(handle, messageIds(all)));
        Map<Object, List<Objected>> groups = new LinkedHashMap<>();
        for (Objected each : all) {
            boolean alone = single.contains(each.request().messageId());
            groups.computeIfAbsent(alone ? each.finding() : each.request().id(), key -> new ArrayList<>())
                    .add(each);
        }
        return groups.values();
    }

    private static Set<String> messageIds(List<Objected> all) {
        return all.stream().map(each -> each.request().messageId()).collect(Collectors.toSet());
    }

    /** Takes a request out of the way of all others, until a person decides. */
    public void setAside(String requestId, Finding why) {
        endings.setAside(List.of(requestId), why);
    }

    /**
     * What the receiver of something that leads inward gets.
     *
     * @param queue from which the receiver reads
     */
    public record Handover(String queue, OutgoingMessage message) {}

    /**
     * A claim that its party has, or surely will have, and its receipt.
     *
     * @param handover what is to be handed over, of what leads inward
     */
    public record Sent(Claim claim, String receipt, Optional<Handover> handover) {
        public Sent(Claim claim, String receipt) {
            this(claim, receipt, Optional.empty());
        }

        String id() {
            return claim.request().id();
        }
    }

    /**
     * The counterpart has them. A receipt is recorded even if the answer has overtaken it; where it is the answer, the request
     * ends with it.
     */
    public void sent(List<Sent> all) {
        Set<String> parts = toldParts(all);
        // a record is written for each, under the lock of its message
        all.stream().filter(sent -> parts.contains(sent.id())).forEach(sent -> sent(List.of(sent), true));
        List<Sent> others =
                all.stream().filter(sent -> !parts.contains(sent.id())).toList();
        if (!others.isEmpty()) {
            sent(others, false);
        }
    }

    /** Whether its receipt is the answer to a part: a record is written with it, which may fail for a reason of its own. */
    public boolean isToldPart(Sent sent) {
        return !toldParts(List.of(sent)).isEmpty();
    }

    /** Those to which the receipt is the answer, of messages that have become several. */
    private Set<String> toldParts(List<Sent> all) {
        List<Request> told = all.stream()
                .map(sent -> sent.claim.request())
                .filter(request -> request.passage() == Passage.TELL)
                .toList();
        if (told.isEmpty()) {
            return Set.of();
        }
        Set<String> expanded = station.store()
                .ask(handle -> messages.expanded(
                        handle, told.stream().map(Request::messageId).toList()));
        return told.stream()
                .filter(request -> expanded.contains(request.messageId()))
                .map(Request::id)
                .collect(Collectors.toSet());
    }

    /** @param isPart whether it is one, to which the receipt is the answer, of a message that has become several */
    private void sent(List<Sent> all, boolean isPart) {
        List<Sent> inOrder = all.stream()
                .sorted(Comparator.comparing(sent -> sent.claim.request().id()))
                .toList();
        String catalogue = catalogue();
        boolean inward = all.stream().anyMatch(sent -> sent.handover.isPresent());
        station.store().useTransaction(handle -> {
            Set<String> told = isPart ? new HashSet<>(Set.of(inOrder.get(0).id())) : told(handle, inOrder);
            List<Requests.Receipt> receipts = inOrder.stream()
                    .map(sent -> new Requests.Receipt(
                            sent.id(),
                            sent.receipt,
                            told.contains(sent.id()) ? RequestEvent.TAKEN : RequestEvent.RECEIPT))
                    .toList();
            Set<String> moved = requests.receive(handle, receipts);
            told.retainAll(moved);
            follow(handle, inOrder, moved);
            count(handle, inOrder, moved, told);
            List<LedgerEntry> entries = records(inOrder, told, catalogue);
            if (told.isEmpty()) {
                station.ledger().record(handle, entries);
            } else if (isPart) {
                lines.told(handle, inOrder.get(0).claim.request(), entries);
            } else {
                List<Sent> ended = inOrder.stream()
                        .filter(sent -> told.contains(sent.id()))
                        .toList();
                lines.taken(handle, ended, entries);
            }
            handOver(handle, inOrder, moved);
            station.waypoints().pass(inward ? Waypoint.HANDOVER_BEFORE_COMMIT : Waypoint.SENT_BEFORE_COMMIT);
        });
        station.waypoints().pass(inward ? Waypoint.HANDOVER_COMMITTED : Waypoint.SENT_COMMITTED);
    }

    /**
     * The counterpart has it, and what is stored of it keeps that from being recorded. It must not be sent for ever: a person
     * decides, who finds the receipt. Answers where it is then.
     */
    public RequestState unrecordable(Sent sent) {
        String id = sent.id();
        return station.store().inTransaction(handle -> {
            requests.receive(handle, List.of(new Requests.Receipt(id, sent.receipt, RequestEvent.RECEIPT)));
            station.ledger()
                    .record(
                            handle,
                            endings.park(handle, Set.of(id), RequestEvent.SET_ASIDE, Endings.UNREADABLE, catalogue()));
            return requests.state(handle, id);
        });
    }

    /** What goes with one that has left follows it. */
    private void follow(Handle handle, List<Sent> all, Set<String> moved) {
        List<String> leaders = all.stream()
                .filter(sent -> moved.contains(sent.id())
                        && station.interfaces()
                                .of(sent.claim.request().interfaceId())
                                .leads())
                .map(Sent::id)
                .toList();
        if (!leaders.isEmpty()) {
            chains.ended(handle, leaders, Chains.How.LEFT);
        }
    }

    /** Where a receipt is the answer, its number is counted with it. */
    private void count(Handle handle, List<Sent> all, Set<String> moved, Set<String> told) {
        for (Sent sent : all) {
            if (moved.contains(sent.id())) {
                sent.claim.there().ifPresent(there -> {
                    requests.number(handle, sent.id(), there.number(), there.digest());
                    numbering.adopt(
                            handle, sent.claim.request(), sent.claim.persons().get(0), there.number());
                });
            }
            if (told.contains(sent.id())) {
                sent.claim.request().number().ifPresent(number -> counters.used(handle, sent.id(), number));
            }
        }
    }

    /** The counterpart says which number it has counted last; empty if none. */
    public void counted(Question question, OptionalLong last) {
        station.store()
                .useTransaction(handle -> counters.told(handle, question.counter(), last.orElse(question.first() - 1)));
    }

    /** Counters of queues are locked in the order of their names. */
    private void handOver(Handle handle, List<Sent> all, Set<String> moved) {
        all.stream()
                .filter(sent -> moved.contains(sent.id()))
                .flatMap(sent -> sent.handover.map(what -> Map.entry(sent.id(), what)).stream())
                .sorted(Comparator.comparing(each -> each.getValue().queue()))
                .forEach(each -> outbox.handOver(
                        handle,
                        each.getKey(),
                        each.getValue().queue(),
                        each.getValue().message()));
    }

    /** Those to which no answer is to come but the receipt. */
    private Set<String> told(Handle handle, List<Sent> all) {
        List<Request> told = all.stream()
                .map(sent -> sent.claim.request())
                .filter(request -> request.passage() == Passage.TELL)
                .toList();
        if (told.isEmpty()) {
            return new HashSet<>();
        }
        Set<String> single =
                messages.single(handle, told.stream().map(Request::messageId).collect(Collectors.toSet()));
        return told.stream()
                .filter(request -> single.contains(request.messageId()))
                .map(Request::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<LedgerEntry> records(List<Sent> all, Set<String> ended, String catalogue) {
        return all.stream()
                .flatMap(sent -> Endings.records(
                        sent.claim.persons(),
                        sent.claim.request(),
                        new Endings.Said(
                                sent.handover.isPresent() ? LedgerEvent.HANDED_OVER : LedgerEvent.SENT,
                                ended.contains(sent.id()) ? Ending.RESULT.name() : "",
                                "",
                                catalogue))
                        .stream())
                .toList();
    }

    /** The counterpart surely does not have it: it waits again, and may expire or be cancelled. */
    public void turnedAway(Claim claim, Finding finding) {
        station.store().useTransaction(handle -> turnedAway(handle, claim, finding));
    }

    private boolean turnedAway(Handle handle, Claim claim, Finding finding) {
        boolean moved = requests.move(handle, claim.request().id(), RequestEvent.TURNED_AWAY);
        if (moved) {
            Endings.Said said =
                    new Endings.Said(LedgerEvent.TURNED_AWAY, "", finding.code().wire(), catalogue());
            station.ledger().record(handle, Endings.records(claim.persons(), claim.request(), said));
        }
        return moved;
    }

    /** The counterpart does not have it and will never take it, and its deadline has passed; answers where it is then. */
    public RequestState recalled(Claim claim) {
        return recalled(
                claim,
                new Endings.End(
                        RequestEvent.EXPIRY,
                        LedgerEvent.EXPIRED,
                        Ending.EXPIRED,
                        Finding.of(PassageError.EXPIRED_WAITING)));
    }

    /**
     * The counterpart does not have it and will never take it, and it may not leave any more; answers where it is then. What leads
     * inward waits for a person.
     */
    public RequestState recalled(Claim claim, Finding objection) {
        return claim.request().passage().isInward()
                ? unsendable(claim, objection)
                : recalled(claim, withdrawn(objection));
    }

    private RequestState recalled(Claim claim, Endings.End how) {
        // between the two events nobody may claim it: it must not be sent after it was recalled
        return endings.endOrSetAside(claim.request().id(), how, RequestEvent.TURNED_AWAY);
    }

    /** What came as its receipt is none: it is not taken, and the ledger says so once for each cause. */
    public void receiptRefused(Request request, Finding finding) {
        String id = request.id();
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
                                        .by(request.link(), request.link())
                                        .ending(Ending.REFUSED.name(), reason)
                                        .under(catalogue())
                                        .message(id, "")
                                        .entry()));
            }
        });
    }

    /** The counterpart will never take it; answers where it is then. */
    public RequestState rejected(Claim claim, Finding finding) {
        if (claim.request().number().isPresent()) {
            // perhaps for its number: whoever is next gets one that the counterpart has said itself
            station.store()
                    .useTransaction(
                            handle -> counters.doubt(handle, claim.request().id()));
        }
        Endings.End failed = new Endings.End(RequestEvent.REJECTED, LedgerEvent.FAILED, Ending.FAILED, finding);
        return endings.endOrSetAside(claim.request().id(), failed);
    }

    /** It cannot be made ready to leave: it is set aside, and in doubt only if an earlier attempt may have arrived. */
    public RequestState unsendable(Claim claim, Finding why) {
        String id = claim.request().id();
        return station.store().inTransaction(handle -> {
            if (!claim.inDoubt()) {
                requests.move(handle, id, RequestEvent.TURNED_AWAY);
            }
            station.ledger().record(handle, endings.park(handle, Set.of(id), RequestEvent.SET_ASIDE, why, catalogue()));
            return requests.state(handle, id);
        });
    }

    /** Nobody knows whether it arrived: until the counterpart says so, nothing else counts. */
    public void fault(Claim claim) {
        station.store()
                .useTransaction(handle -> requests.move(handle, claim.request().id(), RequestEvent.FAULT));
    }

    /** It may have arrived, and must not be sent twice: it is parked for a person. */
    public void doubtful(Claim claim) {
        Set<String> id = Set.of(claim.request().id());
        station.store().useTransaction(handle -> station.ledger()
                .record(handle, endings.park(handle, id, RequestEvent.DOUBT, DOUBTFUL, catalogue())));
    }

    private String catalogue() {
        return recheck.now().catalogue();
    }
}
