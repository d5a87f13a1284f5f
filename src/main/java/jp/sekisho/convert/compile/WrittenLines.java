package jp.sekisho.convert.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.convert.language.ParsedMap.Group;
import jp.sekisho.convert.language.ParsedMap.Section;
import jp.sekisho.source.YamlText;

/**
 * What a map's file says of one kind of record, for who wants to see why an item is what it is. Immutable.
 */
public final class WrittenLines {
    /** Nothing is said. */
    public static final WrittenLines NONE = new WrittenLines(Map.of(), Set.of());

    private final Map<String, String> set;
    private final Set<String> drop;

    private WrittenLines(Map<String, String> set, Set<String> drop) {
        this.set = Map.copyOf(set);
        this.drop = Set.copyOf(drop);
    }

    /** @param dropped the items of the source that go nowhere */
    static WrittenLines of(Section section, List<YamlText> dropped) {
        Map<String, String> set = new HashMap<>();
        section.lines().set().forEach((item, right) -> set.put(item.value(), right.text()));
        for (Group group : section.groups()) {
            String to = group.to().value() + ".";
            group.lines().set().forEach((item, right) -> set.put(to + item.value(), right.text()));
        }
        return new WrittenLines(set, dropped.stream().map(YamlText::value).collect(Collectors.toSet()));
    }

    /** How an item of the target is filled: its expression as it was written, of several cases all. */
    public Optional<String> expression(String item) {
        return Optional.ofNullable(set.get(item)).or(() -> Optional.ofNullable(set.get(inAnySlot(item))));
    }

    /** Whether an item of the source is left out on purpose. */
    public boolean drops(String item) {
        return drop.contains(item);
    }

    /** In a repeating group one line is for all slots. */
    private static String inAnySlot(String item) {
        return item.replaceFirst("[0-9]+\\.", ".");
    }
}
