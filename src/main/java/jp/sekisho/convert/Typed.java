package jp.sekisho.convert;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.layout.Classification;
import jp.sekisho.layout.Field;
import jp.sekisho.layout.ItemType;

/**
 * A value together with what is known of it before it runs.
 *
 * @param blames the item that a sentence names when the value is refused
 * @param classes the protection that flows along with it
 */
record Typed(Value value, Kind kind, String blames, Set<String> uses, Set<Classification> classes) {

    /** What its text looks like. */
    enum Kind {
        TEXT,
        DATE,
        DATE_TIME;

        static Kind of(Field field) {
            if (field.type() instanceof ItemType.Date) {
                return DATE;
            }
            return field.type() instanceof ItemType.DateTime ? DATE_TIME : TEXT;
        }
    }

    static Typed of(Value value, Kind kind, String blames) {
        return new Typed(value, kind, blames, Set.of(), Set.of());
    }

    static Typed item(Field field) {
        String name = field.name();
        Set<Classification> classes =
                field.classification() == Classification.NONE ? Set.of() : Set.of(field.classification());
        return new Typed((source, context) -> source.get(name), Kind.of(field), name, Set.of(name), classes);
    }

    /** This value changed by a function; blank stays blank. */
    Typed then(Kind next, java.util.function.BiFunction<String, ConversionContext, String> function) {
        Value before = value;
        Value after = (source, context) -> {
            String text = before.of(source, context);
            return text.isEmpty() ? "" : function.apply(text, context);
        };
        return new Typed(after, next, blames, uses, classes);
    }

    Typed with(Value other) {
        return new Typed(other, kind, blames, uses, classes);
    }

    Typed carrying(Classification more) {
        return new Typed(
                value,
                kind,
                blames,
                uses,
                Stream.concat(classes.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet()));
    }
}
