package jp.sekisho.demo.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import jp.sekisho.demo.counterpart.Journal;
import jp.sekisho.demo.platform.matter.Replica;

/**
 * What the platform has promised: requests accepted, results ready, results confirmed. A promise is in the journal, and the
 * journal on the disk, before anybody hears of it; a start reads it back.
 *
 * <p>Thread-safe: one lock guards all maps; waiting for the disk happens outside it.
 */
final class PlatformMemory implements AutoCloseable {
    private final Journal journal;
    private final Journal firstSeen;
    private final Journal confirmedLog;
    private final Journal toldLog;
    private final Map<String, Accepted> byRequest = new HashMap<>();
    private final Map<String, Accepted> byAnswer = new HashMap<>();
    private final Set<Accepted> pending = new LinkedHashSet<>();
    private final TreeMap<Long, Accepted> ready = new TreeMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();
    private final Set<String> recalled = new HashSet<>();
    /** Notices that have been delivered. */
    private final Set<String> told = new HashSet<>();

    private final boolean knowsIds;
    private final Map<String, Integer> spoilt = new HashMap<>();
    private final Map<String, Long> byOfficeAndDay = new HashMap<>();
    private final Replicas replicas = new Replicas();

    /** A result that is ready, under its place in the order of readiness. */
    record Ready(long sequence, Accepted accepted) {}

