package jp.sekisho.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The text of a file that a person wrote, in UTF-8 and of a size that a person writes. Whatever keeps it from being read is
 * one issue. Stateless.
 */
public final class SourceText {
    /** The most bytes that a file may have. */
    public static final int LARGEST_FILE = 4 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SourceText() {}

    /** The file's text, or empty with the reason in {@code issues}. {@code name} is the path as people know it. */
    public static Optional<String> read(Path file, String name, Issues issues) {
        try {
            long size = Files.size(file);
            if (size > LARGEST_FILE) {
                issues.error(Place.ofFile(name), SourceError.TOO_LARGE, "actual", size, "most", LARGEST_FILE);
                return Optional.empty();
            }
            return decoded(Files.readAllBytes(file), name, issues);
        } catch (IOException e) {
            issues.error(
                    Place.ofFile(name),
                    SourceError.UNREADABLE,
                    "problem",
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** The text without the byte order mark that it must not begin with. */
    static String unmarked(String text, String name, Issues issues) {
        if (!text.startsWith(BYTE_ORDER_MARK)) {
            return text;
        }
        String rest = text.substring(1);
        issues.error(new Place(name, 1, 1, 1, rest.lines().findFirst().orElse("")), SourceError.BYTE_ORDER_MARK);
        return rest;
    }

    private static Optional<String> decoded(byte[] bytes, String name, Issues issues) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        text.flip();
        if (!result.isError()) {
            return Optional.of(text.toString());
        }
        long line = text.chars().filter(character -> character == '\n').count() + 1;
        issues.error(new Place(name, (int) line, 1, 1, ""), SourceError.NOT_UTF_8);
        return Optional.empty();
    }
}
