package jp.sekisho.demo.systems;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.demo.counterpart.Journal;

/**
 * A business system's own record: what it sent, and each outcome it read, on disk before anything depends on it. A day's
 * balance is judged by it, and the next start goes on from it. Thread safe.
 */
public final class SenderLog implements AutoCloseable {
    private final Journal journal;
    private final Map<String, Integer> tried = new HashMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();
    private final Set<String> sent = new HashSet<>();
    private final Map<String, String> endings = new HashMap<>();
    private final Set<String> outcomeIds = new HashSet<>();
    private final Set<LocalDate> balanced = new HashSet<>();
    private Totals carried = new Totals(0, 0, 0);
    private int outcomes;
    private int strays;

    /**
     * Counts over all days so far.
     *
     * @param sent messages that the broker has taken
     * @param ended outcomes; of a message that had two, both
     * @param strays outcomes of nothing that was sent, or with another's number
     */
    public record Totals(int sent, int ended, int strays) {}

    private SenderLog(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("sent-and-ended.log");
        this.journal = Journal.open(file);
        Journal.lines(file).forEach(this::replay);
    }

    static SenderLog in(Path directory) {
        try {
            return new SenderLog(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To be called before these are given to the broker: only then is it known which may have gone twice. */
    public synchronized void sending(List<Ask> asks) {
        asks.forEach(ask -> write("sending " + ask.id() + " " + ask.day()));
        journal.force();
    }

    /** The broker has them. */
    public synchronized void sent(List<Ask> asks) {
        asks.forEach(ask -> write("sent " + ask.id()));
        journal.force();
    }

    public synchronized boolean isSent(String id) {
        return sent.contains(id);
    }

    /** Keeps an outcome; false if it is one that was known already. */
    public synchronized boolean keep(Outcome outcome, boolean ofOurs, ZonedDateTime at) {
        String id = outcome.inReplyTo();
        boolean known = outcomeIds.contains(outcome.outcomeId())
                || outcome.repeated() && endings.containsKey(id)
                || outcome.kind().equals(endings.get(id)) && tried.getOrDefault(id, 0) > 1;
        if (known) {
            return false;
        }
        String word = ofOurs && tried.containsKey(id) ? "outcome" : "stray";
        write(String.join(
                " ", word, id.isEmpty() ? "?" : id, outcome.kind(), outcome.outcomeId(), at.toLocalDateTime() + ""));
        journal.force();
        return true;
    }

    public synchronized Totals totals() {
        return new Totals(sent.size(), outcomes, strays);
    }

    /** The totals at the end of the last day that was balanced. */
    public synchronized Totals carried() {
        return carried;
    }

    /** A day has been balanced on these totals. */
    public synchronized void balanced(LocalDate day, Totals totals) {
        write("balance " + day + " " + totals.sent() + " " + totals.ended() + " " + totals.strays());
        journal.force();
    }

    public synchronized boolean isBalanced(LocalDate day) {
        return balanced.contains(day);
    }

    /** Days balanced since the very beginning. */
    public synchronized int balancedDays() {
        return balanced.size();
    }

    /** Messages sent that have no outcome yet. */
    public synchronized List<String> unanswered() {
        return sent.stream().filter(id -> !endings.containsKey(id)).sorted().toList();
    }

    /** Whether a message has ended, and so. */
    public synchronized boolean ended(String id, String kind) {
        return kind.equals(endings.get(id));
    }

    /** The day to which a message belongs. */
    synchronized Optional<LocalDate> day(String id) {
        return Optional.ofNullable(days.get(id));
    }

    @Override
    public synchronized void close() {
        journal.close();
    }

    private void write(String line) {
        journal.write(line);
        replay(line);
    }

    private void replay(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "sending" -> {
                tried.merge(words[1], 1, Integer::sum);
                days.put(words[1], LocalDate.parse(words[2]));
            }
            case "sent" -> sent.add(words[1]);
            case "outcome" -> {
                sent.add(words[1]);
                endings.put(words[1], words[2]);
                outcomeIds.add(words[3]);
                outcomes++;
            }
            case "stray" -> {
                outcomeIds.add(words[3]);
                strays++;
            }
            case "balance" -> {
                balanced.add(LocalDate.parse(words[1]));
                carried =
                        new Totals(Integer.parseInt(words[2]), Integer.parseInt(words[3]), Integer.parseInt(words[4]));
            }
            default -> throw new IllegalStateException("a line of the sender's log is of no known kind");
        }
    }
}
