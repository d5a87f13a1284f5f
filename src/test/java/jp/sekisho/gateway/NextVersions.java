package jp.sekisho.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes of shipped layouts and maps that become a further version of each, in force from a day; the version before stays as
 * it is, and so do its examples.
 */
record NextVersions(Edited files, LocalDate from) implements Edited {
    private static final Pattern FILE = Pattern.compile("(mappings/.*)\\.(layout|map)\\.yaml");
    private static final Pattern VERSION = Pattern.compile("(?m)^version: ([0-9]+)$");

    @Override
    public NextVersions edit(String file, UnaryOperator<String> change) {
        Matcher dated = FILE.matcher(file);
        if (dated.matches()) {
            String shipped = shipped(file);
            int next = number(shipped) + 1;
            boolean isMap = dated.group(2).equals("map");
            files.edit(dated.group(1) + ".v" + next + "." + dated.group(2) + ".yaml", there -> {
                String changed = change.apply(there.isEmpty() ? shipped : there);
                return isMap ? map(changed, next) : layout(changed, next);
            });
        }
        return this;
    }

    private String layout(String text, int number) {
        return VERSION.matcher(text)
                .replaceFirst("version: " + number)
                .replaceFirst("(?m)^from: [0-9-]+$", "from: " + from);
    }

    private String map(String text, int number) {
        return VERSION.matcher(text).find()
                ? text
                : text.replaceFirst("\n", "\nversion: " + number + "\nvalid-from: " + from + "\n");
    }

    /** A map that does not say is the first. */
    private static int number(String text) {
        Matcher version = VERSION.matcher(text);
        return version.find() ? Integer.parseInt(version.group(1)) : 1;
    }

    private static String shipped(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
