package jp.sekisho.juki;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.dataformat.bindy.annotation.DataField;
import org.jspecify.annotations.Nullable;

/** An item of a record as a field of its class: the field's {@code columnName} is the item's name. */
record TypedItem(String name, Field field) {
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
