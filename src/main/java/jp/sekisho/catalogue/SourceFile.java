package jp.sekisho.catalogue;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the catalogue, read once: what is checked and what is hashed are the same bytes.
 *
 * @param stem its name without the kind's ending: the id, and the version of a file that is a further one
 * @param name its path as people know it, such as {@code mappings/links/platform.link.yaml}
 */
record SourceFile(Kind kind, String stem, String name, String text) {
    private static final Pattern VERSION = Pattern.compile("(.+)\\.v([1-9][0-9]{0,3})");

    /** The id of what it is a file of. */
    String id() {
        Matcher versioned = VERSION.matcher(stem);
        return kind.hasVersions() && versioned.matches() ? versioned.group(1) : stem;
    }

    /** The version that its name says, as in {@code x.v4.layout.yaml}. */
    OptionalInt version() {
        Matcher versioned = VERSION.matcher(stem);
        return kind.hasVersions() && versioned.matches()
                ? OptionalInt.of(Integer.parseInt(versioned.group(2)))
                : OptionalInt.empty();
    }
}
