package jp.sekisho.passage.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.boundary.InwardEnd;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Priority;
import jp.sekisho.city.RegistryRoom;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.fact.Fact;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.room.Heard;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.passage.room.RoomItem;
import jp.sekisho.registry.Registry;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Vault;
import jp.sekisho.transport.TransportError;

/**
 * One walk of messages that wait until the linkage codes of their persons are acquired, beside others that do not. What the counterpart has
 * seen is judged by what the walk itself has said and learned. Mutable; used by one thread.
 */
final class AwaitedWalk {
    /** What happens next. */
    enum Kind {
        ACCEPT,
        LEARN,
        STEP,
        CANCEL,
        DAYS_PASS,
        TAKE_OVER
    }

    /** A deed: {@code which} of what there is, counted round; {@code dies} at that instant, if it comes by. */
    record Deed(Kind kind, int which, Optional<Waypoint> dies) {}

    /** A defect that is planted; the walks find it. */
    enum Defect {
        NONE,
        /** A door asks the registry before the code is acquired, and is committed after. */
        UNLOCKED,
        /** What waits behind another enters its lane before that. */
        OVERTAKES,
        /** What has ended keeps what waits behind it. */
        NEVER_LEAVES,
        /** What waits holds whatever is about its persons. */
        HOLDS_ALL,
        /** What has left enters its lane once more. */
        ENTERS_TWICE,
        /** Nobody looks at what the registry says. */
        UNASKED
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final String WAITS = "waits";
    private static final String GOES = "goes";
    private static final List<String> PERSONS = List.of("person-0", "person-1", "person-2");
    private static final Interfaces SAID = id -> new Interfaces.Handling(
            id + "-result",
            Passage.TELL,
            NextAfter.RECEIPT,
            InwardEnd.HANDED,
            Optional.empty(),
            Optional.empty(),
            false,
            id.equals(WAITS) ? Optional.of(Fact.LINKAGE_CODE) : Optional.empty());

    /** A request as its sender meant it. */
    private record Meant(int order, String interfaceId, List<String> persons) {
        boolean holds(Meant later) {
            return order < later.order
                    && interfaceId.equals(later.interfaceId)
                    && persons.stream().anyMatch(later.persons::contains);
        }
    }

    private final PassageFixture fixture;
    private final Defect defect;
    private final Registry registry;
    private final RegistryRoom room;
    private final Map<String, Meant> meant = new HashMap<>();
    private final List<String> came = new ArrayList<>();
    private final Set<String> learned = new HashSet<>();
    private final Set<String> witnessed = new TreeSet<>();
    private final List<AssertionError> broken = new ArrayList<>();
    private int said;
    private Optional<Waypoint> dies = Optional.empty();
    private Station station;
    private Lane lane;

    AwaitedWalk(PassageFixture fixture, Path secrets, Defect defect) {
        this.fixture = fixture;
        this.defect = defect;
        this.registry = new Registry(Vault.from(Secrets.in(secrets)));
        this.room = new RegistryRoom(registry, form -> true);
        fixture.empty();
        fixture.store.useTransaction(handle -> PERSONS.forEach(person -> handle.execute(
                "insert into registry_person (integrated_number, individual_number_digest, individual_number, linkage_code)"
                        + " values (?, ?, ?, 'REQUESTED')",
                person,
                person.getBytes(UTF_8),
                person.getBytes(UTF_8))));
        begin();
    }

    /** What came about on the way. */
    Set<String> witnessed() {
        return witnessed;
    }

    void go(List<Deed> deeds) {
        for (Deed deed : deeds) {
            dies = deed.dies;
            try {
                happen(deed);
            } catch (Death e) {
                witnessed.add("died");
                begin();
            }
            dies = Optional.empty();
            judge();
        }
        settle();
    }

    private void happen(Deed deed) {
        switch (deed.kind) {
            case ACCEPT -> accept(deed.which);
            case LEARN -> learn(PERSONS.get(deed.which % PERSONS.size()));
            case STEP -> step();
            case CANCEL -> cancel(deed.which);
            case DAYS_PASS -> daysPass();
            case TAKE_OVER -> begin();
        }
    }

