package jp.sekisho.layout.record;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.layout.item.LayoutError;

/**
 * What items were called in former versions of a layout, and what they are called now.
 *
 * @param now the present name by the former one
 */
public record FormerNames(RecordKind kind, Map<String, String> now) {

    public static FormerNames of(RecordKind kind) {
        return new FormerNames(
                kind,
                kind.fields().stream()
                        .flatMap(field -> field.formerNames().stream().map(former -> Map.entry(former, field.name())))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first)));
    }

    public Record renamed(Record former) {
        return now.isEmpty() ? former : former.named(name -> now(name, former.names()));
    }

    public Record record(Map<String, String> values) {
        Filling filling = kind.filling();
        Set<String> filled = new HashSet<>();
        for (Map.Entry<String, String> value : values.entrySet()) {
            String name = now(value.getKey(), values.keySet());
            filling.set(kind.index(name), value.getValue());
            filled.add(name);
        }
        kind.items().names().stream()
                .filter(name -> !filled.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw kind.items().finding(LayoutError.NEW_ITEM, name);
                });
        return filling.record();
    }

    /** Where a former version had several names of one item, they were several items, and none is that one. */
    private String now(String name, Collection<String> former) {
        String present = now.getOrDefault(name, name);
        boolean one = former.stream()
                        .filter(other -> now.getOrDefault(other, other).equals(present))
                        .count()
                == 1;
        return one ? present : name;
    }
}
