package jp.sekisho.passage.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.TwoPeople;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.chain.Correction;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Letter;
import jp.sekisho.transport.TransportError;

/**
 * One walk of messages that become several: a number is asked for, then somebody is told of, with a notice, and last where a card is sent. The
 * gateway does one step at a time and dies where it is told to; the counterpart refuses what it likes; senders correct, and people decide.
 * What the counterpart has seen is judged by what it has said itself. Mutable; used by one thread.
 */
final class ChainWalk {
    /** What happens next. */
    enum Kind {
        ACCEPT,
        STEP,
        POLL,
        CORRECT,
        DECIDE,
        CANCEL,
        DAYS_PASS,
        TAKE_OVER
    }

    /** What comes of a send. */
    enum Fate {
        RECEIPT,
        LOST,
        TURNED_AWAY
    }

    /**
     * A deed.
     *
     * @param which of what there is, counted round; three of four answers are good
     * @param dies the instant at which the gateway dies, if it comes by
     */
    record Deed(Kind kind, int which, Fate fate, Optional<Waypoint> dies) {}

    /** A defect that is planted; the walks find it. */
    enum Defect {
        NONE,
        /** What waits goes on, however that has ended for which it waits. */
        NOT_HELD_BACK,
        /** A correction that is done lets nothing go on. */
        NOT_RELEASED,
        /** What goes with another does not wait for that. */
        NOT_JOINED,
        /** Whoever concerns one person of a message concerns the other, too. */
        HOLDS_ALL,
        /** The lane is not told of what has stopped waiting. */
        UNTOLD
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final int STEPS_TO_END = 60;
    private static final List<String> PERSONS = List.of("person-0", "person-1");
    private static final Remark WHY = new Remark("console:operator", "why");
    private static final Interfaces SAID = id -> {
        boolean tells = id.equals("notice") || id.equals("card");
        return new Interfaces.Handling(
                id + "-result",
                id.equals("change") ? Passage.EXPAND : tells ? Passage.TELL : Passage.ASK,
                tells ? NextAfter.RECEIPT : NextAfter.RESULT,
                InwardEnd.HANDED,
                Optional.empty(),
                Optional.empty(),
                !tells,
                Optional.empty());
    };

    /** A request as its sender meant it. */
    private record Meant(String message, int order, String person, String part, boolean hasNumber) {}

    private final PassageFixture fixture;
    private final Defect defect;
    private final Map<String, Meant> meant = new HashMap<>();
    private final Map<String, List<String>> came = new HashMap<>();
    /** Those to which the counterpart has said yes, and those that people let go on or did by hand. */
    private final Set<String> well = new HashSet<>();

    private final Set<String> byPeople = new HashSet<>();
    private final Map<String, String> corrects = new HashMap<>();
    private final Set<String> witnessed = new TreeSet<>();
    private int said;
    private Fate fate = Fate.RECEIPT;
    private Optional<Waypoint> dies = Optional.empty();
    private Station station;
    private Lane lane;
    private Parked parked;

    ChainWalk(PassageFixture fixture, Defect defect) {
        this.fixture = fixture;
        this.defect = defect;
        fixture.empty();
        begin();
    }

    /** What came about on the way. */
    Set<String> witnessed() {
        return witnessed;
    }

    void go(List<Deed> deeds) {
        for (Deed deed : deeds) {
            fate = deed.fate;
            dies = deed.dies;
            try {
                happen(deed);
            } catch (Death e) {
                witnessed.add("died");
                begin();
            }
            dies = Optional.empty();
        }
        settle();
    }

    private void happen(Deed deed) {
        switch (deed.kind) {
            case ACCEPT -> accept(deed.which);
            case STEP -> step();
            case POLL -> poll(deed.which % 4 != 0);
            case CORRECT -> correct(deed.which);
            case DECIDE -> decide(deed.which);
            case CANCEL -> cancel(deed.which);
            case DAYS_PASS -> daysPass();
            case TAKE_OVER -> begin();
        }
    }

