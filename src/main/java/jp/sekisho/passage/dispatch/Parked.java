package jp.sekisho.passage.dispatch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Reason;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.StateTable;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.count.Counters;
import jp.sekisho.passage.count.Numbering;
import jp.sekisho.passage.legs.Endings;
import jp.sekisho.passage.legs.Requests;
import jp.sekisho.passage.link.Resend;
import org.jdbi.v3.core.Handle;

/**
 * Requests that wait for a person, and what people may do about them: settle, send again, give up. Each is one transaction
 * with its ledger row. Settling, giving up, and sending again what the counterpart is said not to have take two people, whose
 * transaction it is. Thread safe.
 */
public final class Parked {
    private final Station station;
    private final Map<String, Lane> lanes;
    private final Requests requests;
    private final Endings endings;
    private final Counters counters;
    private final Numbering numbering;

    /** @param lanes by the id of their link */
    public Parked(Station station, Map<String, Lane> lanes) {
        this.station = station;
        this.lanes = Map.copyOf(lanes);
        this.requests = new Requests(station);
        this.endings = new Endings(station);
        this.counters = new Counters(station);
        this.numbering = new Numbering(station);
    }

    /**
     * What is told of a decision.
     *
     * @param resend what the link says of what may have arrived
     */
    public record Lane(Resend resend, Dispatcher dispatcher) {}

    /**
     * A request that waits for a person. Names nobody.
     *
     * @param messageId ours
     * @param senderId the sender's own id of the message
     * @param since real time
     * @param deadline business time
     * @param mayHaveArrived whether the counterpart may have it
     * @param number that the counterpart counts, under which it was sent: no other request gets that while it waits
     */
    public record Waiting(
            String requestId,
            String messageId,
            String senderId,
            String system,
            String interfaceId,
            String link,
            Instant since,
            Instant deadline,
            String reason,
            String sentence,
            boolean mayHaveArrived,
            Optional<Long> number) {}

    /** The longest parked first. */
    public List<Waiting> list(int most) {
        return station.store().ask(handle -> handle.createQuery(SELECT + PARKED + " order by r.parked_at, r.id limit ?")
                .bind(0, most)
                .map((row, context) -> read(row))
                .list());
    }

    /** One of them, if it is. */
    public Optional<Waiting> find(String requestId) {
        return station.store().ask(handle -> handle.createQuery(SELECT + PARKED + " and r.id = ?")
                .bind(0, requestId)
                .map((row, context) -> read(row))
                .findOne());
    }

    private static final String PARKED = "r.parked_at is not null and r.open_until is not null";
    private static final String SELECT =
            "select r.id, r.message_id, coalesce(m.sender_id, '') as sender_id, r.system, r.interface_id, r.link, r.parked_at,"
                    + " r.open_until, coalesce(r.reason, '') as reason, coalesce(r.reason_text, '') as reason_text,"
                    + " r.in_doubt or r.receipt is not null as arrived, r.counted_number from request r"
                    + " left join message m on m.id = r.message_id where ";