    private void begin() {
        dies = Optional.empty();
        Incarnation run = PassageFixture.begin(fixture.store, 0);
        Station plain = fixture.station(run, waypoint -> {
            if (dies.filter(waypoint::equals).isPresent()) {
                throw new Death();
            }
        });
        station = PassageFixture.under(plain, SAID, (handle, fact, persons) -> switch (defect) {
            case UNASKED -> Set.of();
            case UNLOCKED -> learnedBehindItsBack(persons);
            default -> registry.withoutLinkageCode(handle, persons);
        });
        lane = new Lane(station, PassageFixture.LINK, system -> 1, failures -> 0);
    }

    /** A door reads what the registry holds, which hears of it before that door is committed. */
    private Set<String> learnedBehindItsBack(Set<String> persons) {
        Set<String> lacking = new TreeSet<>(persons);
        lacking.removeAll(learned);
        lacking.forEach(this::learn);
        return lacking;
    }

    /** About one of the persons, or about two. */
    private void accept(int which) {
        String id = String.format("m-%02d", said++);
        String first = PERSONS.get(which % PERSONS.size());
        String second = PERSONS.get((which + 1) % PERSONS.size());
        List<String> persons = which % 4 == 0 ? List.of(first, second) : List.of(first);
        String interfaceId = which % 3 == 0 ? GOES : WAITS;
        meant.put(id, new Meant(said, interfaceId, persons));
        new DoorLeg(station)
                .accept(
                        fixture.toDoor(interfaceId, id, "body"),
                        new Submission(
                                interfaceId,
                                Priority.NORMAL,
                                station.businessNow().plus(Duration.ofDays(5)),
                                PassageFixture.CATALOGUE,
                                List.of(PassageFixture.line(id, persons.toArray(String[]::new)))));
        fixture.store.useTransaction(handle -> {
            if (defect == Defect.OVERTAKES) {
                handle.execute("update request r set state = 'WAITING' where state = 'AWAITING' and not exists"
                        + " (select 1 from awaited a where a.request_id = r.id and not a.known)");
            } else if (defect == Defect.HOLDS_ALL) {
                handle.execute("update request set state = 'FOLLOWING' where state = 'AWAITING'");
            }
        });
    }

    private void learn(String person) {
        if (learned.add(person)) {
            Map<RoomItem, String> said =
                    Map.of(RoomItem.INTEGRATED_NUMBER, person, RoomItem.LINKAGE_CODE_STATUS, "ACQUIRED");
            fixture.store.useTransaction(
                    handle -> room.heard(handle, new Heard(RoomForm.LINKAGE_CODE, Ending.RESULT, said)));
        }
    }

    /** The lane goes on, as its thread would. */
    private void step() {
        while (lane.feed()) {
            // page by page
        }
        lane.wakeRested(System.nanoTime());
        List<LaneEntry> picked = lane.pick(EnumSet.allOf(Priority.class), 2);
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        Sending sending = new Sending(
                station,
                Resend.SAFE,
                PassageFixture.gate(PassageFixture.alwaysOpen(Resend.SAFE), fixture),
                new Sending.Ways(this::carry, request -> Optional.empty(), Numbers.NONE),
                leg);
        DispatchLeg.Claimed claimed = leg.claim(picked);
        for (LaneEntry entry : picked) {
            Optional<Claim> claim = claimed.claims().stream()
                    .filter(each -> each.request().id().equals(entry.requestId()))
                    .findFirst();
            if (claim.isPresent()) {
                lane.setOut(entry);
                lane.settle(entry, sending.send(entry, claim.get()));
            } else {
                lane.notClaimed(entry, Optional.ofNullable(claimed.unclaimed().get(entry.requestId())));
            }
        }
    }

