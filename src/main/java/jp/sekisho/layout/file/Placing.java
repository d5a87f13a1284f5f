package jp.sekisho.layout.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.layout.item.Padding;
import jp.sekisho.layout.item.PossibleValues;
import jp.sekisho.layout.record.Part;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlText;
import org.jspecify.annotations.Nullable;

/** Gives the parts of one kind of record their places, and finds the items that they name. Used once, by one thread. */
final class Placing {
    private final PossibleValues possible;
    private final Issues issues;
    private final Map<String, Part.Item> placed = new HashMap<>();

    Placing(PossibleValues possible, Issues issues) {
        this.possible = possible;
        this.issues = issues;
    }

    List<Part> place(List<Draft> drafts) {
        return place(drafts, "");
    }

    private List<Part> place(List<Draft> drafts, String prefix) {
        List<Part> parts = new ArrayList<>();
        for (Draft draft : drafts) {
            if (draft instanceof Draft.Item item) {
                parts.add(item(item, prefix));
            } else if (draft instanceof Draft.Filler filler) {
                parts.add(new Part.Filler(filler.bytes(), filler.with()));
            } else if (draft instanceof Draft.Group group) {
                parts.add(group(group, prefix));
            } else if (draft instanceof Draft.Choice choice) {
                parts.add(choice(choice, prefix));
            }
        }
        return parts;
    }

    private Part.Item item(Draft.Item item, String prefix) {
        Field field = prefix.isEmpty() ? item.field() : item.field().within(prefix);
        Part.Item part = new Part.Item(placed.size(), field);
        if (placed.putIfAbsent(field.name(), part) != null) {
            issues.error(item.name().place(), LayoutFileError.REPEATED_ITEM, "item", field.name());
            placed.put(field.name() + "#" + placed.size(), part);
        }
        return part;
    }

    private Part.Group group(Draft.Group group, String prefix) {
        int count = index(group.count(), prefix);
        List<List<Part>> slots = new ArrayList<>();
        for (int i = 1; i <= group.most(); i++) {
            slots.add(place(group.parts(), prefix + group.name().value() + i + "."));
        }
        return new Part.Group(prefix + group.name().value(), count, group.counted(), slots);
    }

    private Part.Choice choice(Draft.Choice choice, String prefix) {
        int by = Math.max(0, found(choice.by(), prefix));
        choice.variants().keySet().stream()
                .filter(when -> !isValue(prefix + choice.by().value(), when))
                .forEach(when -> issues.error(
                        choice.by().place(),
                        LayoutFileError.CONSTANT_DOES_NOT_FIT,
                        "item",
                        choice.by().value()));
        Map<String, List<Part>> variants = new LinkedHashMap<>();
        choice.variants().forEach((when, parts) -> variants.put(when, place(parts, prefix)));
        return new Part.Choice(prefix + choice.name().value(), by, choice.bytes(), variants);
    }

    /** Whether the item can have that value in its canonical form; of an item that is not there it is not asked. */
    private boolean isValue(String name, String value) {
        Part.@Nullable Item item = placed.get(name);
        return item == null || possible.has(item.field(), value);
    }

    /** Where the item stands that counts something. */
    private int index(YamlText name, String prefix) {
        Part.@Nullable Item item = placed.get(prefix + name.value());
        if (item != null && !canCount(item.field())) {
            issues.error(name.place(), LayoutFileError.NOT_A_COUNT, "item", name.value());
        }
        return Math.max(0, found(name, prefix));
    }

    private int found(YamlText name, String prefix) {
        Part.@Nullable Item item = placed.get(prefix + name.value());
        if (item == null && !name.isMissing()) {
            issues.error(name.place(), LayoutFileError.NOT_A_COUNT, "item", name.value());
        }
        return item == null ? -1 : item.index();
    }

    /** Whether any number can be written into the item. */
    static boolean canCount(Field field) {
        boolean padded = field.padding().isLeft() || field.bytes() == 0 && field.padding() == Padding.NONE;
        return field.type() instanceof ItemType.Digits && padded
                || field.type() instanceof ItemType.Decimal decimal && decimal.scale() == 0;
    }
}
