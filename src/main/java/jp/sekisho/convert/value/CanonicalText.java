package jp.sekisho.convert.value;

import java.util.Optional;
import jp.sekisho.convert.language.Comparison;
import jp.sekisho.convert.language.Expression.Literal;
import jp.sekisho.convert.language.PlainNumber;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.ItemType;

/**
 * What a condition sees of an item: its canonical text, of which a literal that it is compared with has to be one.
 *
 * @param isMade whether the value has yet to be written: whether it is cut or replaced then, nobody knows
 */
public record CanonicalText(Layout layout, Field field, boolean isMade) {

    /** Whether the comparison can come out one way in one record and another way in another. */
    public boolean canMeet(Literal literal, Comparison sign, boolean asNumbers) {
        String text = literal.text();
        if (Kind.of(field).isNumber() && sign.isOfOrder()) {
            return PlainNumber.is(text);
        }
        if (sign.isOfOrder() && Kind.of(field) != Kind.FLAG) {
            return true;
        }
        return asNumbers ? number(text).isPresent() : canBe(text);
    }

    /** A number as the item has it, whatever zeros are before it. */
    private Optional<String> number(String text) {
        return PlainNumber.of(text)
                .flatMap(number -> field.type() instanceof ItemType.Decimal decimal
                        ? number.fitted(decimal.digits(), decimal.scale()).filter(this::canBe)
                        : number.fitted(PlainNumber.MOST_DIGITS, 0).filter(whole -> !number.isNegative()));
    }

    private boolean canBe(String text) {
        return isMade ? layout.isCanonical(field, text) : layout.canHave(field, text);
    }

    /** The value of a record that is made, as it will be read: what is padding in it is none of it. */
    public static String of(Field field, String made) {
        return field.padding().strip(made);
    }
}