    /** The counterpart is given it: it may only be what has its turn, and only something in doubt comes twice. */
    private Carried carry(Claim claim) {
        String id = claim.request().id();
        Meant it = Optional.ofNullable(meant.get(id)).orElseThrow();
        try {
            assertThat(claim.inDoubt() || !came.contains(id))
                    .as(id + " comes once")
                    .isTrue();
            if (it.interfaceId.equals(WAITS)) {
                assertThat(learned).as("known before " + id).containsAll(it.persons);
                witnessed.add(it.persons.size() == 1 ? "one has left" : "two have left");
            }
            meant.forEach((other, earlier) -> {
                if (earlier.holds(it)) {
                    assertThat(came.contains(other) || !isOpen(other))
                            .as(other + " before " + id)
                            .isTrue();
                }
            });
            came.add(id);
        } catch (AssertionError e) {
            broken.add(e); // a send takes every fault for its own
        }
        if (dies.isEmpty() && id.endsWith("7")) {
            witnessed.add("turned away");
            if (claim.request().attempts() < 2) {
                came.remove(id);
                throw Finding.of(TransportError.CLOSED).asException();
            }
        }
        return Carried.to("receipt-" + id);
    }

    private boolean isOpen(String id) {
        return !fixture.query("select id from request where id = ? and state <> 'ENDED'", id)
                .isEmpty();
    }

    private void cancel(int which) {
        List<String> waiting =
                fixture.query("select id from request where state in ('AWAITING', 'WAITING') order by id");
        if (waiting.isEmpty()) {
            return;
        }
        String id = waiting.get(which % waiting.size());
        List<String> behind = fixture.query("select request_id from awaited where request_id = ?", id);
        new DoorLeg(station)
                .cancel(fixture.cancellation("x-" + said++, id), PassageFixture.CATALOGUE)
                .forEach(ended -> lane.leave(ended.id()));
        witnessed.add(behind.isEmpty() ? "cancelled" : "cancelled while it waited");
        if (defect == Defect.NEVER_LEAVES && !behind.isEmpty()) {
            fixture.store.useTransaction(handle -> handle.execute(
                    "insert into awaited (request_id, person, number, link, interface_id, fact, known)"
                            + " select request_id, person, number, ?, ?, ?, false from request_person where request_id = ?",
                    PassageFixture.LINK,
                    WAITS,
                    Fact.LINKAGE_CODE.id(),
                    id));
        }
    }

    private void daysPass() {
        fixture.time.updateAndGet(now -> now.plus(Duration.ofDays(6)));
        int before = fixture.query("select request_id from awaited").size();
        PassageFixture.deadlines(station)
                .pass(new Fetches.Known(Map.of(WAITS, station.businessNow()), Set.of()), 1_000, lane::leave);
        if (fixture.query("select request_id from awaited").size() < before) {
            witnessed.add("expired while it waited");
        }
    }

    private void judge() {
        if (!broken.isEmpty()) {
            throw broken.get(0);
        }
    }

    /** Whatever may go goes, and what is left waits for somebody; once all is known, all of it goes. */
    private void settle() {
        goOn();
        for (String id : fixture.query("select id from request where state <> 'ENDED' order by id")) {
            assertThat(mayWait(id))
                    .as("whether %s has anything to wait for", id)
                    .isTrue();
            witnessed.add("waits");
        }
        PERSONS.forEach(this::learn);
        goOn();
        assertThat(fixture.query("select id || ' ' || state from request where state <> 'ENDED'"))
                .isEmpty();
        assertThat(fixture.query("select request_id from awaited")).isEmpty();
    }

    private boolean mayWait(String id) {
        Meant it = Optional.ofNullable(meant.get(id)).orElseThrow();
        return it.interfaceId.equals(WAITS)
                && (!learned.containsAll(it.persons)
                        || meant.entrySet().stream()
                                .anyMatch(each ->
                                        each.getValue().holds(it) && isOpen(each.getKey()) && mayWait(each.getKey())));
    }

    private void goOn() {
        List<String> before = List.of();
        for (List<String> now = states(); !now.equals(before); now = states()) {
            before = now;
            if (defect == Defect.ENTERS_TWICE) {
                fixture.store.useTransaction(handle -> handle.execute(
                        "update request set state = 'WAITING', open_until = current_timestamp, open_part = 1 where state = 'ENDED'"
                                + " and ending = 'RESULT' and interface_id = ? and attempts = 1",
                        WAITS));
                begin();
            }
            step();
            step();
            judge();
        }
    }

    private List<String> states() {
        return fixture.query("select id || ' ' || state || ' ' || attempts from request order by id");
    }
}
