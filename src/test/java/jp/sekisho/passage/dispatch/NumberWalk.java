package jp.sekisho.passage.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.sekisho.boundary.InwardEnd;
import jp.sekisho.boundary.NextAfter;
import jp.sekisho.boundary.NumberAtClaim;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.AsideError;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.TwoPeople;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.count.Numbered;
import jp.sekisho.passage.gate.Fetches;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Recheck;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.watch.Suspects;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Letter;
import jp.sekisho.transport.TransportError;
import org.jdbi.v3.core.Handle;

/**
 * One walk of messages that a counterpart counts: real legs, lane and tables, a counterpart that is asked and answers as it likes, a
 * gateway that dies where it is told to, a layout that changes, tables that are put back. Mutable; used by one thread.
 */
final class NumberWalk {
    private static final String INTERFACE = "update";
    private static final Remark WHY = new Remark("local:kinoshita", "相手に確かめた");
    private static final int STEPS_TO_END = 60;

    /** What happens next. */
    enum Kind {
        ACCEPT,
        STEP,
        DECIDE,
        POLL,
        CANCEL,
        DAYS_PASS,
        SET_ASIDE,
        SEND_AGAIN,
        WITHDRAW,
        LAYOUT_CHANGES,
        LATE_COPY,
        KEEP,
        RESTORE,
        TAKE_OVER
    }

    /** What comes of a send. */
    enum Fate {
        RECEIPT,
        TAKEN_AND_UNSAID,
        LOST,
        TURNED_AWAY,
        REJECTED,
        DIES_AND_IT_ARRIVES,
        DIES_AND_IT_IS_LOST,
        DIES_AND_IT_ARRIVES_LATER
    }

    /**
     * A deed.
     *
     * @param which of the requests, counted round
     * @param dies the instant at which the gateway dies, if it comes by
     */
    record Deed(Kind kind, int which, Fate fate, Optional<Waypoint> dies) {}

    /** The process is gone: not a fault that a leg could deal with. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** A defect that is planted; the walks find it. */
    enum Defect {
        NONE,
        /** What was converted is not sent again: it is converted anew. */
        CONVERTED_ANEW,
        /** Nobody asks for what may have been sent before a restore. */
        NOT_ASKED_FOR,
        /** The number of one that is overdue is given to the next. */
        OVERDUE_FREES,
        /** Turned away in doubt, it gives its number back. */
        DOUBT_FREES
    }

    private final PassageFixture fixture;
    private final boolean shared;
    private final Defect defect;
    private final Counterpart there;
    private final List<String> ids = new ArrayList<>();
    private final List<Map.Entry<String, byte[]>> late = new ArrayList<>();
    private final Set<String> witnessed = new TreeSet<>();
    private Set<String> settledUnder = new HashSet<>();
    private boolean kept;
    private int layout = 1;
    private Fate fate = Fate.RECEIPT;
    private Optional<Waypoint> dies = Optional.empty();
    private Station station;
    private Lane lane;
    private Parked parked;

    NumberWalk(PassageFixture fixture, boolean shared, Defect defect) {
        this.fixture = fixture;
        this.shared = shared;
        this.defect = defect;
        this.there = new Counterpart(shared);
        fixture.empty();
        begin(0);
    }

    private void begin(long lastSeen) {
        dies = Optional.empty();
        Incarnation run = PassageFixture.begin(fixture.store, lastSeen);
        station = PassageFixture.under(
                fixture.station(run, waypoint -> {
                    if (dies.filter(waypoint::equals).isPresent()) {
                        throw new Death();
                    }
                }),
                interfaces());
        lane = new Lane(station, PassageFixture.LINK, system -> 1, failures -> 0);
        parked = new Parked(station, Map.of(PassageFixture.LINK, new Parked.Lane(Resend.SAFE, dispatcher(station))));
        if (defect == Defect.NOT_ASKED_FOR && run.restored()) {
            fixture.store.useTransaction(
                    handle -> handle.execute("update request set state = 'WAITING', in_doubt = false"
                            + " where state = 'SENDING' and counted_number is null"));
        }
    }

