package jp.sekisho.boundary;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of bytes as people write it: {@code 239 B}, {@code 64 KB} (1,024 bytes each), {@code 10 MB}. */
final class ByteSize {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})\\s*(B|KB|MB)");
    private static final long KILO = 1024;

    private ByteSize() {}

    /** A whole number of megabytes as people write it. */
    static String written(int bytes) {
        return bytes / (KILO * KILO) + " MB";
    }

    static Long parse(String written) {
        Matcher match = WRITTEN.matcher(written.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException("not a size");
        }
        long unit =
                switch (match.group(2)) {
                    case "B" -> 1;
                    case "KB" -> KILO;
                    default -> KILO * KILO;
                };
        long bytes = Long.parseLong(match.group(1)) * unit;
        if (bytes == 0) {
            throw new IllegalArgumentException("nothing");
        }
        return bytes;
    }
}
