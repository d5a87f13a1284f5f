package jp.sekisho.convert.value;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import jp.sekisho.layout.item.Field;
import jp.sekisho.source.Place;

/**
 * A value together with what is known of it before it runs.
 *
 * @param blames the item that a sentence names when the value is refused
 * @param flow what flows along with it
 * @param possible all that it can be, where that is known: a literal, the codes of a table
 * @param unedited the source's item that it is, where nothing has been done to it
 * @param cases the values of which it is one; none where it is no choice
 */
public record Typed(
        Value value,
        Kind kind,
        String blames,
        Flow flow,
        Optional<Set<String>> possible,
        Optional<Unedited> unedited,
        List<Chosen> cases) {

    /** One of several values, and where it is written. */
    public record Chosen(Typed value, Place place) {}

    /** An item of the source, and its place. */
    public record Unedited(Field field, int index) {}

    public static Typed of(Value value, Kind kind, String blames) {
        return new Typed(value, kind, blames, Flow.NONE, Optional.empty(), Optional.empty(), List.of());
    }

    public static Typed literal(String text, String blames) {
        return of((source, context) -> text, text.isEmpty() ? Kind.UNKNOWN : Kind.TEXT, blames)
                .oneOf(Set.of(text));
    }

    /** In the place of what cannot be known: whatever is done with it is right. */
    public static Typed unknown() {
        return of((source, context) -> "", Kind.UNKNOWN, "");
    }

    static Typed item(Side side, Field field) {
        int index = side.index(field.name());
        return new Typed(
                (source, context) -> source.get(index),
                Kind.of(field),
                field.name(),
                Flow.of(side.layout(), field, field.name()),
                Optional.empty(),
                Optional.of(new Unedited(field, index)),
                List.of());
    }

    /** This value changed by a function; blank stays blank. */
    public Typed then(Kind next, BiFunction<String, ConversionContext, String> function) {
        Value before = value;
        return with(next, (source, context) -> {
            String text = before.of(source, context);
            return text.isEmpty() ? "" : function.apply(text, context);
        });
    }

    /** Another value made of this one. */
    public Typed with(Kind next, Value other) {
        Kind known = kind == Kind.UNKNOWN ? Kind.UNKNOWN : next;
        Flow kept = known == Kind.TEXT || known == Kind.UNKNOWN ? flow : flow.withoutText();
        return new Typed(other, known, blames, kept, Optional.empty(), Optional.empty(), List.of());
    }

    public Typed as(Kind known) {
        return new Typed(value, known, blames, flow, possible, unedited, cases);
    }

    public Typed oneOf(Set<String> values) {
        return new Typed(value, kind, blames, flow.withoutText(), Optional.of(values), unedited, cases);
    }

    /** One of these, of which the record decides. */
    public Typed chosenFrom(List<Chosen> values) {
        return new Typed(value, kind, blames, flow, possible, unedited, List.copyOf(values));
    }

    /** Several values have a part in it: what flows with each flows along. */
    public Typed madeOf(Collection<Typed> parts) {
        return parts.stream().map(Typed::flow).reduce(this, Typed::carrying, (first, last) -> last);
    }

    public Typed carrying(Flow more) {
        return new Typed(value, kind, blames, flow.and(more), possible, unedited, cases);
    }

    /** All that several values together can be, if that is known of each. */
    public static Optional<Set<String>> possible(List<Typed> values) {
        Set<String> all = new LinkedHashSet<>();
        for (Typed each : values) {
            if (each.possible().isEmpty()) {
                return Optional.empty();
            }
            all.addAll(each.possible().get());
        }
        return Optional.of(all);
    }
}