    private Interfaces interfaces() {
        NumberAtClaim number =
                new NumberAtClaim("n", shared ? NumberAtClaim.Per.LINK : NumberAtClaim.Per.PERSON, 1, Optional.empty());
        return id -> new Interfaces.Handling(
                id + "-result", Passage.ASK, NextAfter.RESULT, InwardEnd.HANDED, Optional.of(number), Optional.empty());
    }

    private Dispatcher dispatcher(Station of) {
        Link link = PassageFixture.alwaysOpen(Resend.SAFE);
        Gate gate = PassageFixture.gate(link, fixture);
        return new Dispatcher(
                of,
                link.party(),
                new Dispatcher.Parts(
                        gate,
                        () -> false,
                        this::carry,
                        there::recall,
                        there,
                        new Fetches(of),
                        recheck(),
                        new Suspects(of, false),
                        Set.of(PassageFixture.LINK),
                        BusinessCalendar::everyDay,
                        system -> 1));
    }

    private Recheck recheck() {
        return () -> new Recheck.Judge() {
            @Override
            public Optional<Finding> objection(Request request) {
                return Optional.empty();
            }

            @Override
            public String catalogue() {
                return PassageFixture.CATALOGUE;
            }

            @Override
            public Numbered numbered(Handle handle, AcceptedLine line, long number) {
                return new Numbered(Counterpart.content(number, line.person(), layout), line.person());
            }
        };
    }

    private Carried carry(Claim claim) {
        String id = claim.request().id();
        byte[] content = defect == Defect.CONVERTED_ANEW
                ? Counterpart.content(
                        claim.request().number().orElseThrow(), claim.persons().get(0), layout)
                : claim.content();
        switch (fate) {
            case RECEIPT -> there.comes(id, content);
            case TAKEN_AND_UNSAID -> {
                there.comes(id, content);
                throw Finding.of(TransportError.FAULT).asException();
            }
            case LOST -> throw Finding.of(TransportError.FAULT).asException();
            case TURNED_AWAY -> throw Finding.of(TransportError.CLOSED).asException();
            case REJECTED -> throw Finding.of(TransportError.REJECTED).asException();
            case DIES_AND_IT_ARRIVES -> {
                there.comes(id, content);
                throw new Death();
            }
            case DIES_AND_IT_IS_LOST -> throw new Death();
            case DIES_AND_IT_ARRIVES_LATER -> {
                late.add(Map.entry(id, content));
                throw new Death();
            }
        }
        return Carried.to("receipt");
    }

    Set<String> witnessed() {
        return witnessed;
    }

    void go(List<Deed> deeds) {
        Thread self = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = self.getUncaughtExceptionHandler();
        self.setUncaughtExceptionHandler((thread, fault) -> {
            throw (Error) fault;
        });
        try {
            deeds.forEach(this::go);
            end();
        } finally {
            self.setUncaughtExceptionHandler(before);
        }
    }

    private void go(Deed deed) {
        dies = deed.dies();
        fate = deed.fate();
        try {
            act(deed);
        } catch (Death death) {
            witnessed.add("died");
            begin(0);
        }
        dies = Optional.empty();
    }

    private void act(Deed deed) {
        switch (deed.kind()) {
            case ACCEPT -> accept(deed.which());
            case STEP -> step();
            case DECIDE -> one(deed).ifPresent(id -> there.decide(id, deed.which() % 3 != 0));
            case POLL -> poll();
            case CANCEL -> one(deed).ifPresent(this::cancel);
            case DAYS_PASS -> daysPass();
            case SET_ASIDE -> one(deed).ifPresent(this::setAside);
            case SEND_AGAIN -> one(deed).ifPresent(this::sendAgain);
            case WITHDRAW -> one(deed).ifPresent(this::withdraw);
            case LAYOUT_CHANGES -> layout++;
            case LATE_COPY -> lateCopies();
            case KEEP -> {
                fixture.kept().keep();
                kept = true;
            }
            case RESTORE -> restore();
            case TAKE_OVER -> begin(0);
        }
    }

