package jp.sekisho.juki;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import org.apache.camel.dataformat.bindy.annotation.CsvRecord;

/** The items of a class, held against those of a layout: the same ones in the same places, and room for blanks. */
final class TypedItems {
    private final Class<?> type;
    private final List<TypedItem> items;

    TypedItems(Class<?> type) {
        this.type = type;
        this.items = TypedItem.of(type);
    }

    List<Finding> differences(Layout layout) {
        List<Finding> differences = new ArrayList<>();
        if (!isForBindy()) {
            differences.add(Finding.of(JukiError.NOT_FOR_BINDY, "class", type.getSimpleName()));
        }
        List<Field> fields = layout.fields();
        for (int i = 0; i < fields.size(); i++) {
            difference(layout, fields.get(i), i + 1).ifPresent(differences::add);
        }
        items.stream()
                .filter(item ->
                        fields.stream().noneMatch(field -> item.isCalled(field.name())) || !isFirstOfItsName(item))
                .map(item -> finding(JukiError.FIELD_WITHOUT_ITEM, layout, item.name()))
                .forEach(differences::add);
        return differences;
    }

    private boolean isForBindy() {
        CsvRecord record = type.getAnnotation(CsvRecord.class);
        return record != null
                && record.separator().equals(BindyCodec.SEPARATOR)
                && record.quote().equals(BindyCodec.QUOTE);
    }

    private Optional<Finding> difference(Layout layout, Field field, int position) {
        Optional<TypedItem> item = first(field.name());
        if (item.isEmpty()) {
            return Optional.of(finding(JukiError.ITEM_WITHOUT_FIELD, layout, field.name()));
        }
        if (item.get().position() != position) {
            return Optional.of(Finding.of(
                    JukiError.ANOTHER_PLACE,
                    "class",
                    type.getSimpleName(),
                    "layout",
                    layout.id(),
                    "version",
                    layout.version(),
                    "item",
                    field.name(),
                    "expected",
                    position,
                    "actual",
                    item.get().position()));
        }
        return !field.required() && item.get().field().getType().isPrimitive()
                ? Optional.of(finding(JukiError.NO_ROOM_FOR_BLANK, layout, field.name()))
                : Optional.empty();
    }

    private Optional<TypedItem> first(String name) {
        return items.stream().filter(item -> item.isCalled(name)).findFirst();
    }

    private boolean isFirstOfItsName(TypedItem item) {
        return first(item.name()).filter(item::equals).isPresent();
    }

    private Finding finding(JukiError error, Layout layout, String item) {
        return Finding.of(
                error, "class", type.getSimpleName(), "layout", layout.id(), "version", layout.version(), "item", item);
    }
}
