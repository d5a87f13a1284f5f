package jp.sekisho.layout.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.ItemRules;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.item.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what a record says about itself before it is written: counts of its groups, of substituted characters, and of other
 * records; and sees that nothing is filled that will not be written. Immutable and thread safe.
 */
final class Completion {
    private static final int LONGEST_COUNT = 9;
    private final List<Field> fields;
    private final List<Part> parts;
    private final Map<Integer, ItemRules> counted = new HashMap<>();
    private final Map<Integer, Integer> countIn = new HashMap<>();
    private final Map<Integer, ItemRules> rules = new HashMap<>();
    private final List<Integer> tallies = new ArrayList<>();

    Completion(Head head, Items items, List<Field> fields, List<Part> parts) {
        this.fields = fields;
        this.parts = parts.stream()
                .filter(part -> part instanceof Part.Group || part instanceof Part.Choice)
                .toList();
        for (int i = 0; i < fields.size(); i++) {
            int index = i;
            rules.put(index, new ItemRules(head, fields.get(index)));
            fields.get(index).countIn().filter(items::has).ifPresent(count -> {
                counted.put(index, Objects.requireNonNull(rules.get(index)));
                countIn.put(index, items.index(count));
            });
            fields.get(index).tally().filter(tally -> !tally.isAhead()).ifPresent(tally -> tallies.add(index));
        }
    }

    /** Whether records are written as they are. */
    boolean isNothing() {
        return parts.isEmpty() && counted.isEmpty() && tallies.isEmpty();
    }

    Filling complete(Filling record, int line, Notes notes, Function<Tally, String> tally) {
        complete(parts, record, line);
        counted.forEach((index, item) -> countSubstituted(index, item, record, line, notes));
        tallies.stream()
                .filter(index ->
                        record.get(index).isEmpty() && fields.get(index).required())
                .forEach(index -> record.set(index, tallied(index, tally, line)));
        return record;
    }

    /** Sees to groups and areas that are used: those of another variant, or of a slot that is not there, say nothing. */
    private void complete(List<Part> some, Filling record, int line) {
        for (Part part : some) {
            if (part instanceof Part.Group group) {
                int used = count(group, record, line);
                group.slots().subList(0, used).forEach(slot -> complete(slot, record, line));
            } else if (part instanceof Part.Choice choice) {
                refuseOthers(choice, record, line);
                complete(choice.variants().getOrDefault(record.get(choice.by()), List.of()), record, line);
            }
        }
    }

    private String tallied(int index, Function<Tally, String> tally, int line) {
        Field field = fields.get(index);
        String text = tally.apply(field.tally().orElseThrow());
        int scale = field.type() instanceof ItemType.Decimal decimal ? decimal.scale() : 0;
        BigDecimal total = new BigDecimal(text).setScale(scale, RoundingMode.UNNECESSARY);
        int digits = total.unscaledValue().abs().toString().length();
        if (field.type() instanceof ItemType.Decimal decimal && digits > decimal.digits()) {
            throw Objects.requireNonNull(rules.get(index))
                    .finding(LayoutError.TOO_LONG, line, "most", decimal.digits(), "unit", "digits", "actual", digits);
        }
        return total.toPlainString();
    }

    private int count(Part.Group group, Filling record, int line) {
        int used = 0;
        for (int i = 0; i < group.slots().size(); i++) {
            used = isFilled(group.slots().get(i), record) ? i + 1 : used;
        }
        GroupCount count = count(group);
        String said = record.get(group.count());
        if (said.isEmpty()) {
            record.set(group.count(), counted(group.count(), used));
            return used;
        }
        if (count.said(said, line) < used) {
            throw count.wrong(line);
        }
        return count.said(said, line);
    }

    private GroupCount count(Part.Group group) {
        ItemRules item = Objects.requireNonNull(rules.get(group.count()));
        return new GroupCount(item, group.name(), group.slots().size());
    }

    private static boolean isFilled(List<Part> parts, Filling record) {
        return parts.stream().flatMap(Part::items).anyMatch(item -> !record.get(item.index())
                .isEmpty());
    }

    private void refuseOthers(Part.Choice choice, Filling record, int line) {
        @Nullable List<Part> chosen = choice.variants().get(record.get(choice.by()));
        choice.variants().values().stream()
                .filter(variant -> variant != chosen)
                .flatMap(List::stream)
                .flatMap(Part::items)
                .filter(item -> !record.get(item.index()).isEmpty())
                .findFirst()
                .ifPresent(item -> {
                    throw Objects.requireNonNull(rules.get(item.index()))
                            .finding(LayoutError.OTHER_VARIANT_FILLED, line, "area", choice.name());
                });
    }

    private void countSubstituted(int index, ItemRules item, Filling record, int line, Notes notes) {
        long before = notes.substituted();
        String value = record.get(index);
        String written = value.isEmpty() ? value : item.writeWhole(value, line, notes);
        if (!written.equals(value)) {
            record.set(index, written);
        }
        int count = Objects.requireNonNull(countIn.get(index));
        String had = record.get(count);
        if (had.length() > LONGEST_COUNT) {
            throw Objects.requireNonNull(rules.get(count))
                    .finding(
                            LayoutError.TOO_LONG,
                            line,
                            "most",
                            LONGEST_COUNT,
                            "unit",
                            "digits",
                            "actual",
                            had.length());
        }
        long substituted = notes.substituted() - before + (had.isEmpty() ? 0 : Long.parseLong(had));
        record.set(count, counted(count, substituted));
    }

    /** A count that may be blank is not written for nothing. */
    private String counted(int count, long number) {
        return number > 0 || fields.get(count).required() ? Long.toString(number) : "";
    }
}
