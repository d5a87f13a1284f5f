package jp.sekisho.convert.language;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlText;

/** What a map's file says; the names in it are not yet looked up. */
public record ParsedMap(
        YamlText id,
        int version,
        YamlText from,
        YamlText to,
        Optional<YamlText> answers,
        boolean hasRecords,
        List<Section> sections,
        List<YamlText> dropped,
        Optional<UnansweredSection> unanswered) {
    public static final String VALID_FROM = "valid-from";
    public static final String VALID_UNTIL = "valid-until";

    /**
     * How one kind of record becomes one of another.
     *
     * @param once whether it is made once, of no record
     */
    public record Section(
            Place place,
            boolean once,
            Optional<YamlText> from,
            Optional<YamlText> to,
            Lines lines,
            List<Check> checks,
            List<Group> groups) {}

    /** What fills the items of a record, or of one slot of a group. */
    public record Lines(Map<YamlText, Right> set, List<Drop> drop, List<YamlText> blank) {}

    /** The slots of a group of the source become those of one of the target, one by one. */
    public record Group(YamlText from, YamlText to, Lines lines) {}

    /** What stands right of an item. */
    public sealed interface Right {
        Place place();

        /** As a person wrote it. */
        String text();
    }

    /** One expression, whatever the record. */
    public record Plain(Expression expression) implements Right {
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
    public record Cases(Place place, List<Case> each, List<Slice> broken) implements Right {
        @Override
        public String text() {
            return each.stream().map(one -> one.is().at().text()).collect(Collectors.joining(" / "));
        }
    }

    /** What could not be read; the names in it are meant all the same. */
    public record Broken(Slice written) implements Right {
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
    public record Case(Optional<Condition> when, Expression is) {}

    /** What stands in for a record that has no answer. */
    public record UnansweredSection(Place place, Map<YamlText, Right> set) {}

    /** What must hold, in which case, and what to say when it does not. */
    public record Check(Optional<Condition> when, Condition that, String otherwise) {}
}
