package jp.sekisho.operate.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was done to a file of accounts, and what was refused, a line each, beside the file, whether a gateway runs or not. Each line
 * names the digest of the file as it was then, and the digest of all lines before it: a line that was changed or taken out shows,
 * and so does a file that was changed otherwise. Whoever may write both can make both anew; what a gateway has read by then, its
 * tables still say.
 *
 * @param path of the journal
 */
record AccountJournal(Path path) {
    private static final Set<StandardOpenOption> APPEND = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    private static final FileAttribute<Set<PosixFilePermission>> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final String NOTHING = "-";
    private static final int WORDS = 8;
    private static final int DIGEST = 64;
    /** More than any line that was written here; what is longer fits into no row. */
    private static final int LONGEST = 300;

    /**
     * What somebody did, or was refused.
     *
     * @param by who; an account, or how it was done without one
     * @param what such as {@code added}
     * @param id the account that it is about
     * @param detail such as its roles, joined by commas; empty for none
     */
    record Act(String by, String what, String id, String detail) {}

    /**
     * A line.
     *
     * @param number from 1
     * @param file digest of the accounts file after it
     * @param chain digest of this line and all before it
     */
    record Line(int number, Instant at, Act act, String file, String chain) {}

    /** @param whole whether every line follows from the one before it */
    record Reading(List<Line> lines, boolean whole) {}

    static AccountJournal of(Path accounts) {
        return new AccountJournal(accounts.resolveSibling(accounts.getFileName() + ".log"));
    }

    String version() {
        return AccountFile.version(path);
    }

    /** Appends a line; one at a time. */
    void append(Act act, Instant at, String contents) throws IOException {
        Optional<Line> last = last(read().lines);
        String words = String.join(
                " ",
                Integer.toString(last.map(Line::number).orElse(0) + 1),
                at.toString(),
                act.by,
                act.what,
                act.id,
                act.detail.isEmpty() ? NOTHING : act.detail,
                digest(contents));
        try (FileChannel channel = FileChannel.open(path, APPEND, OWNERS)) {
            ByteBuffer rest =
                    ByteBuffer.wrap((words + " " + digest(last.map(Line::chain).orElse(NOTHING) + " " + words) + "\n")
                            .getBytes(StandardCharsets.UTF_8));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    /** All lines that can be read, which are none if there is no journal. */
    Reading read() throws IOException {
        if (!Files.exists(path)) {
            return new Reading(List.of(), true);
        }
        List<Line> lines = new ArrayList<>();
        boolean whole = true;
        for (String text : Files.readAllLines(path)) {
            Optional<Line> line = line(text);
            whole &= line.isPresent() && follows(line.get(), text, lines);
            line.ifPresent(lines::add);
        }
        return new Reading(lines, whole);
    }

    private static Optional<Line> line(String text) {
        String[] words = text.split(" ");
        if (words.length != WORDS || text.length() > LONGEST || words[WORDS - 1].length() != DIGEST) {
            return Optional.empty();
        }
        try {
            String detail = words[5].equals(NOTHING) ? "" : words[5];
            Act act = new Act(words[2], words[3], words[4], detail);
            return Optional.of(
                    new Line(Integer.parseInt(words[0]), Instant.parse(words[1]), act, words[6], words[WORDS - 1]));
        } catch (NumberFormatException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Line> last(List<Line> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines.get(lines.size() - 1));
    }

    private static boolean follows(Line line, String text, List<Line> before) {
        Optional<Line> last = last(before);
        String words = text.substring(0, text.lastIndexOf(' '));
        return line.number == last.map(Line::number).orElse(0) + 1
                && line.chain.equals(digest(last.map(Line::chain).orElse(NOTHING) + " " + words));
    }

    static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
