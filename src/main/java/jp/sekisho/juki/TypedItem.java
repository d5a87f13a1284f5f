package jp.sekisho.juki;

import java.lang.reflect.Field;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** An item of a record as a field of its class: the field's {@code columnName} is the item's name. */
record TypedItem(String name, Field field) {
    private static final Pattern NOT_IN_ELEMENTS = Pattern.compile("[^\\p{L}\\p{Nd}]");

    static List<TypedItem> of(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(DataField.class))
                .sorted(Comparator.comparingInt(field -> annotation(field).pos()))
                .map(TypedItem::of)
                .toList();
    }

    private static TypedItem of(Field field) {
        field.setAccessible(true);
        return new TypedItem(annotation(field).columnName(), field);
    }

    /** Whether a layout's item of that name is meant: in XML, names are without brackets, dots, spaces and wide letters. */
    boolean isCalled(String item) {
        return name.equals(item) || asElement(name).equals(item);
    }

    private static String asElement(String name) {
        return NOT_IN_ELEMENTS
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("");
    }

    int position() {
        return annotation(field).pos();
    }

    @Nullable
    Object value(Object record) {
        try {
            return field.get(record);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a field was made accessible and is not", e);
        }
    }

    private static DataField annotation(Field field) {
        return field.getAnnotation(DataField.class);
    }
}
