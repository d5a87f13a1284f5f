package jp.sekisho.convert.language;

import java.util.stream.Collectors;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.layout.item.ItemType.AsWritten;

/**
 * What tells values of two types apart whatever they are: the characters without which no value of the one is, and which no
 * value of the other has. Where there are none, the record decides.
 */
public final class Letters {
    /** One of each sort that types tell apart. */
    private static final String EACH_SORT = "0.-Aa:ｱアあ";

    private static final String OF_NUMBERS = "0.-";
    private static final String OF_FLAGS = "a";

    private Letters() {}

    /** Whether no value of the one type, as canonical text, is one of the other. */
    public static boolean haveNothingInCommon(ItemType from, ItemType into) {
        String some = someOf(from);
        return !some.isEmpty() && some.chars().noneMatch(letter -> takes(into, Character.toString(letter)));
    }

    /** Every value has one of these; nothing where there is no telling. */
    private static String someOf(ItemType type) {
        return switch (type.wire()) {
            case "decimal" -> type instanceof ItemType.Decimal decimal && decimal.scale() > 0 ? "." : "0";
            case "date", "month-day" -> "-";
            case "date-time" -> ":";
            case "flag" -> OF_FLAGS;
            case "digits", "code", "kana" ->
                EACH_SORT
                        .chars()
                        .mapToObj(Character::toString)
                        .filter(letter -> takes(type, letter))
                        .collect(Collectors.joining());
            default -> "";
        };
    }

    private static boolean takes(ItemType type, String letter) {
        return switch (type.wire()) {
            case "decimal" -> OF_NUMBERS.contains(letter);
            case "flag" -> OF_FLAGS.contains(letter);
            case "digits", "code", "kana" -> type instanceof AsWritten written && written.has(letter);
            default -> true;
        };
    }
}
