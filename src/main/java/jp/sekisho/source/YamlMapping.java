package jp.sekisho.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import jp.sekisho.error.Finding;
import jp.sekisho.source.Issue.Severity;
import jp.sekisho.text.Nearest;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping with its places. Keys that are asked for are remembered, so that {@link #refuseOthers} can report what
 * nobody asked for. Mutable in that only; owned by the one thread that reads.
 */
public final class YamlMapping implements YamlItem {
    private final YamlReader reader;
    private final Place place;
    private final Map<String, YamlReader.Entry> entries;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Map<String, Issue> missing = new LinkedHashMap<>();

    YamlMapping(YamlReader reader, Place place, Map<String, YamlReader.Entry> entries) {
        this.reader = reader;
        this.place = place;
        this.entries = new LinkedHashMap<>(entries);
    }

    @Override
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
        return requiredText(key).orElseGet(() -> YamlText.missing(place));
    }

    /** The scalar under {@code key}, if it is there; reported if it is missing or not a scalar. */
    public Optional<YamlText> requiredText(String key) {
        if (!entries.containsKey(key)) {
            reportMissing(key);
        }
        return optionalText(key);
    }

    /** Every scalar under such a key, here or however deep within. */
    public List<YamlText> everywhere(String key) {
        List<YamlText> found = new ArrayList<>();
        walk((under, text) -> {
            if (under.equals(key)) {
                found.add(text);
            }
        });
        return found;
    }

    /** Every mapping under such a key, here or however deep within. */
    public List<YamlMapping> mappingsEverywhere(String key) {
        List<YamlMapping> found = new ArrayList<>();
        entries.forEach((under, entry) -> reader.walkMappings(under, entry.value(), (name, mapping) -> {
            if (name.equals(key)) {
                found.add(mapping);
            }
        }));
        return found;
    }

    /** Every scalar that is a value, here or however deep within. */
    public List<YamlText> scalars() {
        List<YamlText> found = new ArrayList<>();
        walk((under, text) -> found.add(text));
        return found;
    }

    private void walk(BiConsumer<String, YamlText> use) {
        entries.forEach((key, entry) -> reader.walk(key, entry.value(), use));
    }

    /** Whether a list stands under {@code key}. */
    public boolean isList(String key) {
        YamlReader.Entry entry = entries.get(key);
        return entry != null && entry.value() instanceof SequenceNode;
    }

    /** Whether a mapping stands under {@code key}. */
    public boolean isMapping(String key) {
        YamlReader.Entry entry = entries.get(key);
        return entry != null && entry.value() instanceof MappingNode;
    }

    public Optional<YamlText> optionalText(String key) {
        return asked(key).flatMap(entry -> entry.reader().text(entry.value()));
    }

    /** The mapping under {@code key}; reported if it is missing or something else. */
    public Optional<YamlMapping> mapping(String key) {
        if (!entries.containsKey(key)) {
            reportMissing(key);
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

    /** As {@link #texts}; reported if it is missing. A list without anything is there. */
    public List<YamlText> requiredTexts(String key) {
        if (!entries.containsKey(key)) {
            reportMissing(key);
        }
        return texts(key);
    }

    /** The mappings of the list under {@code key}; empty if it is missing. */
    public List<YamlMapping> mappings(String key) {
        return asked(key).map(entry -> entry.reader().mappings(entry.value())).orElse(List.of());
    }

    /** What stands in the list under {@code key}, scalars and mappings; empty if it is missing. A scalar counts as a list of one. */
    public List<YamlItem> items(String key) {
        return asked(key)
                .map(entry -> entry.reader().scalarsAndMappings(entry.value()))
                .orElse(List.of());
    }

    private void reportMissing(String key) {
        Issue issue = new Issue(place, Finding.of(SourceError.MISSING_KEY, "key", key), Severity.ERROR);
        reader.issues().add(issue);
        missing.put(key, issue);
    }

    /**
     * Reports every key that nobody has asked for. Call when all keys have been read. Where one of them was probably meant
     * for a key that is missing, that is one mistake, and not two.
     */
    public void refuseOthers() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                Optional<String> meant = Nearest.to(key, missing.keySet());
                meant.map(missing::remove).ifPresent(reader.issues()::withdraw);
                Suggestion near = Suggestion.of(key, meant.map(Set::of).orElse(asked));
                reader.issues()
                        .error(
                                entry.keyPlace(),
                                SourceError.UNKNOWN_KEY,
                                "key",
                                key,
                                "ja",
                                near.ja(),
                                "en",
                                near.en(),
                                "known",
                                String.join(", ", asked));
            }
        });
    }

    /** Says of a key that it has been dealt with: {@link #refuseOthers} leaves it. */
    public void dealtWith(String key) {
        asked.add(key);
    }

    private Optional<YamlReader.Entry> asked(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key));
    }
}
