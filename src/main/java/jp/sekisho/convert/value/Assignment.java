package jp.sekisho.convert.value;

import java.util.Set;
import jp.sekisho.layout.item.Classification;
import jp.sekisho.layout.record.Filling;
import jp.sekisho.layout.record.Record;

/** A compiled line: an item of the target, by its place, and its value. */
public sealed interface Assignment {
    /** The place of the target's item. */
    int index();

    /** The protection that flows along. */
    Set<Classification> classes();

    void into(Filling filling, Record source, ConversionContext context);

    /** What an item of the source is, in the bytes that it came in. */
    record Copied(int index, int item, Set<Classification> classes) implements Assignment {
        @Override
        public void into(Filling filling, Record source, ConversionContext context) {
            filling.copy(index, source, item);
        }
    }

    /** What an expression gives. */
    record Computed(int index, Value value, Set<Classification> classes) implements Assignment {
        @Override
        public void into(Filling filling, Record source, ConversionContext context) {
            filling.set(index, value.of(source, context));
        }
    }

    /** What another does, in records that use a slot of a group: the slots that they do not use stay blank. */
    record InSlot(SourceSlot slot, Assignment other) implements Assignment {
        @Override
        public int index() {
            return other.index();
        }

        @Override
        public Set<Classification> classes() {
            return other.classes();
        }

        @Override
        public void into(Filling filling, Record source, ConversionContext context) {
            if (slot.isUsed(source)) {
                other.into(filling, source, context);
            }
        }
    }

    static Assignment of(int index, Typed value) {
        return value.unedited()
                .<Assignment>map(item ->
                        new Copied(index, item.index(), value.flow().classes().keySet()))
                .orElseGet(() -> new Computed(
                        index, value.value(), value.flow().classes().keySet()));
    }
}