    private void begin() {
        dies = Optional.empty();
        Incarnation run = PassageFixture.begin(fixture.store, 0);
        station = PassageFixture.under(
                fixture.station(run, waypoint -> {
                    if (dies.filter(waypoint::equals).isPresent()) {
                        throw new Death();
                    }
                }),
                SAID);
        lane = new Lane(station, PassageFixture.LINK, system -> 1, failures -> 0);
        parked = new Parked(station, Map.of(PassageFixture.LINK, new Parked.Lane(Resend.SAFE, dispatcher())));
    }

    private Dispatcher dispatcher() {
        Link link = PassageFixture.alwaysOpen(Resend.SAFE);
        Gate gate = PassageFixture.gate(link, fixture);
        return new Dispatcher(
                station,
                link.party(),
                new Dispatcher.Parts(
                        gate,
                        () -> false,
                        this::carry,
                        this::recalled,
                        Numbers.NONE,
                        new Fetches(station),
                        PassageFixture.NO_OBJECTION,
                        new Suspects(station, false),
                        Set.of(PassageFixture.LINK),
                        BusinessCalendar::everyDay,
                        system -> 1));
    }

    /** One of both persons, or of one; with the number, or, as a later change, without. */
    private void accept(int which) {
        String message = String.format("m-%02d", said++);
        List<Submission.Line> lines = new ArrayList<>();
        for (String person : which % 3 == 0 ? PERSONS : List.of(PERSONS.get(which % 2))) {
            int first = lines.size();
            boolean hasNumber = which % 5 != 0;
            for (String part : hasNumber ? List.of("number", "update", "notice", "card") : List.of("update", "card")) {
                int update = first + (hasNumber ? 2 : 1);
                int behind =
                        switch (part) {
                            case "number" -> 0;
                            case "update" -> hasNumber ? first + 1 : 0;
                            default -> update;
                        };
                String id = message + "-" + lines.size();
                meant.put(id, new Meant(message, said, person, part, hasNumber));
                lines.add(line(id, person, Optional.of(new Submission.Part(part, behind, part.equals("notice")))));
            }
        }
        new DoorLeg(station).accept(fixture.toDoor("change", message, "body"), submission("change", lines));
        if (defect == Defect.NOT_JOINED) {
            fixture.store.useTransaction(
                    handle -> handle.execute("update request set state = 'WAITING' where state = 'JOINED'"));
        }
    }

    private Submission.Line line(String id, String person, Optional<Submission.Part> part) {
        Submission.Line line = defect == Defect.HOLDS_ALL
                ? PassageFixture.line(id, PERSONS.toArray(String[]::new))
                : PassageFixture.line(id, person);
        return new Submission.Line(
                id,
                line.link(),
                line.persons(),
                line.localNumber(),
                line.purpose(),
                line.items(),
                line.received(),
                line.content(),
                line.contentDigest(),
                part,
                line.thing());
    }

    private Submission submission(String interfaceId, List<Submission.Line> lines) {
        return new Submission(
                interfaceId,
                Priority.NORMAL,
                station.businessNow().plus(Duration.ofDays(5)),
                PassageFixture.CATALOGUE,
                lines);
    }

    /** The lane goes on, as its thread would. */
    private void step() {
        if (defect == Defect.UNTOLD) {
            fixture.store.useTransaction(handle -> handle.execute("delete from freed"));
        }
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
                new Sending.Ways(this::carry, this::recalled, Numbers.NONE),
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
        if (!broken.isEmpty()) {
            throw broken.get(0);
        }
    }

    private final List<AssertionError> broken = new ArrayList<>();

    private Carried carry(Claim claim) {
        if (fate == Fate.TURNED_AWAY) {
            throw Finding.of(TransportError.CLOSED).asException();
        }
        try {
            arrives(claim.request().id());
        } catch (AssertionError e) {
            broken.add(e); // a send takes every fault for its own
        }
        if (fate == Fate.LOST) {
            throw new IllegalStateException("the receipt is lost");
        }
        return Carried.to("receipt-" + claim.request().id());
    }

    private Optional<String> recalled(Request request) {
        String person = known(request.id()).person;
        return of(person).contains(request.id()) ? Optional.of("receipt-" + request.id()) : Optional.empty();
    }

    private List<String> of(String person) {
        return came.computeIfAbsent(person, none -> new ArrayList<>());
    }

