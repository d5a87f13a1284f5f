package jp.sekisho.convert;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/**
 * A {@code *.map.yaml} as read: its shape is right, the names in it are not yet looked up.
 *
 * <p>Immutable.
 */
public final class MapFile {
    private final Parsed parsed;
    private final boolean isSound;

    /** What the file says. */
    record Parsed(
            YamlText id,
            int version,
            YamlText from,
            YamlText to,
            Optional<YamlText> answers,
            boolean hasRecords,
            List<Section> sections,
            List<YamlText> dropped,
            Optional<UnansweredSection> unanswered) {}

    /**
     * How one kind of record becomes one of another.
     *
     * @param once whether it is made once, of no record
     */
    record Section(
            Place place,
            boolean once,
            Optional<YamlText> from,
            Optional<YamlText> to,
            Lines lines,
            List<Check> checks,
            List<Group> groups) {}

    /** What fills the items of a record, or of one slot of a group. */
    record Lines(Map<YamlText, Right> set, List<Drop> drop, List<YamlText> blank) {}

    /** The slots of a group of the source become those of one of the target, one by one. */
    record Group(YamlText from, YamlText to, Lines lines) {}

    /** What stands right of an item. */
    sealed interface Right {
        Place place();

        /** As a person wrote it. */
        String text();
    }

    /** One expression, whatever the record. */
    record Plain(Expression expression) implements Right {
        @Override
        public Place place() {
            return expression.place();
        }

        @Override
        public String text() {
            return expression.at().text();
        }
    }

    /**
     * The first of several whose condition holds.
     *
     * @param broken what could not be read of them; the names in it are meant all the same
     */
    record Cases(Place place, List<Case> each, List<Slice> broken) implements Right {
        @Override
        public String text() {
            return each.stream().map(one -> one.is().at().text()).collect(Collectors.joining(" / "));
        }
    }

    /** What could not be read; the names in it are meant all the same. */
    record Broken(Slice written) implements Right {
        @Override
        public Place place() {
            return written.place();
        }

        @Override
        public String text() {
            return written.text();
        }
    }

    /** One of several; the last may have no condition. */
    record Case(Optional<Condition> when, Expression is) {}

    /** What stands in for a record that has no answer. */
    record UnansweredSection(Place place, Map<YamlText, Right> set) {}

    /** What must hold, in which case, and what to say when it does not. */
    record Check(Optional<Condition> when, Condition that, String otherwise) {}

    private MapFile(Parsed parsed, boolean isSound) {
        this.parsed = parsed;
        this.isSound = isSound;
    }

    public String id() {
        return parsed.id().value();
    }

    /** Its version, from 1. */
    public int version() {
        return parsed.version();
    }

    /** The layout that it reads. */
    public String from() {
        return parsed.from().value();
    }

    /** The layout that it writes. */
    public String to() {
        return parsed.to().value();
    }

    /** The layout of the request, for a map of answers. */
    public Optional<String> answers() {
        return parsed.answers().map(YamlText::value);
    }

    /** Where its id stands. */
    public Place place() {
        return parsed.id().place();
    }

    /** The first business date on which this version is in force; without one it always was. */
    public static final String VALID_FROM = "valid-from";

    /** The last business date on which this version is in force; without one, until the next version. */
    public static final String VALID_UNTIL = "valid-until";

    /** The map as read, as far as it can be; what was found is in {@code issues}. */
    public static MapFile read(YamlMapping file, Issues issues) {
        int before = issues.errors();
        Parsed parsed = new MapReader(file, issues).read();
        return new MapFile(parsed, issues.errors() == before);
    }

    /**
     * The map that runs, or empty if its file has an error, one of its names means nothing here or it leaves something out;
     * what was found is in {@code issues}.
     */
    public Optional<ConversionMap> check(Surroundings around, Issues issues) {
        return new MapChecker(parsed, around, issues).check().filter(map -> isSound);
    }

    /**
     * What the names of a map lead to, on days on which nothing of it changes.
     *
     * @param layouts by id, in the versions of those days
     * @param tables by id, without those whose files have errors
     * @param brokenTables the ids of those
     */
    public record Surroundings(Map<String, Shape> layouts, Map<String, CodeTable> tables, Set<String> brokenTables) {
        public Surroundings {
            layouts = Map.copyOf(layouts);
            tables = Map.copyOf(tables);
            brokenTables = Set.copyOf(brokenTables);
        }
    }
}
