package jp.sekisho.catalogue;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.source.CsvSource;
import jp.sekisho.source.CsvTable;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;

/**
 * A file of the catalogue, read once: what is checked and what is hashed are the same bytes.
 *
 * @param stem its name without the kind's ending: the id, and the version of a file that is a further one
 * @param name its path as people know it, such as {@code mappings/city/links/platform.link.yaml}
 * @param text what is in it; empty if it cannot be read
 * @param isReadable whether it can be read: if not, that has been reported, and what names it is not blamed as well
 */
record SourceFile(Kind kind, String stem, String name, String text, boolean isReadable) {
    private static final Pattern VERSION = Pattern.compile("(.+)\\.v([1-9][0-9]{0,3})");

    /** What is in it; empty if that is no YAML. */
    Optional<YamlMapping> yaml(Issues issues) {
        return isReadable ? YamlSource.parse(name, text, issues) : Optional.empty();
    }

    /** What is in it; empty if that is no table. */
    Optional<CsvTable> table(Issues issues) {
        return isReadable ? CsvSource.parse(name, text, issues) : Optional.empty();
    }

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