    private Meant known(String id) {
        return Optional.ofNullable(meant.get(id)).orElseThrow();
    }

    /** The counterpart has it, for the first time: it may only be what has its turn. */
    private void arrives(String id) {
        Meant it = known(id);
        List<String> before = of(it.person);
        if (before.contains(id)) {
            return;
        }
        boolean isLetGo = byPeople.contains(id);
        if (it.part.equals("update") && it.hasNumber) {
            assertThat(isLetGo || isDone(it, "number"))
                    .as(id + " after its number")
                    .isTrue();
        }
        if (it.part.equals("card")) {
            assertThat(isLetGo || isDone(it, "update"))
                    .as(id + " after its update")
                    .isTrue();
        }
        if (it.part.equals("notice") && !isLetGo && !isDone(it, "update")) {
            assertThat(before).as("before " + id).isNotEmpty();
            Meant last = known(before.get(before.size() - 1));
            assertThat(last.message + " " + last.part).as("right before " + id).isEqualTo(it.message + " update");
        }
        if (!corrects.containsKey(id)) {
            meant.forEach((other, earlier) -> {
                if (earlier.person.equals(it.person) && earlier.order < it.order && !corrects.containsKey(other)) {
                    assertThat(before.contains(other) || !isOpen(other))
                            .as(other + " before " + id)
                            .isTrue();
                }
            });
        }
        before.add(id);
    }

    /** Whether a part of the same message and person is done: said so, by hand, or by a correction. */
    private boolean isDone(Meant it, String part) {
        return meant.entrySet().stream()
                .filter(each -> each.getValue().person.equals(it.person)
                        && each.getValue().part.equals(part)
                        && (each.getValue().message.equals(it.message)
                                || it.message.equals(corrects.get(each.getKey()))))
                .anyMatch(each ->
                        well.contains(each.getKey()) || byPeople.contains(each.getKey()) && isEnded(each.getKey()));
    }

    /** Whether the gateway has it, and it has not ended: a message that was not accepted never comes. */
    private boolean isOpen(String id) {
        return !fixture.query("select id from request where id = ? and state <> 'ENDED'", id)
                .isEmpty();
    }

    private boolean isEnded(String id) {
        return !fixture.query("select id from request where id = ? and state = 'ENDED'", id)
                .isEmpty();
    }

    /** What the counterpart has decided is fetched. */
    private void poll(boolean isWell) {
        ReturnLeg answers = new ReturnLeg(station, PassageFixture.LINK);
        for (String id : fixture.query("select id from request where state = 'SENT' order by id")) {
            Letter letter = new Letter(
                    new Head(
                            "demo",
                            PassageFixture.LINK,
                            "gateway",
                            "result",
                            "a-" + id,
                            Optional.of(id),
                            Optional.of("0".repeat(64)),
                            Instant.EPOCH),
                    new byte[0],
                    "d-" + id);
            boolean yes = isWell || !known(id).part.equals("number");
            if (yes) {
                well.add(id);
            }
            try {
                answers.take(
                        answers.match(letter),
                        new ReturnLeg.Answer(PassageFixture.result(id), true, yes),
                        PassageFixture.CATALOGUE);
                witnessed.add(yes ? "done" : "not done");
                lane.leave(id);
            } catch (SekishoException e) {
                assertThat(e.code().wire()).startsWith("ANSWER-");
            }
            if (defect == Defect.NOT_HELD_BACK) {
                fixture.store.useTransaction(handle -> {
                    handle.execute("insert into freed (link, request_id) select link, id from request"
                            + " where state = 'HELD_BACK' and not exists (select 1 from freed where request_id = id)");
                    handle.execute("update request set state = 'WAITING' where state = 'HELD_BACK'");
                });
            }
        }
    }

