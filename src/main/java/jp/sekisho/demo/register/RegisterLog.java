package jp.sekisho.demo.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.demo.counterpart.Journal;

/** The register's own record: what it sent, each outcome and each notice it read, on disk before anything depends on it. Thread safe. */
final class RegisterLog implements AutoCloseable {
    private final Journal journal;
    private final Set<String> sent = new HashSet<>();
    private final Map<String, List<String>> outcomes = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private int notices;

    private RegisterLog(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("sent-and-ended.log");
        this.journal = Journal.open(file);
        Journal.lines(file).forEach(this::replay);
    }

    static RegisterLog in(Path directory) {
        try {
            return new RegisterLog(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized boolean isSent(String id) {
        return sent.contains(id);
    }

    /** The broker has them. */
    synchronized void sent(List<String> ids) {
        ids.forEach(id -> write("sent " + id));
        journal.force();
    }

    /**
     * Keeps an outcome; the same again changes nothing.
     *
     * @param repeated whether the gateway says it again, of a message that came twice
     * @param what its kind and reason, or CS's answer
     */
    synchronized void ended(String id, String outcomeId, boolean repeated, String what) {
        if (!seen.contains(outcomeId) && !(repeated && outcomes.containsKey(id))) {
            write("ended " + id + " " + outcomeId + " " + what);
            journal.force();
        }
    }

    /** Keeps that a 転入通知 was read; the same again changes nothing. */
    synchronized void noticed(String outcomeId) {
        if (!seen.contains(outcomeId)) {
            write("noticed " + outcomeId);
            journal.force();
        }
    }

    synchronized RegisterSimulator.Totals totals() {
        int ended = outcomes.values().stream().mapToInt(List::size).sum();
        int unanswered =
                (int) sent.stream().filter(id -> !outcomes.containsKey(id)).count();
        return new RegisterSimulator.Totals(sent.size(), ended, unanswered, notices);
    }

    synchronized List<String> outcomes(String id) {
        return List.copyOf(outcomes.getOrDefault(id, List.of()));
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
        String[] words = line.split(" ", 4);
        switch (words[0]) {
            case "sent" -> sent.add(words[1]);
            case "ended" -> {
                outcomes.computeIfAbsent(words[1], any -> new ArrayList<>()).add(words[3]);
                seen.add(words[2]);
            }
            case "noticed" -> {
                seen.add(words[1]);
                notices++;
            }
            default -> throw new IllegalStateException("a line of the register's log is of no known kind");
        }
    }
}
