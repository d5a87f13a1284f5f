package jp.sekisho.demo.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.demo.counterpart.Journal;

/** What has happened in the demo on which day, and to which message, so that the next start goes on. Thread safe. */
public final class SceneLog implements AutoCloseable {
    private final Journal journal;
    private final Map<String, String> played = new HashMap<>();
    private final Map<String, String> latest = new HashMap<>();

    private SceneLog(Path file) {
        this.journal = Journal.open(file);
        Journal.lines(file).forEach(this::replay);
    }

    public static SceneLog in(Path directory) {
        try {
            return new SceneLog(Files.createDirectories(directory).resolve("scenes.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Marks a scene of a day as played, with the id of the message it is about; false if it was already. */
    synchronized boolean begin(LocalDate day, String scene, String id) {
        if (isBegun(day, scene)) {
            return false;
        }
        String line = day + " " + scene + " " + id;
        journal.write(line);
        journal.force();
        replay(line);
        return true;
    }

    synchronized boolean isBegun(LocalDate day, String scene) {
        return played.containsKey(day + " " + scene);
    }

    /** The message that a scene was about when it was last played. */
    synchronized Optional<String> latest(String scene) {
        return Optional.ofNullable(latest.get(scene));
    }

    @Override
    public synchronized void close() {
        journal.close();
    }

    private void replay(String line) {
        String[] words = line.split(" ");
        played.put(words[0] + " " + words[1], words[2]);
        latest.put(words[1], words[2]);
    }
}
