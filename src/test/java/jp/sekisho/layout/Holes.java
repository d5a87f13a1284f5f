package jp.sekisho.layout;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.layout.record.Record;

/**
 * A message of any layout with places for any bytes: one in every item of a type that is wide enough for a mark.
 *
 * @param blank what the bytes that a code leaves free in a fixed item hold
 */
record Holes(byte[] message, List<Hole> places, byte[] blank) {
    private static final int DIGITS = 3;

    /** Where an item's value stands, and whether its width is fixed. */
    record Hole(String item, int at, int width, boolean fixed) {
        boolean takes(byte[] code) {
            return !fixed || code.length <= width;
        }
    }

    /** The items of the layout's data record that are of this type and filled in its plain record. */
    static List<String> items(Layout layout, List<Record> plain, ItemType type) {
        Record data = data(layout, plain);
        return layout.fields().stream()
                .filter(field -> field.type().equals(type)
                        && !field.fillsItself()
                        && field.is().isEmpty())
                .filter(field -> !data.get(field.name()).isEmpty())
                .filter(field -> isWideEnough(layout, field))
                .map(Field::name)
                .toList();
    }

    private static boolean isWideEnough(Layout layout, Field field) {
        int bytes = mark(field.type(), 0).getBytes(layout.charset()).length;
        return field.bytes() > 0 ? field.bytes() >= bytes : field.characters() == 0 || field.characters() > DIGITS;
    }

    static Holes in(Layout layout, List<Record> plain, List<String> items) {
        Record marked = data(layout, plain);
        for (int i = 0; i < items.size(); i++) {
            marked = marked.with(items.get(i), mark(field(layout, items.get(i)).type(), i));
        }
        List<Record> records = new ArrayList<>(plain);
        records.set(records.indexOf(data(layout, plain)), marked);
        byte[] message = layout.encode(records);
        List<Hole> places = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Field field = field(layout, items.get(i));
            byte[] mark = mark(field.type(), i).getBytes(layout.charset());
            boolean fixed = field.bytes() > 0;
            places.add(new Hole(items.get(i), indexOf(message, mark), fixed ? field.bytes() : mark.length, fixed));
        }
        places.sort(Comparator.comparingInt(Hole::at));
        return new Holes(message, places, " ".getBytes(layout.charset()));
    }

    /** The message with a code in every place that takes it. */
    byte[] filled(byte[] code) {
        ByteArrayOutputStream filled = new ByteArrayOutputStream(message.length + places.size() * code.length);
        int from = 0;
        for (Hole hole : places) {
            if (hole.takes(code)) {
                filled.write(message, from, hole.at() - from);
                filled.write(code, 0, code.length);
                for (int free = code.length; hole.fixed() && free < hole.width(); free++) {
                    filled.write(blank, 0, blank.length);
                }
                from = hole.at() + hole.width();
            }
        }
        filled.write(message, from, message.length - from);
        return filled.toByteArray();
    }

    private static Field field(Layout layout, String name) {
        return layout.field(name).orElseThrow();
    }

    private static Record data(Layout layout, List<Record> records) {
        return records.stream()
                .filter(record -> record.kind().equals(layout.data().name()))
                .findFirst()
                .orElseThrow();
    }

    /** A text that no other item has, of characters that the type has. */
    private static String mark(ItemType type, int number) {
        String letters = type instanceof ItemType.Kana kana
                ? switch (kana.shape()) {
                    case KATAKANA, KATAKANA_OF_COMPANIES -> "アイウエオカキクケコン";
                    case HIRAGANA -> "あいうえおかきくけこん";
                    case HALF_WIDTH -> "ｱｲｳｴｵｶｷｸｹｺﾝ";
                }
                : "0123456789M";
        StringBuilder mark = new StringBuilder(letters.substring(10));
        String.format("%0" + DIGITS + "d", number).chars().forEach(digit -> mark.append(letters.charAt(digit - '0')));
        return mark.toString();
    }

    private static int indexOf(byte[] message, byte[] part) {
        for (int at = 0; at <= message.length - part.length; at++) {
            if (Arrays.equals(message, at, at + part.length, part, 0, part.length)) {
                return at;
            }
        }
        throw new AssertionError("the mark is not in the message");
    }
}
