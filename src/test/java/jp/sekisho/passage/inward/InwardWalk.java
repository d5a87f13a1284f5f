package jp.sekisho.passage.inward;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.boundary.InwardEnd;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.CorrelationId;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.OutgoingMessage;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Inbound;
import jp.sekisho.passage.legs.Outbox;
import jp.sekisho.passage.link.Resend;
import org.jdbi.v3.core.Handle;

/**
 * One walk of what is brought: a counterpart that offers its things as it likes, a gateway that does one step of its work at a time and
 * dies wherever it is told to, a broker that remembers the ids that it has had, a person who holds, settles and sends again. What the
 * counterpart and the receiver have seen is judged by nothing of the gateway's. Mutable; used by one thread.
 */
final class InwardWalk {
    /** What can happen next. */
    enum Deed {
        OFFER_A,
        OFFER_B,
        OFFER_OTHERWISE,
        CLAIM,
        HAND_OVER,
        PUT,
        MARK,
        TELL,
        KILL,
        DIE_BEFORE_COMMIT,
        DIE_AFTER_COMMIT,
        OBJECT,
        ACKNOWLEDGE,
        SEND_AGAIN,
        RESTORE
    }

    private static final String RECEIVER = PassageFixture.SYSTEM;
    private static final String QUEUE = "out." + RECEIVER + ".notice";
    private static final String PERSON = "000000000000019";
    private static final Set<Waypoint> BEFORE =
            Set.of(Waypoint.INWARD_BEFORE_COMMIT, Waypoint.HANDOVER_BEFORE_COMMIT, Waypoint.DOOR_BEFORE_COMMIT);
    private static final Set<Waypoint> AFTER = Set.of(
            Waypoint.INWARD_COMMITTED,
            Waypoint.HANDOVER_COMMITTED,
            Waypoint.DOOR_COMMITTED,
            Waypoint.TOLD,
            Waypoint.TOLD_COMMITTED);

    private final PassageFixture fixture;
    private final InwardEnd ends;
    private final Set<String> witnessed = new TreeSet<>();
    /** The broker: what lies in the receiver's queue, by the id under which it was put: what comes again under it is dropped. */
    private final Map<String, String> queue = new LinkedHashMap<>();
    /** How often a person had something handed over again that the broker may have had, by its content. */
    private final Map<String, Integer> again = new HashMap<>();
    /** What the receiver has said that it has, by its content; it says so once, and again if it is asked. */
    private final Set<String> acknowledged = new TreeSet<>();
    /** What the counterpart has heard of. */
    private final Set<String> heard = new TreeSet<>();
    /** In the memory of the process. */
    private final Map<String, Claim> claims = new HashMap<>();

    private List<Outbox.Row> put = List.of();
    private Set<Waypoint> deadly = Set.of();
    private Station station;

    /** @param ends with what something ends that is brought */
    InwardWalk(PassageFixture fixture, InwardEnd ends) {
        this.fixture = fixture;
        this.ends = ends;
        fixture.empty();
        this.station = begun();
    }

    /** What came about on the way. */
    Set<String> witnessed() {
        return witnessed;
    }

    void go(List<Deed> deeds) {
        for (Deed deed : deeds) {
            try {
                happen(deed);
            } catch (Death e) {
                witnessed.add("died");
                rise();
            }
            judge();
        }
        settle();
    }

    private void happen(Deed deed) {
        switch (deed) {
            case OFFER_A -> offer("a", "A");
            case OFFER_B -> offer("b", "B");
            case OFFER_OTHERWISE -> offerOtherwise();
            case CLAIM -> claim();
            case HAND_OVER -> handOver();
            case PUT -> put();
            case MARK -> mark();
            case TELL -> tell();
            case KILL -> throw new Death();
            case DIE_BEFORE_COMMIT -> deadly = BEFORE;
            case DIE_AFTER_COMMIT -> deadly = AFTER;
            case OBJECT -> object();
            case ACKNOWLEDGE -> acknowledge();
            case SEND_AGAIN -> sendAgain();
            case RESTORE -> restore();
        }
    }

    private void offer(String theirId, String body) {
        if (new InwardLeg(station).take(brought(theirId, body)) == InwardLeg.Taken.BEFORE) {
            witnessed.add("offered again");
        }
    }

    private void offerOtherwise() {
        boolean known =
                !fixture.query("select id from message where sender_id = 'a'").isEmpty();
        try {
            new InwardLeg(station).take(brought("a", known ? "another" : "A"));
            assertThat(known).as("another content was taken").isFalse();
        } catch (SekishoException e) {
            assertThat(e.code()).isEqualTo(InwardError.CHANGED);
            witnessed.add("changed");
        }
    }

    private void claim() {
        DispatchLeg leg = leg();
        for (String id : fixture.query("select id from request where state in ('WAITING', 'SENDING') order by id")) {
            if (!claims.containsKey(id)) {
                leg.claim(List.of(entry(id))).claims().forEach(claim -> claims.put(id, claim));
            }
        }
    }

    private void handOver() {
        List<DispatchLeg.Sent> sent = new ArrayList<>();
        claims.forEach((id, claim) -> sent.add(new DispatchLeg.Sent(
                claim,
                id,
                Optional.of(new DispatchLeg.Handover(
                        QUEUE, new OutgoingMessage(Map.of(), CorrelationId.NONE, false, claim.content()))))));
        if (!sent.isEmpty()) {
            leg().sent(sent);
        }
        claims.clear();
    }

    private void put() {
        put = station.store().inTransaction(handle -> new Outbox(station).unmarked(handle, QUEUE, 0, 10));
        put.forEach(row -> {
            String content = new String(row.message().orElseThrow().body(), UTF_8);
            if (queue.putIfAbsent(row.id(), content) != null) {
                witnessed.add("dropped");
            }
        });
    }

