package jp.sekisho.demo.cs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import jp.sekisho.demo.counterpart.Journal;

/**
 * What CS holds and has promised: residents and their numbers, requests taken, answers ready, answers confirmed. It is in the journal, and the
 * journal on the disk, before anybody hears of it; a start reads it back.
 *
 * <p>Thread-safe: one lock guards all maps; waiting for the disk happens outside it.
 */
final class CsMemory implements AutoCloseable {
    private final Journal journal;
    private final Journal takenLog;
    private final Journal confirmedLog;
    private final Journal toldLog;
    private final Register register;
    private final int movedAway;
    private final Map<String, Taken> byRequest = new HashMap<>();
    private final Map<String, Taken> byAnswer = new HashMap<>();
    private final Set<Taken> pending = new LinkedHashSet<>();
    private final TreeMap<Long, Taken> ready = new TreeMap<>();
    private final Map<String, Integer> confirmed = new HashMap<>();
    private final Set<String> recalled = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, Integer> spoilt = new HashMap<>();
    private final Map<LocalDate, Long> updatesByDay = new HashMap<>();
    private long lastReady;

    /** An answer that is ready, under its place in the order of readiness. */
    record Ready(long sequence, Taken taken) {}

    /** Makes a promise, by its number among all and the residents as they are. */
    interface Promise {
        Taken make(long number, Register register);
    }

