package jp.sekisho.source;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A mapping with its places. Keys that are asked for are remembered, so that {@link #refuseOthers} can report what
 * nobody asked for. Mutable in that only; owned by the one thread that reads.
 */
public final class YamlMapping {
    private final YamlReader reader;
    private final Place place;
    private final Map<String, YamlReader.Entry> entries;
    private final Set<String> asked = new LinkedHashSet<>();

    YamlMapping(YamlReader reader, Place place, Map<String, YamlReader.Entry> entries) {
        this.reader = reader;
        this.place = place;
        this.entries = new LinkedHashMap<>(entries);
    }

    public Place place() {
        return place;
    }

    /** This mapping with what it does not say taken from another, whose keys nobody has to ask for. */
    public YamlMapping over(YamlMapping usual) {
        YamlMapping both = new YamlMapping(reader, place, usual.entries);
        both.entries.putAll(entries);
        usual.entries.keySet().stream().filter(key -> !entries.containsKey(key)).forEach(both.asked::add);
        return both;
    }

    /** Keys in the order of the file. */
    public List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    /** Where a key stands, or this mapping's place if it is not there. */
    public Place placeOf(String key) {
        YamlReader.Entry entry = entries.get(key);
        return entry == null ? place : entry.keyPlace();
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The scalar under {@code key}; reported and empty text if it is missing or not a scalar. */
    public YamlText text(String key) {
        if (!entries.containsKey(key)) {
            asked.add(key);
            reader.issues().error(place, SourceError.MISSING_KEY, "key", key);
            return new YamlText(place, "");
        }
        return optionalText(key).orElseGet(() -> new YamlText(place, ""));
    }

    public Optional<YamlText> optionalText(String key) {
        return asked(key).flatMap(entry -> entry.reader().text(entry.value()));
    }

    /** The mapping under {@code key}; reported if it is missing or something else. */
    public Optional<YamlMapping> mapping(String key) {
        if (!entries.containsKey(key)) {
            reader.issues().error(place, SourceError.MISSING_KEY, "key", key);
        }
        return optionalMapping(key);
    }

    public Optional<YamlMapping> optionalMapping(String key) {
        return asked(key).flatMap(entry -> entry.reader().mapping(entry.value()));
    }

    /** The scalars of the list under {@code key}; empty if it is missing. A single scalar counts as a list of one. */
    public List<YamlText> texts(String key) {
        return asked(key).map(entry -> entry.reader().texts(entry.value())).orElse(List.of());
    }

    /** The mappings of the list under {@code key}; empty if it is missing. */
    public List<YamlMapping> mappings(String key) {
        return asked(key).map(entry -> entry.reader().mappings(entry.value())).orElse(List.of());
    }

    /** Reports every key that nobody has asked for. Call when all keys have been read. */
    public void refuseOthers() {
        for (Map.Entry<String, YamlReader.Entry> entry : entries.entrySet()) {
            if (!asked.contains(entry.getKey())) {
                reader.issues()
                        .error(
                                entry.getValue().keyPlace(),
                                SourceError.UNKNOWN_KEY,
                                "key",
                                entry.getKey(),
                                "suggestion",
                                "(" + String.join(", ", asked) + ")");
            }
        }
    }

    private Optional<YamlReader.Entry> asked(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key));
    }
}