    private static Waiting read(ResultSet row) throws SQLException {
        return new Waiting(
                row.getString("id"),
                row.getString("message_id"),
                row.getString("sender_id"),
                row.getString("system"),
                row.getString("interface_id"),
                row.getString("link"),
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                row.getObject("open_until", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getString("reason_text"),
                row.getBoolean("arrived"),
                Optional.ofNullable(row.getObject("counted_number", Long.class)));
    }

    /**
     * How many there are.
     *
     * @param byReason by the code of their reason
     * @param oldest since when the first of them waits, real time
     */
    public record Count(Map<String, Integer> byReason, Optional<Instant> oldest) {
        public Count {
            byReason = Map.copyOf(byReason);
        }

        public int all() {
            return byReason.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    public Count count() {
        return station.store().ask(handle -> {
            Map<String, Integer> byReason = new TreeMap<>();
            Optional<Instant> oldest = handle
                    .createQuery("select coalesce(reason, '') as reason, count(*) as requests, min(parked_at) as oldest"
                            + " from request r where " + PARKED + " group by coalesce(reason, '')")
                    .map((row, context) -> {
                        byReason.put(row.getString("reason"), row.getInt("requests"));
                        return row.getObject("oldest", OffsetDateTime.class).toInstant();
                    })
                    .stream()
                    .min(Instant::compareTo);
            return new Count(byReason, oldest);
        });
    }

    /**
     * What a decision about a request depends on, item by item; its row is locked until the transaction ends.
     *
     * @return empty if the decision means nothing for it
     */
    public Optional<Map<String, String>> seen(Handle handle, String requestId, RequestEvent decision) {
        return handle.createQuery(
                        "select state, coalesce(reason, '') as reason, attempts, in_doubt, receipt, parked_at,"
                                + " open_until, counted_number from request where id = ? for update")
                .bind(0, requestId)
                .map((row, context) -> standing(row))
                .findOne()
                .map(standing -> withRefusals(handle, requestId, standing))
                .filter(standing -> StateTable.step(
                                RequestState.valueOf(Objects.requireNonNull(standing.get("state"))), decision)
                        .isPresent());
    }

    private static Map<String, String> standing(ResultSet row) throws SQLException {
        Map<String, String> standing = new TreeMap<>();
        for (String item : List.of(
                "state", "reason", "attempts", "in_doubt", "receipt", "parked_at", "open_until", "counted_number")) {
            Optional.ofNullable(row.getObject(item)).ifPresent(value -> standing.put(item, shown(value)));
        }
        return standing;
    }

    /** An answer that came and was not taken may be the very evidence: how many did, and why the last one was not. */
    private static Map<String, String> withRefusals(Handle handle, String requestId, Map<String, String> standing) {
        List<String> reasons = handle.createQuery(
                        "select reason from ledger where message_id = ? and event = ? order by at, seq")
                .bind(0, requestId)
                .bind(1, LedgerEvent.ANSWER_REFUSED.name())
                .mapTo(String.class)
                .list();
        if (!reasons.isEmpty()) {
            standing.put("answers_refused", reasons.size() + ", " + reasons.get(reasons.size() - 1));
        }
        return standing;
    }

    /** The same for the same instant, whatever the zone of the session. */
    private static String shown(Object value) {
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toString();
        }
        return value instanceof Timestamp time ? time.toInstant().toString() : value.toString();
    }

    /**
     * Two people say that it was done by hand; the evidence is the remark. What was sent, and awaits its answer, too.
     *
     * @return what is to be done once it is committed
     */
    public Runnable settle(Handle handle, String requestId, Remark evidence) {
        return end(
                handle,
                requestId,
                new Endings.End(
                        RequestEvent.SETTLED,
                        LedgerEvent.SETTLED,
                        Ending.SETTLED,
                        Finding.of(PassageError.DONE_BY_HAND),
                        Optional.of(evidence)));
    }

    /**
     * Two people say that nobody will do it.
     *
     * @return what is to be done once it is committed
     */
    public Runnable giveUp(Handle handle, String requestId, Remark why) {
        return end(
                handle,
                requestId,
                new Endings.End(
                        RequestEvent.GIVEN_UP,
                        LedgerEvent.FAILED,
                        Ending.FAILED,
                        Finding.of(PassageError.GIVEN_UP),
                        Optional.of(why)));
    }

    private Runnable end(Handle handle, String requestId, Endings.End how) {
        Request before = requests.find(handle, requestId).orElseThrow(() -> notParked(requestId));
        if (mayBeSentUnderNumber(before) && before.receipt().isEmpty()) {
            throw Finding.of(ParkedError.NUMBER_IN_DOUBT).asException();
        }
        if (!endings.end(handle, requestId, how)) {
            throw notParked(requestId);
        }
        // what the counterpart has counted by then, for this or by hand, it says itself
        counters.doubt(handle, requestId);
        String link = before.link();
        return () -> lane(link).ifPresent(lane -> lane.dispatcher.ended(requestId));
    }

    private boolean mayBeSentUnderNumber(Request request) {
        return request.number().isPresent()
                || request.inDoubt() && numbering.rule(request).isPresent();
    }

    /**
     * Asks the counterpart never to take a request that it may have been sent under a number that it counts. If it has not taken it, the
     * number is free, and the request can be settled or given up.
     *
     * @throws jp.sekisho.error.SekishoException PARKED-006, or PARKED-007 if the counterpart has taken it; a transport's if it does not
     *     say so
     */
    public void withdraw(String requestId, Remark why) {
        Request request = station.store()
                .ask(handle -> requests.find(handle, requestId))
                .filter(found -> found.state() == RequestState.PARKED)
                .orElseThrow(() -> notParked(requestId));
        if (!mayBeSentUnderNumber(request)) {
            throw Finding.of(ParkedError.NOTHING_TO_WITHDRAW).asException();
        }
        lane(request.link())
                .orElseThrow(() ->
                        Finding.of(ParkedError.NO_LINK, "link", request.link()).asException())
                .dispatcher
                .recall(request)
                .ifPresent(receipt -> {
                    throw Finding.of(ParkedError.TAKEN_THERE, "receipt", receipt)
                            .asException();
                });
        Finding recalled = Finding.of(PassageError.RECALLED_BY_HAND);
        station.store().useTransaction(handle -> {
            if (requests.move(handle, List.of(requestId), RequestEvent.RECALLED, Optional.of(Reason.of(recalled)))
                    .isEmpty()) {
                throw notParked(requestId);
            }
            Endings.Said said = new Endings.Said(
                    LedgerEvent.TURNED_AWAY,
                    "",
                    recalled.code().wire(),
                    station.forms().now().catalogue(),
                    Optional.of(why));
            station.ledger().record(handle, endings.records(handle, List.of(request), said));
            counters.doubt(handle, requestId);
        });
    }

    /**
     * Has it sent again. What may have arrived goes again under its claim, and stays in doubt, where the link says that this is
     * harmless.
     *
     * @throws jp.sekisho.error.SekishoException PARKED-002 if it may have arrived and must not go twice
     */
    public void sendAgain(String requestId, Remark why) {
        station.store()
                .inTransaction(handle -> sendAgain(handle, requestId, false, why))
                .run();
    }

    /**
     * Two people say that the counterpart did not take it, the evidence is the remark: it goes again as if it never had.
     *
     * @return what is to be done once it is committed
     */
    public Runnable sendAgainNotTaken(Handle handle, String requestId, Remark evidence) {
        return sendAgain(handle, requestId, true, evidence);
    }

    private Runnable sendAgain(Handle handle, String requestId, boolean notTaken, Remark why) {
        Request request = requests.find(handle, requestId)
                .filter(found ->
                        StateTable.step(found.state(), RequestEvent.RELEASED).isPresent())
                .orElseThrow(() -> notParked(requestId));
        Resend resend = lane(request.link()).map(Lane::resend).orElseThrow(() -> Finding.of(
                        ParkedError.NO_LINK, "link", request.link())
                .asException());
        refuseAgain(handle, request, notTaken);
        boolean mayHaveArrived =
                !notTaken && (request.inDoubt() || request.receipt().isPresent());
        if (mayHaveArrived && resend == Resend.NEVER) {
            throw Finding.of(ParkedError.MUST_NOT_GO_TWICE).asException();
        }
        RequestEvent event = mayHaveArrived ? RequestEvent.RETRIED : RequestEvent.RELEASED;
        if (!requests.move(handle, requestId, event)) {
            throw notParked(requestId);
        }
        Endings.Said said = new Endings.Said(
                LedgerEvent.SENT_AGAIN, "", "", station.forms().now().catalogue(), Optional.of(why));
        station.ledger().record(handle, endings.records(handle, List.of(request), said));
        return () -> lane(request.link()).ifPresent(lane -> lane.dispatcher.again(requestId));
    }

    private void refuseAgain(Handle handle, Request request, boolean notTaken) {
        if (notTaken && mayBeSentUnderNumber(request)) {
            throw Finding.of(ParkedError.KEEPS_ITS_NUMBER).asException();
        }
        boolean never = handle.createQuery("select coalesce(reason, '') from request where id = ?")
                .bind(0, request.id())
                .mapTo(String.class)
                .one()
                .equals(PassageError.RECALLED_BY_HAND.wire());
        if (never) {
            throw Finding.of(ParkedError.NEVER_TAKEN).asException();
        }
    }

    private Optional<Lane> lane(String link) {
        return Optional.ofNullable(lanes.get(link));
    }

    private static RuntimeException notParked(String requestId) {
        return Finding.of(ParkedError.NOT_PARKED, "request", requestId).asException();
    }
}