    private CsMemory(Path directory, Register register, int movedAway) throws IOException {
        this.register = register;
        this.movedAway = movedAway;
        Files.createDirectories(directory);
        Path file = directory.resolve("journal.log");
        this.journal = Journal.open(file);
        // the logs are views of the journal: what a death kept out of them is put in, and they are replaced whole
        Path taken = Files.createTempFile(directory, "taken", ".making");
        Path confirmations = Files.createTempFile(directory, "confirmed", ".making");
        Path toldIds = Files.createTempFile(directory, "told", ".making");
        this.takenLog = Journal.open(taken);
        this.confirmedLog = Journal.open(confirmations);
        this.toldLog = Journal.open(toldIds);
        Journal.lines(file).forEach(this::replay);
        Files.move(taken, directory.resolve("taken.log"), StandardCopyOption.ATOMIC_MOVE);
        Files.move(confirmations, directory.resolve("confirmed.log"), StandardCopyOption.ATOMIC_MOVE);
        Files.move(toldIds, directory.resolve("told.log"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** @param movedAway how many 転入通知 are brought */
    static CsMemory in(Path directory, Register register, int movedAway) {
        try {
            return new CsMemory(directory, register, movedAway);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number that an update of today would have among those of today, from 1. */
    synchronized long nextOf(LocalDate today) {
        return updatesByDay.getOrDefault(today, 0L) + 1;
    }

    /** The promise under a request's id: the one that there is, or a new one; none if the request was recalled. */
    Optional<Taken> acceptance(String requestId, Promise promise) {
        Optional<Taken> taken;
        synchronized (this) {
            taken = Optional.ofNullable(byRequest.get(requestId));
            if (taken.isEmpty() && !recalled.contains(requestId)) {
                taken = Optional.of(promise.make(byAnswer.size() + 1L, register));
                journal.write("taken " + taken.get().line());
                remember(taken.get());
            }
        }
        journal.force();
        return taken;
    }

    /** Never takes a request any more that was not taken; the promise, if it was. */
    Optional<Taken> recall(String requestId) {
        Optional<Taken> taken;
        synchronized (this) {
            taken = Optional.ofNullable(byRequest.get(requestId));
            if (taken.isEmpty() && recalled.add(requestId)) {
                journal.write("recalled " + requestId);
            }
        }
        journal.force();
        return taken;
    }

    Optional<Taken> taken(String requestId) {
        Optional<Taken> taken;
        synchronized (this) {
            taken = Optional.ofNullable(byRequest.get(requestId));
        }
        journal.force();
        return taken;
    }

    synchronized OptionalLong last(String code) {
        return register.last(code);
    }

    /** Somebody takes a person's next number at the 統合端末. */
    void byHand(String code) {
        synchronized (this) {
            journal.write("hand " + Base64.getEncoder().encodeToString(code.getBytes(UTF_8)));
            register.byHand(code);
        }
        journal.force();
    }

    /** Answers of those operations not yet confirmed, in the order in which they became ready; takes nothing away. */
    List<Ready> answers(Predicate<String> operations, long after, int most, Instant now, ZonedDateTime businessNow) {
        List<Ready> answers;
        synchronized (this) {
            List<Taken> due = pending.stream()
                    .filter(taken -> taken.due().isReached(now, businessNow))
                    .toList();
            due.forEach(this::offer);
            answers = ready.tailMap(after, false).entrySet().stream()
                    .filter(entry -> operations.test(entry.getValue().operation()))
                    .limit(most)
                    .map(entry -> new Ready(entry.getKey(), entry.getValue()))
                    .toList();
        }
        journal.force();
        return answers;
    }

    private void offer(Taken taken) {
        journal.write("ready " + (lastReady + 1) + " " + taken.answerId());
        becomeReady(lastReady + 1, taken);
    }

    /** Whether this answer is to go out wrongly signed now: twice, and never again. */
    boolean spoil(Taken taken) {
        synchronized (this) {
            if (taken.deed() != Deed.TAMPERED || spoilt.getOrDefault(taken.answerId(), 0) >= 2) {
                return false;
            }
            journal.write("spoilt " + taken.answerId());
            spoilt.merge(taken.answerId(), 1, Integer::sum);
            return true;
        }
    }

    /** 転入通知 which have not been delivered yet, behind a position, which is one more than the index of the resident. */
    synchronized List<MovedAway> movedAway(long after, int most) {
        return IntStream.range(0, movedAway)
                .filter(resident -> resident + 1L > after)
                .mapToObj(MovedAway::new)
                .filter(notice -> !told.contains(notice.id()))
                .limit(most)
                .toList();
    }

    /** The sender has these answers, or its system these notices, for good. Unknown ids and repetitions change nothing. */
    void confirm(List<String> ids, Instant now) {
        synchronized (this) {
            for (String id : ids) {
                if (MovedAway.of(id, movedAway).isPresent() && !told.contains(id)) {
                    journal.write("told " + id + " " + now);
                    becomeTold(id, now.toString());
                }
                Optional<Taken> offered = Optional.ofNullable(byAnswer.get(id)).filter(ready::containsValue);
                if (offered.isPresent()) {
                    journal.write("confirmed " + id + " " + now);
                    becomeConfirmed(id, now.toString());
                }
                offered.filter(taken -> taken.deed() == Deed.TWICE && confirmed.getOrDefault(id, 0) == 1)
                        .ifPresent(this::offer);
            }
        }
        journal.force();
    }

    @Override
    public void close() {
        journal.close();
        takenLog.close();
        confirmedLog.close();
        toldLog.close();
    }

    private void replay(String line) {
        int space = line.indexOf(' ');
        String rest = line.substring(space + 1);
        String[] words = rest.split(" ");
        switch (line.substring(0, space)) {
            case "taken" -> remember(Taken.parse(rest));
            case "ready" -> becomeReady(Long.parseLong(words[0]), answer(words[1]));
            case "recalled" -> recalled.add(words[0]);
            case "spoilt" -> spoilt.merge(words[0], 1, Integer::sum);
            case "confirmed" -> becomeConfirmed(words[0], words[1]);
            case "told" -> becomeTold(words[0], words[1]);
            case "hand" -> register.byHand(new String(Base64.getDecoder().decode(words[0]), UTF_8));
            default -> throw new IllegalStateException("a line of the journal is of no known kind");
        }
    }

    private Taken answer(String id) {
        return Optional.ofNullable(byAnswer.get(id)).orElseThrow();
    }

    private void remember(Taken taken) {
        byRequest.put(taken.requestId(), taken);
        byAnswer.put(taken.answerId(), taken);
        Optional<Update> update =
                taken.operation().equals(Update.OPERATION) ? Update.read(taken.body()) : Optional.empty();
        if (taken.verdict().equals(Verdict.UPDATED)) {
            update.ifPresent(register::apply);
        }
        update.ifPresent(any -> updatesByDay.merge(taken.day(), 1L, Long::sum));
        if (taken.isAnswered()) {
            pending.add(taken);
        }
        takenLog.write(String.join(
                "\t",
                Long.toString(taken.number()),
                taken.requestId(),
                taken.seen().toString(),
                taken.receipt(),
                taken.operation(),
                update.map(Update::reference).orElse("-"),
                update.map(of -> Long.toString(of.number())).orElse("-"),
                taken.verdict().code()));
    }

    private void becomeReady(long sequence, Taken taken) {
        lastReady = sequence;
        pending.remove(taken);
        ready.put(sequence, taken);
    }

    private void becomeTold(String id, String time) {
        told.add(id);
        toldLog.write(id + "\t" + time);
    }

    private void becomeConfirmed(String id, String time) {
        confirmed.merge(id, 1, Integer::sum);
        ready.values().removeIf(taken -> taken.answerId().equals(id));
        confirmedLog.write(id + "\t" + answer(id).requestId() + "\t" + time);
    }
}