    private void correct(int which) {
        List<String> held = fixture.query("select id from request where state = 'HELD_BACK' order by id");
        if (held.isEmpty()) {
            return;
        }
        Meant it = known(held.get(which % held.size()));
        String id = String.format("c-%02d", said++);
        Arrival arrival = fixture.correction("number", id, it.message);
        Submission submission = submission("number", List.of(line(id, it.person, Optional.empty())));
        meant.put(id, new Meant(id, said, it.person, "number", false));
        corrects.put(id, it.message);
        DoorLeg.Reception reception = new DoorLeg(station)
                .accept(new DoorLeg.Entry(arrival, submission), handle -> new Correction(arrival, submission)
                        .in(handle)
                        .map(why -> new DoorLeg.CountsNot(why, List.of())));
        witnessed.add(reception == DoorLeg.Reception.ACCEPTED ? "corrected" : "nothing to correct");
        if (defect == Defect.NOT_RELEASED) {
            fixture.store.useTransaction(
                    handle -> handle.execute("update follower set leader_id = 'nobody' where corrected"));
        }
    }

    private void decide(int which) {
        List<String> held = fixture.query("select id from request where state = 'HELD_BACK' order by id");
        if (held.isEmpty()) {
            return;
        }
        String id = held.get(which % held.size());
        if (which % 3 == 0) {
            byPeople.add(id);
            parked.sendAgain(id, WHY);
            lane.again(id);
            witnessed.add("let go");
        } else if (which % 3 == 1) {
            byPeople.add(id);
            TwoPeople.settle(station, parked, id, WHY);
            lane.leave(id);
            witnessed.add("settled");
        } else {
            TwoPeople.giveUp(station, parked, id, WHY);
            lane.leave(id);
            witnessed.add("given up");
        }
    }

    private void cancel(int which) {
        List<String> messages = fixture.query("select sender_id from message where line_count > 0 order by sender_id");
        if (!messages.isEmpty()) {
            new DoorLeg(station)
                    .cancel(
                            fixture.cancellation("x-" + said++, messages.get(which % messages.size())),
                            PassageFixture.CATALOGUE)
                    .forEach(ended -> lane.leave(ended.id()));
        }
    }

    private void daysPass() {
        fixture.time.updateAndGet(now -> now.plus(Duration.ofDays(6)));
        Map<String, Instant> fetched = Map.of("number", station.businessNow(), "update", station.businessNow());
        PassageFixture.deadlines(station).pass(new Fetches.Known(fetched, Set.of()), 1_000, lane::leave);
        witnessed.add("days passed");
    }

    /** First all goes on of those of whom nothing is held back; then everything is corrected, and each message has its outcome. */
    private void settle() {
        fate = Fate.RECEIPT;
        goOn();
        giveUpParked();
        goOn();
        Set<String> stuck = new HashSet<>();
        fixture.query("select id from request where state = 'HELD_BACK'").forEach(id -> stuck.add(known(id).person));
        for (String id : fixture.query("select id from request where state <> 'ENDED'")) {
            assertThat(stuck).as("whoever holds up " + id).contains(known(id).person);
        }
        for (int turn = 0; turn < STEPS_TO_END && !stuck.isEmpty(); turn++) {
            List<String> before = states();
            correct(0);
            goOn();
            if (states().stream().filter(before::contains).count() == before.size()) {
                decide(1); // its leader was not a number: nobody can correct that
                assertThat(defect)
                        .as("a correction lets go on what it corrects")
                        .isNotEqualTo(Defect.NOT_RELEASED);
                goOn();
            }
        }
        assertThat(fixture.query("select id from request where state <> 'ENDED'"))
                .isEmpty();
        assertThat(fixture.query("select m.id from message m where not exists"
                        + " (select 1 from outcome o where o.message_id = m.id)"))
                .isEmpty();
        assertThat(fixture.query("select request_id from freed")).isEmpty();
    }

    /** What was in doubt beyond its deadline: nobody else can end it. */
    private void giveUpParked() {
        for (String id : fixture.query("select id from request where state = 'PARKED' order by id")) {
            TwoPeople.giveUp(station, parked, id, WHY);
            lane.leave(id);
            witnessed.add("parked");
        }
    }

    private void goOn() {
        List<String> before = List.of();
        for (List<String> now = states(); !now.equals(before); now = states()) {
            before = now;
            step();
            step();
            poll(true);
        }
    }

    private List<String> states() {
        return fixture.query("select id || ' ' || state || ' ' || attempts from request order by id");
    }
}