    private void mark() {
        List<Outbox.Row> rows = put;
        put = List.of();
        if (!rows.isEmpty()) {
            station.store().useTransaction(handle -> mark(handle, rows));
        }
    }

    private void mark(Handle handle, List<Outbox.Row> rows) {
        new Outbox(station).mark(handle, rows);
        new HandoverLeg(station, () -> PassageFixture.CATALOGUE, ended -> {})
                .arrived(
                        handle,
                        rows.stream().flatMap(row -> row.requestId().stream()).toList());
    }

    private void tell() {
        new Telling(station, PassageFixture.LINK, all -> {
                    List<String> ids = all.stream().map(Inbound.ToTell::theirId).toList();
                    ids.forEach(id -> assertThat(ends == InwardEnd.TAKEN ? acknowledged : queue.values())
                            .as("the counterpart hears of %s once its receiver has it", id)
                            .contains(content(id)));
                    heard.addAll(ids);
                })
                .tell();
    }

    /** The receiver says of everything in its queue that it has it, whatever became of it meanwhile. */
    private void acknowledge() {
        if (ends != InwardEnd.TAKEN) {
            return;
        }
        queue.forEach((outcomeId, content) -> {
            acknowledged.add(content);
            Optional<Request> ended = new Acknowledgements(station, new DoorLeg(station))
                    .take(fixture.acknowledgement("notice", "ack-" + outcomeId, outcomeId), PassageFixture.CATALOGUE);
            if (ended.isPresent()) {
                claims.remove(ended.get().id());
                witnessed.add("acknowledged");
            }
        });
    }

    /** The permit has ended: it waits for a person, and is not told. */
    private void object() {
        claims.values().stream().findFirst().ifPresent(claim -> {
            claims.remove(claim.request().id());
            leg().recalled(claim, Finding.of(PassageError.UNSENDABLE, "cause", "permit"));
            witnessed.add("parked");
        });
    }

    /** A person lets go what is parked; if the broker may have had it, it may come twice by that person's will. */
    private void sendAgain() {
        for (String id : fixture.query("select id from request where state = 'PARKED'")) {
            again.merge(content(theirId(id)), 1, Integer::sum);
            fixture.store.useTransaction(handle ->
                    handle.execute("update request set state = 'WAITING', in_doubt = false where id = ?", id));
        }
    }

    /** The tables are put back to when nothing had come; broker and counterpart stay as they are. */
    private void restore() {
        fixture.store.useTransaction(handle -> {
            for (String table : List.of(
                    "outcome",
                    "outbox_aside",
                    "outbox",
                    "body",
                    "inbound",
                    "request_person",
                    "request",
                    "message",
                    "delivery")) {
                handle.execute("delete from " + table);
            }
        });
        witnessed.add("restored");
        throw new Death();
    }

    /** Everything that can still move does; then all has arrived, once, and has been heard of. */
    private void settle() {
        deadly = Set.of();
        rise();
        offer("a", "A");
        offer("b", "B");
        for (int turn = 0; turn < 3; turn++) {
            sendAgain();
            claim();
            handOver();
            put();
            mark();
            acknowledge();
            tell();
        }
        judge();
        assertThat(heard).containsExactly("a", "b");
        assertThat(queue.values()).contains(content("a"), content("b"));
        assertThat(fixture.query("select state from request where state <> 'ENDED'"))
                .isEmpty();
        assertThat(fixture.query("select id from outbox where pending is not null and request_id is not null"))
                .isEmpty();
    }

    /** Nothing lies in the queue twice, but by a person's will. */
    private void judge() {
        Map<String, Integer> times = new HashMap<>();
        queue.values().forEach(content -> times.merge(content, 1, Integer::sum));
        times.forEach((content, count) -> assertThat(count)
                .as("copies of one thing in its receiver's queue")
                .isLessThanOrEqualTo(1 + again.getOrDefault(content, 0)));
        assertThat(fixture.query("select cast(count(*) as varchar) from message where passage = 'DELIVER'"))
                .as("messages")
                .isSubsetOf("0", "1", "2");
    }

    private void rise() {
        claims.clear();
        put = List.of();
        deadly = Set.of();
        station = begun();
    }

    private Station begun() {
        Station next = PassageFixture.under(
                fixture.station(waypoint -> {
                    if (deadly.contains(waypoint)) {
                        throw new Death();
                    }
                }),
                id -> new Interfaces.Handling(id, Passage.DELIVER, NextAfter.RECEIPT, ends));
        new Outbox(next).open(QUEUE);
        new Outbox(next).open(QUEUE + "-result");
        return next;
    }

    private DispatchLeg leg() {
        return new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
    }

    private String theirId(String requestId) {
        return fixture.query(
                        "select m.sender_id from request r join message m on m.id = r.message_id where r.id = ?",
                        requestId)
                .get(0);
    }

    /** What the counterpart calls so. */
    private static String content(String theirId) {
        return "<notice>" + theirId.toUpperCase(Locale.ROOT) + "</notice>";
    }

    private static LaneEntry entry(String id) {
        return new LaneEntry(new LaneOrder.Row(
                id,
                PassageFixture.LINK,
                "notice",
                Priority.NORMAL,
                1,
                PERSON,
                RequestState.WAITING,
                PassageFixture.MORNING));
    }

    private static Brought brought(String theirId, String body) {
        return new Brought(
                PassageFixture.LINK,
                theirId,
                "notice",
                RECEIVER,
                List.of(PERSON),
                "information=i",
                "i",
                Priority.NORMAL,
                PassageFixture.MORNING,
                PassageFixture.CATALOGUE,
                content(body).getBytes(UTF_8));
    }

    /** Where the process would have died. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
