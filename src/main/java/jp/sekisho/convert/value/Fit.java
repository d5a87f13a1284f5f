package jp.sekisho.convert.value;

import java.util.Optional;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.convert.language.PlainNumber;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.ItemType;

/** Gives numbers the decimals that an item of type decimal has; nothing is rounded, and nothing but a plain number taken. */
public final class Fit {
    private Fit() {}

    /** The value as the item's canonical text, where that differs from what a number is otherwise. */
    public static Typed into(Field field, Typed value) {
        boolean asItIs = value.unedited().isPresent()
                && value.unedited().get().field().type().equals(field.type());
        if (asItIs || !(field.type() instanceof ItemType.Decimal decimal)) {
            return value;
        }
        Finding unfit = Finding.of(MapError.NOT_A_NUMBER, "item", field.name());
        return value.then(Kind.DECIMAL, (text, context) -> fitted(decimal, text).orElseThrow(unfit::asException));
    }

    /** Whether a text can be written as a value of the item: by its type, and by its width where its layout's file is sound. */
    public static boolean fits(Side side, Field field, String text) {
        if (field.type() instanceof ItemType.Decimal decimal) {
            return fitted(decimal, text)
                    .filter(number -> decimal.write(number) != null)
                    .isPresent();
        }
        return side.shape().isSound()
                ? side.layout().canTake(field, text)
                : field.type().write(text) != null;
    }

    private static Optional<String> fitted(ItemType.Decimal decimal, String text) {
        return PlainNumber.of(text).flatMap(number -> number.fitted(decimal.digits(), decimal.scale()));
    }
}
