package jp.sekisho.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.layout.item.Padding;
import jp.sekisho.layout.item.Stored;
import jp.sekisho.layout.record.Filling;
import jp.sekisho.layout.record.Part;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordKind.Role;

/** A file of any layout with one record of each kind, each item filled with the plainest value that its type has. */
final class PlainRecords {
    private PlainRecords() {}

    /** The records of the file, header first. */
    static List<Record> of(Layout layout) {
        List<Record> records = new ArrayList<>();
        for (Role role : Role.values()) {
            layout.kinds().stream().filter(kind -> kind.role() == role).forEach(kind -> records.add(record(kind)));
        }
        return records;
    }

    private static Record record(RecordKind kind) {
        Filling filling = kind.filling();
        fill(kind.parts(), filling);
        return filling.record();
    }

    private static void fill(List<Part> parts, Filling filling) {
        for (Part part : parts) {
            if (part instanceof Part.Item item && item.field().tally().isEmpty()) {
                filling.set(item.index(), value(item.field()));
            }
            if (part instanceof Part.Group group) {
                filling.set(group.count(), "1");
                fill(group.slots().get(0), filling);
            }
            if (part instanceof Part.Choice choice) {
                String first = choice.variants().keySet().iterator().next();
                filling.set(choice.by(), first);
                fill(choice.variants().get(first), filling);
            }
        }
    }

    private static String value(Field field) {
        if (field.is().isPresent() || field.isCount()) {
            return field.is().orElse("0");
        }
        int width = Math.max(1, Math.max(field.bytes(), field.characters()));
        ItemType type = field.type();
        if (type instanceof ItemType.Digits) {
            int digits = field.stored() == Stored.PACKED ? width * 2 - 1 : width;
            return field.padding() == Padding.NONE ? "0".repeat(digits) : "0";
        }
        if (type instanceof ItemType.Decimal decimal) {
            return decimal.scale() == 0 ? "0" : "0." + "0".repeat(decimal.scale());
        }
        if (type instanceof ItemType.RegisterDate date) {
            return date.pattern().write(java.time.LocalDate.of(2000, 1, 31)).orElseThrow();
        }
        return switch (type.wire().toLowerCase(Locale.ROOT)) {
            case "date" -> "2000-01-31";
            case "month-day" -> "--01-31";
            case "date-time" -> "2000-01-31T00:00:00.000";
            case "flag" -> "no";
            case "kana" -> kana((ItemType.Kana) type);
            default -> field.padding() == Padding.NONE && field.bytes() > 0 ? "X".repeat(width) : "X";
        };
    }

    private static String kana(ItemType.Kana kana) {
        return switch (kana.shape()) {
            case KATAKANA, KATAKANA_OF_COMPANIES -> "ア";
            case HIRAGANA -> "あ";
            case HALF_WIDTH -> "ｱ";
        };
    }
}
