package jp.sekisho.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the platform wrote down by itself.
 *
 * @param firstSeen what it saw first, in order
 * @param confirmed how many results were confirmed to it
 * @param told the numbers of the notices of which it heard that they had arrived
 */
record PlatformLog(List<Seen> firstSeen, long confirmed, Set<Long> told) {

    /**
     * An inquiry as the platform first saw it.
     *
     * @param number its place among all, and that of the notice about it
     * @param atena whom it is about, as the platform knows people
     * @param askedAt 17 digits
     */
    record Seen(long number, String requestId, String atena, String askedAt) {
        static Seen parse(String line) {
            String[] words = line.split("\t");
            String digits = words[5].replaceAll("[^0-9]", "");
            return new Seen(Long.parseLong(words[0]), words[1], words[4], digits + "0".repeat(17 - digits.length()));
        }
    }

    static PlatformLog in(Path folder) {
        List<Seen> seen = lines(folder.resolve("first-seen.log")).stream()
                .map(Seen::parse)
                .toList();
        Set<Long> told = lines(folder.resolve("told.log")).stream()
                .map(line -> Long.valueOf(line.substring(0, line.indexOf('\t'))))
                .collect(Collectors.toSet());
        return new PlatformLog(seen, lines(folder.resolve("confirmed.log")).size(), told);
    }

    /** Whole lines only. */
    private static List<String> lines(Path file) {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            String text = Files.readString(file, UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
