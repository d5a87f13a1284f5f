package jp.sekisho.juki.copy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.room.Question;
import jp.sekisho.passage.room.RoomItem;

/** What a message says, item by item; what cannot be used refuses it, by the name of the item alone. */
record Items(Question said) {
    private static final int MOST_DIGITS = 18;

    String text(RoomItem item) {
        String value = said.get(item);
        if (value.isBlank()) {
            throw unusable(item);
        }
        return value;
    }

    long number(RoomItem item) {
        String digits = text(item);
        if (digits.length() > MOST_DIGITS || !digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw unusable(item);
        }
        return Long.parseLong(digits);
    }

    LocalDate date(RoomItem item) {
        return parsed(item, LocalDate::parse);
    }

    LocalDateTime time(RoomItem item) {
        return parsed(item, LocalDateTime::parse);
    }

    boolean flag(RoomItem item) {
        String value = text(item);
        if (!List.of("yes", "no").contains(value)) {
            throw unusable(item);
        }
        return value.equals("yes");
    }

    <E extends Enum<E>> E oneOf(Class<E> kind, RoomItem item) {
        return parsed(item, value -> Enum.valueOf(kind, value));
    }

    private <T> T parsed(RoomItem item, Function<String, T> parse) {
        try {
            return parse.apply(text(item));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw unusable(item);
        }
    }

    private static SekishoException unusable(RoomItem item) {
        return Finding.of(CopyError.UNUSABLE, "item", item.item()).asException();
    }
}
