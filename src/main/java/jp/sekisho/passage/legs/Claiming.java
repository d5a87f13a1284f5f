package jp.sekisho.passage.legs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.count.Counter;
import jp.sekisho.passage.count.Next;
import jp.sekisho.passage.count.Numbering;
import jp.sekisho.passage.legs.DispatchLeg.Claimed;
import jp.sekisho.passage.legs.DispatchLeg.Objected;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.seal.Seal;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What an attempt to claim makes of each request, by the state of its row, the permits of now, and what its link says. Thread safe. */
final class Claiming {
    private static final Set<RequestEvent> CLAIMS = Set.of(RequestEvent.CLAIMED, RequestEvent.RESUMED);

    private final Resend resend;
    private final Requests requests;
    private final Bodies bodies;
    private final Endings endings;
    private final Numbering numbering;
    private final Lines lines;

    /** @param resend what may be done about a request that may have reached the counterpart */
    Claiming(Station station, Resend resend) {
        this.resend = resend;
        this.requests = new Requests(station);
        this.bodies = new Bodies(station.vault());
        this.endings = new Endings(station);
        this.numbering = new Numbering(station);
        this.lines = new Lines(station);
    }

    /**
     * Moves the requests as their rows say; belongs in one transaction.
     *
     * @param records is given what the ledger is to say of it
     */
    Claimed claim(Handle handle, List<String> ids, Recheck.Judge judge, List<LedgerEntry> records) {
        Claimed found = Claimed.nothing();
        Map<String, Request> rows = new HashMap<>();
        SortedMap<String, RequestEvent> events = new TreeMap<>();
        for (Request request : requests.find(handle, ids)) {
            rows.put(request.id(), request);
            event(request, judge, found).ifPresent(event -> events.put(request.id(), event));
        }
        Numbers numbers = numbers(handle, rows, events, judge, found);
        RequestData data = requestData(
                handle, rows, events.keySet().stream().filter(id -> events.get(id) != RequestEvent.SET_ASIDE));
        data.unreadable.forEach(id -> events.put(id, RequestEvent.SET_ASIDE));

        Set<String> moved = requests.move(handle, events);
        List<String> unmoved =
                events.keySet().stream().filter(id -> !moved.contains(id)).toList();
        requests.find(handle, unmoved).forEach(request -> found.unclaimed().put(request.id(), request.state()));
        events.keySet().retainAll(moved);

        numbers.unfit.keySet().retainAll(moved);
        numbers.unfit.forEach((id, why) -> records.addAll(endings.parked(handle, Set.of(id), why, judge.catalogue())));
        List<String> unreadable = with(RequestEvent.SET_ASIDE, events)
                .filter(id -> !numbers.unfit.containsKey(id))
                .toList();
        List<String> doubtful = with(RequestEvent.DOUBT, events).toList();
        records.addAll(endings.unreadable(handle, unreadable, judge.catalogue()));
        records.addAll(endings.parked(handle, doubtful, DispatchLeg.DOUBTFUL, judge.catalogue()));
        events.forEach((id, event) -> {
            if (CLAIMS.contains(event)) {
                Request row = known(rows.get(id));
                found.claims()
                        .add(
                                event == RequestEvent.RESUMED
                                        ? data.resumed(row, judge.objection(row), numbering.isLost(row))
                                        : claimed(handle, row, data, numbers));
            } else {
                found.unclaimed().put(id, RequestState.PARKED);
            }
        });
        records.addAll(records(LedgerEvent.SENDING, found.claims(), judge.catalogue()));
        return found;
    }

    /**
     * The numbers that those get that are claimed.
     *
     * @param unfit those that may not leave as they are converted now
     */
    private record Numbers(Map<String, Next.Free> free, Map<String, Finding> unfit) {}

    /** Of what needs a number, only that stays to be claimed for which it is free. */
    private Numbers numbers(
            Handle handle,
            Map<String, Request> rows,
            SortedMap<String, RequestEvent> events,
            Recheck.Judge judge,
            Claimed found) {
        Numbers numbers = new Numbers(new HashMap<>(), new TreeMap<>());
        Set<Counter> given = new HashSet<>();
        for (String id : with(RequestEvent.CLAIMED, events).toList()) {
            Request row = known(rows.get(id));
            if (numbering.rule(row).isEmpty()) {
                continue;
            }
            AcceptedLine line = lines.accepted(handle, row);
            Next next =
                    numbering.next(handle, row, line.person(), given, number -> judge.numbered(handle, line, number));
            if (next instanceof Next.Free free) {
                numbers.free.put(id, free);
                given.add(free.counter());
            } else if (next instanceof Next.Unfit unfit) {
                numbers.unfit.put(id, unfit.why());
                events.put(id, RequestEvent.SET_ASIDE);
            } else {
                events.remove(id);
                if (next instanceof Next.Unasked unasked) {
                    found.unasked().add(unasked.question());
                } else {
                    found.behind().add(id);
                }
            }
        }
        return numbers;
    }

