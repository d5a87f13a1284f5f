package jp.sekisho.convert;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import jp.sekisho.layout.Classification;
import jp.sekisho.layout.Field;

/**
 * A value together with what is known of it before it runs.
 *
 * @param blames the item that a sentence names when the value is refused
 * @param classes the protection that flows along with it
 * @param possible all that it can be, where that is known: a literal, the codes of a table
 * @param unedited the source's item that it is, where nothing has been done to it
 */
record Typed(
        Value value,
        Kind kind,
        String blames,
        Set<Classification> classes,
        Optional<Set<String>> possible,
        Optional<Unedited> unedited) {

    /** An item of the source, and its place. */
    record Unedited(Field field, int index) {}

    static Typed of(Value value, Kind kind, String blames) {
        return new Typed(value, kind, blames, Set.of(), Optional.empty(), Optional.empty());
    }

    static Typed literal(String text, String blames) {
        return of((source, context) -> text, text.isEmpty() ? Kind.UNKNOWN : Kind.TEXT, blames)
                .oneOf(Set.of(text));
    }

    /** In the place of what cannot be known: whatever is done with it is right. */
    static Typed unknown() {
        return of((source, context) -> "", Kind.UNKNOWN, "");
    }

    static Typed item(Field field, int index) {
        return new Typed(
                        (source, context) -> source.get(index),
                        Kind.of(field),
                        field.name(),
                        Set.of(),
                        Optional.empty(),
                        Optional.of(new Unedited(field, index)))
                .carrying(field.classification());
    }

    /** This value changed by a function; blank stays blank. */
    Typed then(Kind next, BiFunction<String, ConversionContext, String> function) {
        Value before = value;
        return with(next, (source, context) -> {
            String text = before.of(source, context);
            return text.isEmpty() ? "" : function.apply(text, context);
        });
    }

    /** Another value made of this one. */
    Typed with(Kind next, Value other) {
        Kind known = kind == Kind.UNKNOWN ? Kind.UNKNOWN : next;
        return new Typed(other, known, blames, classes, Optional.empty(), Optional.empty());
    }

    Typed as(Kind known) {
        return new Typed(value, known, blames, classes, possible, unedited);
    }

    Typed oneOf(Set<String> values) {
        return new Typed(value, kind, blames, classes, Optional.of(values), unedited);
    }

    /** Several values have a part in it: the protection of each flows along. */
    Typed madeOf(Collection<Typed> parts) {
        Typed made = this;
        for (Typed part : parts) {
            for (Classification classification : part.classes()) {
                made = made.carrying(classification);
            }
        }
        return made;
    }

    Typed carrying(Classification more) {
        if (more == Classification.NONE || classes.contains(more)) {
            return this;
        }
        Set<Classification> all = new LinkedHashSet<>(classes);
        all.add(more);
        return new Typed(value, kind, blames, Set.copyOf(all), possible, unedited);
    }

    /** All that several values together can be, if that is known of each. */
    static Optional<Set<String>> possible(List<Typed> values) {
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
