package jp.sekisho.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the platform wrote down by itself: what it saw first, in order, and which results were confirmed to it. */
record PlatformLog(List<Seen> firstSeen, long confirmed) {

    /**
     * An inquiry as the platform first saw it.
     *
     * @param atena whom it is about, as the platform knows people
     * @param askedAt 17 digits
     */
    record Seen(String requestId, String atena, String askedAt) {
        static Seen parse(String line) {
            String[] words = line.split("\t");
            String digits = words[5].replaceAll("[^0-9]", "");
            return new Seen(words[1], words[4], digits + "0".repeat(17 - digits.length()));
        }
    }

    static PlatformLog in(Path folder) {
        List<Seen> seen = lines(folder.resolve("first-seen.log")).stream()
                .map(Seen::parse)
                .toList();
        return new PlatformLog(seen, lines(folder.resolve("confirmed.log")).size());
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