    private Claim claimed(Handle handle, Request row, RequestData data, Numbers numbers) {
        Optional<Next.Free> free = Optional.ofNullable(numbers.free.get(row.id()));
        free.ifPresent(number -> {
            requests.number(handle, row.id(), number.number(), Seal.canonicalDigest(number.content()));
            bodies.replace(handle, new Bodies.Body(row.id(), Bodies.Kind.NUMBERED, number.content()));
            numbering.give(handle, row.id(), number);
        });
        return free.map(number -> data.claimed(row.numbered(number.number()), number.content()))
                .orElseGet(() -> data.claimed(row));
    }

    /** What a claim does to a request. The row decides, not the entry: a fault may have hidden whether a commit was made. */
    private Optional<RequestEvent> event(Request request, Recheck.Judge judge, Claimed found) {
        switch (request.state()) {
            case WAITING -> {
                Optional<Finding> objection = judge.objection(request);
                objection.ifPresent(finding -> found.objected().add(new Objected(request, finding)));
                return objection.isPresent() ? Optional.empty() : Optional.of(RequestEvent.CLAIMED);
            }
            case SENDING -> {
                // where a second attempt could do it twice: whatever came of the one before, nobody knows
                return Optional.of(resend == Resend.NEVER ? RequestEvent.DOUBT : RequestEvent.RESUMED);
            }
            case FOLLOWING, JOINED, AWAITING, HELD_BACK -> found.unclaimed().put(request.id(), request.state());
            case PARKED -> {
                // perhaps it has a state that is none: then it is parked in earnest
                return Optional.of(RequestEvent.SET_ASIDE);
            }
            case SENT, ENDED -> found.unclaimed().put(request.id(), request.state());
        }
        return Optional.empty();
    }

    private static Stream<String> with(RequestEvent event, SortedMap<String, RequestEvent> events) {
        return events.entrySet().stream()
                .filter(each -> each.getValue() == event)
                .map(Map.Entry::getKey);
    }

    /** The persons and contents of requests, and the ids of those where they cannot be read. */
    private record RequestData(
            Map<String, List<String>> persons, Map<String, byte[]> contents, Set<String> unreadable) {
        Claim claimed(Request request) {
            return claimed(request, known(contents.get(request.id())));
        }

        Claim claimed(Request request, byte[] content) {
            return claim(request, content, false, Optional.empty(), false);
        }

        Claim resumed(Request request, Optional<Finding> objection, boolean lost) {
            return claim(request, known(contents.get(request.id())), true, objection, lost);
        }

        private Claim claim(
                Request request, byte[] content, boolean inDoubt, Optional<Finding> objection, boolean lost) {
            List<String> concerned = known(persons.get(request.id()));
            return new Claim(request, concerned, content, inDoubt, objection, lost, Optional.empty());
        }
    }

    private RequestData requestData(Handle handle, Map<String, Request> rows, Stream<String> of) {
        List<String> ids = of.sorted().toList();
        Map<String, List<String>> persons = requests.persons(handle, ids);
        Map<Boolean, List<String>> byNumbered = ids.stream()
                .collect(Collectors.partitioningBy(
                        id -> known(rows.get(id)).number().isPresent()));
        Map<String, byte[]> contents =
                new HashMap<>(bodies.readable(handle, known(byNumbered.get(false)), Bodies.Kind.CONTENT));
        if (!known(byNumbered.get(true)).isEmpty()) {
            contents.putAll(bodies.readable(handle, known(byNumbered.get(true)), Bodies.Kind.NUMBERED));
        }
        Set<String> unreadable = ids.stream()
                .filter(id -> !persons.containsKey(id) || !contents.containsKey(id))
                .collect(Collectors.toSet());
        return new RequestData(persons, contents, unreadable);
    }

    private static <T> T known(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a request without its row, persons or content");
        }
        return value;
    }

    private static List<LedgerEntry> records(LedgerEvent event, List<Claim> claims, String catalogue) {
        Endings.Said said = new Endings.Said(event, "", "", catalogue);
        return claims.stream()
                .flatMap(claim -> Endings.records(claim.persons(), claim.request(), said).stream())
                .toList();
    }
}
