package jp.sekisho.layout.file;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.Counted;
import jp.sekisho.layout.item.Form;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.record.RecordKind.Role;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;
import jp.sekisho.text.charset.StrictCharset;

/**
 * Items that several layouts choose from ({@code *.items.yaml}): a layout that names the dictionary may write an item by its name
 * alone.
 *
 * <p>Read once, by the thread that reads the layouts.
 */
public final class ItemDictionary {
    private final String id;
    private final Map<String, YamlMapping> items;

    private ItemDictionary(String id, Map<String, YamlMapping> items) {
        this.id = id;
        this.items = items;
    }

    /** The dictionary of a file; what is wrong with it is in {@code issues}, and the items that are sound are there. */
    public static ItemDictionary parse(YamlMapping file, Issues issues) {
        return parse(file, Surroundings.NONE, issues);
    }

    /** As {@link #parse(YamlMapping, Issues)}, of items that name tables of substitutes. */
    public static ItemDictionary parse(YamlMapping file, Surroundings surroundings, Issues issues) {
        String id = file.text("items").value();
        file.optionalText("name");
        Map<String, YamlMapping> items = new LinkedHashMap<>();
        for (YamlMapping item : file.mappings("fields")) {
            YamlText name = item.text("name");
            if (items.putIfAbsent(name.value(), item) != null) {
                issues.error(name.place(), LayoutFileError.REPEATED_ITEM, "item", name.value());
            }
            Form form = item.has("bytes") ? Form.FIXED : Form.DELIMITED;
            TallyReader tallies = new TallyReader(Role.TRAILER, new ArrayList<>(), issues);
            new FieldReader(neutral(id), form, surroundings, Set.of(), tallies, issues).field(item, name);
            item.optionalText("characters");
            item.refuseOthers();
        }
        if (items.isEmpty()) {
            issues.error(file.placeOf("fields"), LayoutFileError.NO_ITEMS);
        }
        file.refuseOthers();
        return new ItemDictionary(id, items);
    }

    public String id() {
        return id;
    }

    /** What its items say under that key. */
    public List<YamlText> everywhere(String key) {
        return items.values().stream()
                .flatMap(item -> item.optionalText(key).stream())
                .toList();
    }

    /** How many items it has. */
    public int size() {
        return items.size();
    }

    /** The names of its items, in the order of the file. */
    public Set<String> names() {
        return Collections.unmodifiableSet(items.keySet());
    }

    Optional<YamlMapping> item(String name) {
        return Optional.ofNullable(items.get(name));
    }

    private static Head neutral(String id) {
        return new Head(
                id,
                "",
                1,
                LocalDate.EPOCH,
                Optional.empty(),
                StrictCharset.of(StandardCharsets.UTF_8),
                Optional.empty(),
                false,
                Optional.empty(),
                Set.of(),
                Counted.RECORDS);
    }
}
