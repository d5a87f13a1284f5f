package jp.sekisho.passage.chain;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.sekisho.passage.Interfaces;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.StateTable;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.fact.Fact;
import jp.sekisho.passage.fact.Facts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * Which lines wait for what rooms are to learn of their persons. One that waits holds back the later ones of its interface about the same
 * persons, which wait with it, and nothing else. While a line waits it has a row for each of its persons. Thread safe.
 */
public final class Awaited {
    private final Interfaces interfaces;
    private final Facts facts;

    public Awaited(Interfaces interfaces, Facts facts) {
        this.interfaces = interfaces;
        this.facts = facts;
    }

    /**
     * A line that has to wait.
     *
     * @param lacking its persons of whom the fact is not known; empty if it only waits behind another line
     */
    public record Wait(String interfaceId, Fact fact, Set<String> lacking) {}

    /** A person, and an interface by whose messages about that person something is awaited. */
    private record Held(String interfaceId, String person) {}

    /**
     * Which lines have to wait, by their ids, of messages that are being accepted. What rooms know of their persons stays as it is until the
     * transaction ends. Belongs before the ledger.
     */
    public Map<String, Wait> judge(Handle handle, List<Submission> submissions) {
        SortedMap<Fact, SortedSet<String>> asked = new TreeMap<>();
        for (Submission submission : submissions) {
            submission.lines().forEach(line -> fact(submission, line)
                    .ifPresent(fact ->
                            asked.computeIfAbsent(fact, none -> new TreeSet<>()).addAll(line.persons())));
        }
        Map<Fact, Set<String>> lacking = new EnumMap<>(Fact.class);
        Set<Held> held = new HashSet<>();
        asked.forEach((fact, persons) -> {
            lacking.put(fact, facts.lacking(handle, fact, persons));
            held.addAll(held(handle, persons));
        });
        Map<String, Wait> waits = new HashMap<>();
        for (Submission submission : submissions) {
            for (Submission.Line line : submission.lines()) {
                fact(submission, line)
                        .map(fact -> waitOf(submission.interfaceOf(line), fact, line, lacking))
                        .filter(wait -> isNeeded(wait, line, held))
                        .ifPresent(wait -> {
                            waits.put(line.requestId(), wait);
                            line.persons().forEach(person -> held.add(new Held(wait.interfaceId, person)));
                        });
            }
        }
        return waits;
    }

    private Optional<Fact> fact(Submission submission, Submission.Line line) {
        return interfaces.of(submission.interfaceOf(line)).waitsFor();
    }

    private static Wait waitOf(String interfaceId, Fact fact, Submission.Line line, Map<Fact, Set<String>> lacking) {
        Set<String> own = new TreeSet<>(line.persons());
        own.retainAll(lacking.getOrDefault(fact, Set.of()));
        return new Wait(interfaceId, fact, own);
    }

    private static boolean isNeeded(Wait wait, Submission.Line line, Set<Held> held) {
        return !wait.lacking.isEmpty()
                || line.persons().stream().anyMatch(person -> held.contains(new Held(wait.interfaceId, person)));
    }

    private static List<Held> held(Handle handle, Collection<String> persons) {
        return handle.createQuery(
                        "select distinct interface_id, person from awaited where person = any(cast(? as varchar array))")
                .bindArray(0, String.class, List.copyOf(persons))
                .map((row, context) -> new Held(row.getString("interface_id"), row.getString("person")))
                .list();
    }

    /** These wait from now on; {@code numbers} are in the order of lines and persons. */
    public static void open(Handle handle, Map<String, Wait> waits, List<Submission.Line> lines, List<Long> numbers) {
        if (waits.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("insert into awaited"
                + " (request_id, person, number, link, interface_id, fact, known) values (?, ?, ?, ?, ?, ?, ?)");
        Iterator<Long> number = numbers.iterator();
        for (Submission.Line line : lines) {
            Optional<Wait> wait = Optional.ofNullable(waits.get(line.requestId()));
            for (String person : line.persons()) {
                long place = number.next();
                wait.ifPresent(each -> batch.bind(0, line.requestId())
                        .bind(1, person)
                        .bind(2, place)
                        .bind(3, line.link())
                        .bind(4, each.interfaceId)
                        .bind(5, each.fact.id())
                        .bind(6, !each.lacking.contains(person))
                        .add());
            }
        }
        batch.execute();
    }

    /** A room has learned the fact about a person. Call it in the room's transaction, after the room's own rows. */
    public static void known(Handle handle, Fact fact, String person) {
        handle.createUpdate("update awaited set known = true where fact = ? and person = ? and not known")
                .bind(0, fact.id())
                .bind(1, person)
                .execute();
    }

    /** Those that may enter the lane of a link: of all of their persons it is known, and none waits before them. */
    public static List<String> ready(Handle handle, String link) {
        return handle.createQuery("select distinct a.request_id from awaited a where a.link = ? and a.known"
                        + " and not exists (select 1 from awaited own where own.request_id = a.request_id and not own.known)"
                        + " and not exists (select 1 from awaited own join awaited earlier on earlier.person = own.person"
                        + " and earlier.interface_id = own.interface_id and earlier.number < own.number"
                        + " where own.request_id = a.request_id) order by a.request_id")
                .bind(0, link)
                .mapTo(String.class)
                .list();
    }

    /** Whatever takes a line away from where it waited has these wait no more. */
    public static void left(Handle handle, RequestEvent event, Collection<String> requestIds) {
        if (StateTable.step(RequestState.AWAITING, event).isPresent() && !requestIds.isEmpty()) {
            handle.createUpdate("delete from awaited where request_id = any(cast(? as varchar array))")
                    .bindArray(0, String.class, List.copyOf(requestIds))
                    .execute();
        }
    }

    /** How many lines of each system wait so. */
    public static Map<String, Integer> bySystem(Handle handle) {
        return handle.createQuery("select r.system, count(distinct a.request_id) as lines from awaited a"
                        + " join request r on r.id = a.request_id group by r.system")
                .reduceRows(new TreeMap<String, Integer>(), (all, row) -> {
                    all.put(row.getColumn("system", String.class), row.getColumn("lines", Integer.class));
                    return all;
                });
    }
}