    private Optional<String> one(Deed deed) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(deed.which() % ids.size()));
    }

    private void accept(int which) {
        String id = "r-" + (ids.size() + 1);
        ids.add(id);
        Submission submission = new Submission(
                INTERFACE,
                Priority.NORMAL,
                fixture.time.get().plus(Duration.ofDays(5)),
                PassageFixture.CATALOGUE,
                List.of(PassageFixture.line(id, "person-" + which % 2)));
        new DoorLeg(station).accept(fixture.toDoor(INTERFACE, "m-" + id, "body"), submission);
    }

    /** The lane goes on, as its thread would. */
    private void step() {
        while (lane.feed()) {
            // page by page
        }
        lane.wakeRested(System.nanoTime());
        List<LaneEntry> picked = lane.pick(EnumSet.allOf(Priority.class), 2);
        DispatchLeg leg = new DispatchLeg(station, recheck(), Resend.SAFE);
        Link link = PassageFixture.alwaysOpen(Resend.SAFE);
        Sending sending = new Sending(
                station,
                Resend.SAFE,
                PassageFixture.gate(link, fixture),
                new Sending.Ways(this::carry, there::recall, there),
                leg);
        DispatchLeg.Claimed claimed = leg.claim(picked);
        for (LaneEntry entry : picked) {
            String id = entry.requestId();
            Optional<Claim> claim = claimed.claims().stream()
                    .filter(each -> each.request().id().equals(id))
                    .findFirst();
            boolean asked = claimed.unasked().stream()
                    .anyMatch(question -> question.request().id().equals(id));
            if (claim.isPresent()) {
                witnessed.addAll(claim.get().lost() ? Set.of("asked for") : Set.of());
                witnessed.addAll(claim.get().inDoubt() ? Set.of("resumed") : Set.of());
                lane.setOut(entry);
                lane.settle(entry, sending.send(entry, claim.get()));
                doubtFrees(claim.get());
            } else if (asked) {
                lane.setOut(entry);
                claimed.unasked().stream()
                        .filter(question -> question.request().id().equals(id))
                        .forEach(question -> lane.settle(entry, sending.ask(question)));
            } else if (claimed.behind().contains(id)) {
                witnessed.add("behind");
                lane.retry(entry);
            } else {
                lane.notClaimed(entry, Optional.ofNullable(claimed.unclaimed().get(id)));
            }
        }
    }

    private void doubtFrees(Claim claim) {
        if (defect == Defect.DOUBT_FREES && claim.inDoubt() && fate == Fate.TURNED_AWAY) {
            fixture.store.useTransaction(handle -> handle.execute(
                    "update request set state = 'WAITING', in_doubt = false, counted_number = null"
                            + " where state = 'SENDING' and id = ?",
                    claim.request().id()));
        }
    }

    /** What the counterpart has decided is fetched. */
    private void poll() {
        ReturnLeg answers = new ReturnLeg(station, PassageFixture.LINK);
        there.decided().forEach((id, counted) -> {
            Letter letter = new Letter(
                    new Head(
                            "demo",
                            PassageFixture.LINK,
                            "gateway",
                            INTERFACE + "-result",
                            "a-" + id,
                            Optional.of(id),
                            Optional.of(there.digest(id)),
                            Instant.EPOCH),
                    new byte[0],
                    "d-" + id);
            try {
                if (answers.ended(letter).isEmpty()) {
                    answers.take(
                            answers.match(letter),
                            new ReturnLeg.Answer(PassageFixture.result(id), counted, counted),
                            PassageFixture.CATALOGUE);
                    witnessed.add(counted ? "counted" : "refused");
                    lane.leave(id);
                }
            } catch (SekishoException e) {
                // too late, unknown to older tables, or not sent by them yet: it is fetched again
                assertThat(e.code().wire()).startsWith("ANSWER-");
            }
        });
    }

    private void cancel(String id) {
        new DoorLeg(station).cancel(fixture.cancellation("c-" + id + "-" + System.nanoTime(), "m-" + id), "c-1");
        if (isIn(id, "ENDED")) {
            lane.leave(id);
        }
    }

    private void daysPass() {
        fixture.time.updateAndGet(now -> now.plus(Duration.ofDays(6)));
        PassageFixture.deadlines(station)
                .pass(
                        new Fetches.Known(
                                Map.of(INTERFACE, station.businessNow()),
                                there.decided().keySet()),
                        1_000,
                        lane::leave);
        if (!fixture.query("select id from request where state = 'PARKED' and reason = 'PASSAGE-020'")
                .isEmpty()) {
            witnessed.add("parked");
        }
        if (defect == Defect.OVERDUE_FREES) {
            fixture.store.useTransaction(handle -> handle.execute("update request set state = 'ENDED',"
                    + " open_until = null, open_part = null where state = 'PARKED' and counted_number is not null"));
            lane = new Lane(station, PassageFixture.LINK, system -> 1, failures -> 0);
        }
    }

    /** One in doubt is a person's to decide. */
    private void setAside(String id) {
        if (isIn(id, "SENDING")) {
            new DispatchLeg(station, recheck(), Resend.SAFE).setAside(id, Finding.of(AsideError.DEADLY, "crashes", 3));
        }
    }

    private void sendAgain(String id) {
        if (isIn(id, "PARKED")) {
            try {
                parked.sendAgain(id, WHY);
                lane.again(id);
                witnessed.add("sent again");
            } catch (SekishoException e) {
                assertThat(e.code()).isEqualTo(ParkedError.NEVER_TAKEN);
                settle(id);
            }
        }
    }

    private void settle(String id) {
        TwoPeople.settle(station, parked, id, WHY);
        settledUnder.add(id);
        witnessed.add("settled");
        lane.leave(id);
    }

    private void withdraw(String id) {
        if (!isIn(id, "PARKED")) {
            return;
        }
        try {
            parked.withdraw(id, WHY);
            witnessed.add("withdrawn");
            settle(id);
        } catch (SekishoException e) {
            assertThat(e.code()).isIn(ParkedError.TAKEN_THERE, ParkedError.NOTHING_TO_WITHDRAW);
        }
    }

    private boolean isIn(String id, String state) {
        return fixture.query("select state from request where id = ?", id).contains(state);
    }

    private void lateCopies() {
        late.forEach(copy -> {
            try {
                there.comes(copy.getKey(), copy.getValue());
                witnessed.add("came late");
            } catch (SekishoException e) {
                assertThat(e.code()).isEqualTo(TransportError.REJECTED);
            }
        });
        late.clear();
    }

    /** Old connections are closed, and what these tables do not know the counterpart has decided, before anybody lets the gate open. */
    private void restore() {
        if (!kept) {
            return;
        }
        long epoch = station.epoch();
        fixture.kept().putBack();
        kept = false;
        lateCopies();
        Set<String> known = Set.copyOf(fixture.query("select id from request"));
        there.ids().stream()
                .filter(id -> !known.contains(id) || isIn(id, "ENDED"))
                .sorted()
                .forEach(id -> there.decide(id, true));
        witnessed.add("restored");
        begin(epoch + 1);
    }

    /** Everything comes to its end. */
    private void end() {
        lateCopies();
        fate = Fate.RECEIPT;
        for (int i = 0; i < STEPS_TO_END && !open().isEmpty(); i++) {
            step();
            there.ids().stream().sorted().forEach(id -> there.decide(id, true));
            poll();
            ids.forEach(this::sendAgain);
            if (i % 10 == 9) {
                daysPass();
            }
        }
        assertThat(open()).as("nobody waits for ever").isEmpty();
        Map<String, Boolean> decided = there.decided();
        Set<String> counted = decided.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        Set<String> known = Set.copyOf(fixture.query("select id from request"));
        Set<String> results = Set.copyOf(fixture.query("select id from request where ending = 'RESULT'"));
        assertThat(decided.keySet()).containsAll(results);
        counted.stream()
                .filter(known::contains)
                .filter(id -> fixture.query("select ending from request where id = ?", id)
                        .contains("EXPIRED"))
                .forEach(id -> assertThat(id)
                        .as("counted, and its sender has heard EXPIRED")
                        .isNull());
        assertThat(fixture.store.inTransaction(LedgerVerifier::verify).findings())
                .isEmpty();
    }

    private List<String> open() {
        return fixture.query("select id || ' ' || state from request where state <> 'ENDED'");
    }
}
