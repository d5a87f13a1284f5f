package jp.sekisho.layout.record;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sekisho.layout.item.Field;

/** What a kind of record is made of. Items stand at an index among all items of the kind. */
public sealed interface Part {
    /** One item. */
    record Item(int index, Field field) implements Part {}

    /** Bytes, or a cell, that hold nothing. */
    record Filler(int bytes, char with) implements Part {}

    /**
     * Items that are repeated as often as another item says.
     *
     * @param count index of that item
     * @param counted whether only the slots that are used are there
     * @param slots the parts of each slot
     */
    record Group(String name, int count, boolean counted, List<List<Part>> slots) implements Part {}

    /**
     * Bytes whose meaning another item decides.
     *
     * @param by index of that item
     * @param variants the parts by that item's value
     */
    record Choice(String name, int by, int bytes, Map<String, List<Part>> variants) implements Part {}

    /** Its width in bytes in a fixed record, with all slots of a group. */
    default int width() {
        if (this instanceof Item item) {
            return item.field().bytes();
        }
        if (this instanceof Filler filler) {
            return filler.bytes();
        }
        if (this instanceof Group group) {
            return group.slots().stream()
                    .flatMap(List::stream)
                    .mapToInt(Part::width)
                    .sum();
        }
        return this instanceof Choice choice ? choice.bytes() : 0;
    }

    /** Its items, those of all slots and variants. */
    default Stream<Item> items() {
        if (this instanceof Item item) {
            return Stream.of(item);
        }
        if (this instanceof Group group) {
            return group.slots().stream().flatMap(List::stream).flatMap(Part::items);
        }
        if (this instanceof Choice choice) {
            return choice.variants().values().stream().flatMap(List::stream).flatMap(Part::items);
        }
        return Stream.empty();
    }
}
