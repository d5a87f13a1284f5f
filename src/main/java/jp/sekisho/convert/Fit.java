package jp.sekisho.convert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Field;
import jp.sekisho.layout.ItemType;

/** Gives numbers the decimals that an item of type decimal has; nothing is rounded. */
final class Fit {
    private Fit() {}

    /** The value as the item's canonical text, where that differs from what a number is otherwise. */
    static Typed into(Field field, Typed value) {
        boolean asItIs = value.unedited().isPresent()
                && value.unedited().get().field().type().equals(field.type());
        if (Kind.of(field) != Kind.DECIMAL || asItIs) {
            return value;
        }
        int scale = scale(field);
        Finding unfit = Finding.of(MapError.NOT_A_NUMBER, "item", field.name());
        return value.then(Kind.DECIMAL, (text, context) -> {
            try {
                return scaled(text, scale);
            } catch (ArithmeticException | NumberFormatException e) {
                throw unfit.asException();
            }
        });
    }

    /** Whether a text can be a value of the item, by its type. */
    static boolean fits(Field field, String text) {
        if (Kind.of(field) != Kind.DECIMAL) {
            return field.type().write(text) != null;
        }
        try {
            return Comparison.isNumber(text) && field.type().write(scaled(text, scale(field))) != null;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static String scaled(String text, int scale) {
        return new BigDecimal(text).setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static int scale(Field field) {
        return field.type() instanceof ItemType.Decimal decimal ? decimal.scale() : 0;
    }
}
