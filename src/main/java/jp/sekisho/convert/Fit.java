package jp.sekisho.convert;

import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Field;
import jp.sekisho.layout.ItemType;

/** Gives numbers the decimals that an item of type decimal has; nothing is rounded, and nothing but a plain number taken. */
final class Fit {
    private Fit() {}

    /** The value as the item's canonical text, where that differs from what a number is otherwise. */
    static Typed into(Field field, Typed value) {
        boolean asItIs = value.unedited().isPresent()
                && value.unedited().get().field().type().equals(field.type());
        if (asItIs || !(field.type() instanceof ItemType.Decimal decimal)) {
            return value;
        }
        Finding unfit = Finding.of(MapError.NOT_A_NUMBER, "item", field.name());
        return value.then(Kind.DECIMAL, (text, context) -> fitted(decimal, text).orElseThrow(unfit::asException));
    }

    /** Whether a text can be a value of the item, by its type. */
    static boolean fits(Field field, String text) {
        return field.type() instanceof ItemType.Decimal decimal
                ? fitted(decimal, text)
                        .filter(number -> decimal.write(number) != null)
                        .isPresent()
                : field.type().write(text) != null;
    }

    private static Optional<String> fitted(ItemType.Decimal decimal, String text) {
        return PlainNumber.of(text).flatMap(number -> number.fitted(decimal.digits(), decimal.scale()));
    }
}