    private PlatformMemory(Path directory, boolean knowsIds) throws IOException {
        this.knowsIds = knowsIds;
        Files.createDirectories(directory);
        this.journal = Journal.open(directory.resolve("journal.log"));
        // the logs are views of the journal: what a death kept out of them is put in, and they are replaced whole
        Path firstSeenBeingMade = Files.createTempFile(directory, "first-seen", ".making");
        Path confirmedBeingMade = Files.createTempFile(directory, "confirmed", ".making");
        this.firstSeen = Journal.open(firstSeenBeingMade);
        this.confirmedLog = Journal.open(confirmedBeingMade);
        Path toldBeingMade = Files.createTempFile(directory, "told", ".making");
        this.toldLog = Journal.open(toldBeingMade);
        Journal.lines(directory.resolve("journal.log")).forEach(this::replay);
        Files.move(firstSeenBeingMade, directory.resolve("first-seen.log"), StandardCopyOption.ATOMIC_MOVE);
        Files.move(confirmedBeingMade, directory.resolve("confirmed.log"), StandardCopyOption.ATOMIC_MOVE);
        Files.move(toldBeingMade, directory.resolve("told.log"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** @param knowsIds whether the same id again is the same request; else it is taken once more */
    static PlatformMemory in(Path directory, boolean knowsIds) {
        try {
            return new PlatformMemory(directory, knowsIds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a promise, by its number among all, its number among those of its office and day, and the replicas held. */
    interface Promise {
        Accepted make(long number, long ofOfficeToday, Replicas replicas);
    }

    /** The promise under a request's id: the one that there is, or a new one; none if the request was recalled. */
    Optional<Accepted> acceptance(String requestId, String office, LocalDate today, Promise promise) {
        Optional<Accepted> accepted;
        synchronized (this) {
            accepted = knowsIds ? Optional.ofNullable(byRequest.get(requestId)) : Optional.empty();
            if (accepted.isEmpty() && !recalled.contains(requestId)) {
                accepted = Optional.of(promise.make(
                        byAnswer.size() + 1L, byOfficeAndDay.getOrDefault(office + today, 0L) + 1, replicas));
                journal.write("accepted " + accepted.get().line());
                remember(accepted.get());
            }
        }
        journal.force();
        return accepted;
    }

    /** Never takes a request any more that was not taken; the promise, if it was. */
    Optional<Accepted> recall(String requestId) {
        Optional<Accepted> accepted;
        synchronized (this) {
            accepted = Optional.ofNullable(byRequest.get(requestId));
            if (accepted.isEmpty() && recalled.add(requestId)) {
                journal.write("recalled " + requestId);
            }
        }
        journal.force();
        return accepted;
    }

    Optional<Accepted> accepted(String requestId) {
        Optional<Accepted> accepted;
        synchronized (this) {
            accepted = Optional.ofNullable(byRequest.get(requestId));
        }
        journal.force();
        return accepted;
    }

    /** Results of those operations not yet confirmed, in the order in which they became ready; takes nothing away. */
    List<Ready> results(Predicate<String> operations, long after, int most, Instant now, ZonedDateTime businessNow) {
        List<Ready> results;
        synchronized (this) {
            List<Accepted> due = pending.stream()
                    .filter(accepted -> accepted.due().isReached(now, businessNow))
                    .toList();
            for (Accepted accepted : due) {
                long sequence = sequences.size() + 1L;
                journal.write("ready " + sequence + " " + accepted.answerId());
                becomeReady(sequence, accepted);
            }
            results = ready.tailMap(after, false).entrySet().stream()
                    .filter(entry -> operations.test(entry.getValue().matter().operation()))
                    .limit(most)
                    .map(entry -> new Ready(entry.getKey(), entry.getValue()))
                    .toList();
        }
        journal.force();
        return results;
    }

    /** Whether this answer is to go out wrongly signed now: so many times, and never again. */
    boolean spoil(String answerId, int times) {
        synchronized (this) {
            if (spoilt.getOrDefault(answerId, 0) >= times) {
                return false;
            }
            journal.write("spoilt " + answerId);
            spoilt.merge(answerId, 1, Integer::sum);
            return true;
        }
    }

    /** Notices about requests of that office which have not been delivered yet, in their order; takes nothing away. */
    List<Notice> notices(String office, long after, int most) {
        synchronized (this) {
            return byAnswer.values().stream()
                    .filter(accepted -> accepted.matter().office().equals(office) && accepted.number() > after)
                    .map(Notice::about)
                    .filter(notice -> !told.contains(notice.id()))
                    .sorted(Comparator.comparing(Notice::number))
                    .limit(most)
                    .toList();
        }
    }

    /** The sender has these results, or its system these notices, for good. Unknown ids and repetitions change nothing. */
    void confirm(List<String> answerIds, Instant now) {
        synchronized (this) {
            for (String id : answerIds) {
                if (Notice.isOne(id, byAnswer.keySet()) && !told.contains(id)) {
                    journal.write("told " + id + " " + now);
                    becomeTold(id, now.toString());
                }
                if (sequences.containsKey(id) && !confirmed.contains(id)) {
                    journal.write("confirmed " + id + " " + now);
                    becomeConfirmed(id, now.toString());
                }
            }
        }
        journal.force();
    }

    @Override
    public void close() {
        journal.close();
        firstSeen.close();
        confirmedLog.close();
        toldLog.close();
    }

    private void replay(String line) {
        int space = line.indexOf(' ');
        String rest = line.substring(space + 1);
        String[] words = rest.split(" ");
        switch (line.substring(0, space)) {
            case "accepted" -> remember(Accepted.parse(rest));
            case "ready" -> becomeReady(Long.parseLong(words[0]), answer(words[1]));
            case "recalled" -> recalled.add(words[0]);
            case "spoilt" -> spoilt.merge(words[0], 1, Integer::sum);
            case "confirmed" -> becomeConfirmed(words[0], words[1]);
            case "told" -> becomeTold(words[0], words[1]);
            default -> throw new IllegalStateException("a line of the journal is of no known kind");
        }
    }

    private Accepted answer(String id) {
        return Optional.ofNullable(byAnswer.get(id)).orElseThrow();
    }

    private void remember(Accepted accepted) {
        byRequest.put(accepted.requestId(), accepted);
        byAnswer.put(accepted.answerId(), accepted);
        byOfficeAndDay.merge(accepted.matter().office() + accepted.asked(), 1L, Long::sum);
        if (accepted.kind().isAnswered()) {
            pending.add(accepted);
        }
        if (accepted.kind() == AnswerKind.REGISTERED && accepted.matter() instanceof Replica replica) {
            replicas.register(replica);
        }
        firstSeen.write(String.join(
                "\t",
                Long.toString(accepted.number()),
                accepted.requestId(),
                accepted.seen().toString(),
                accepted.receipt(),
                accepted.matter().atena(),
                accepted.matter().at()));
    }

    private void becomeReady(long sequence, Accepted accepted) {
        pending.remove(accepted);
        sequences.put(accepted.answerId(), sequence);
        ready.put(sequence, accepted);
    }

    private void becomeTold(String id, String time) {
        told.add(id);
        toldLog.write(answer(Notice.answerOf(id)).number() + "\t" + time);
    }

    private void becomeConfirmed(String id, String time) {
        confirmed.add(id);
        ready.remove(sequences.get(id));
        confirmedLog.write(id + "\t" + answer(id).requestId() + "\t" + time);
    }
}
