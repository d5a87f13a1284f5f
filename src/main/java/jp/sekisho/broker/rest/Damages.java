package jp.sekisho.broker.rest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The places on the broker's disk that are not as they were written. Each is told once, also over restarts, with its file and
 * offset; a copy of the file as it was found is kept beside the broker's own until an operator removes the folder. Never throws:
 * what cannot be kept is told all the same. Thread safe.
 */
public final class Damages {
    private static final Logger LOG = LoggerFactory.getLogger(Damages.class);
    private static final String PLACES = "places";

    private final Path folder;
    private final Consumer<String> told;
    private final Set<String> known = new HashSet<>();

    /**
     * @param folder where what was found is kept; made at need
     * @param told hears each new place, as {@code folder.file:offset}
     */
    Damages(Path folder, Consumer<String> told) {
        this.folder = folder;
        this.told = told;
        known.addAll(lines());
    }

    /** How many places were found since an operator has last removed the folder. */
    public synchronized int count() {
        return lines().size();
    }

    /** A file of a name that is not given twice. Before anything is changed there. */
    void found(Path file, long at) {
        found(file, "", at);
    }

    /** @param use tells apart what lies in a file when it is used again */
    synchronized void found(Path file, String use, long at) {
        Path absolute = file.toAbsolutePath();
        String name = absolute.getName(absolute.getNameCount() - 2) + "." + absolute.getFileName() + use;
        String place = name + ":" + at;
        if (!Files.exists(folder)) {
            known.clear();
        }
        if (!known.add(place)) {
            return;
        }
        LOG.error("What the broker has written is damaged; see data/broker/damaged. place={}", place);
        keep(file, name, place);
        told.accept(place);
    }

    private void keep(Path file, String name, String place) {
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                Path copy = folder.resolve(
                        name + "." + Files.getLastModifiedTime(file).toMillis());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
            Files.writeString(folder.resolve(PLACES), place + "\n", US_ASCII, CREATE, APPEND, DSYNC);
        } catch (IOException e) {
            LOG.error(
                    "A damaged file could not be kept. place={} fault={}",
                    place,
                    e.getClass().getSimpleName());
        }
    }

    private List<String> lines() {
        try {
            Path places = folder.resolve(PLACES);
            return Files.exists(places) ? Files.readAllLines(places, US_ASCII) : List.of();
        } catch (IOException e) {
            LOG.error(
                    "The list of damaged places cannot be read. fault={}",
                    e.getClass().getSimpleName());
            return List.of();
        }
    }
}
