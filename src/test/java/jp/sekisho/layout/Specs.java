package jp.sekisho.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.layout.file.ItemDictionary;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.layout.file.Surroundings;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Shipped;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;
import jp.sekisho.source.YamlText;

/** Reads test vectors and layouts, and fails on any issue in them. */
public final class Specs {
    private Specs() {}

    public static YamlMapping read(String file) {
        Issues issues = new Issues();
        Optional<YamlMapping> read = YamlSource.read(Path.of("src/test/resources", file), file, issues);
        return read.orElseThrow(() -> new AssertionError(issues.sorted()));
    }

    /** A layout of this city, without the rules in Java that its records must pass besides. */
    public static Layout own(String id) {
        Path file = Shipped.file("layouts", id + ".layout.yaml");
        try {
            String text = Files.readString(file).replaceAll("(?m)^checked-by:.*\n", "");
            return layout(text, new Surroundings(dictionaries(), Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Layout layout(String text) {
        return layout(text, Surroundings.NONE);
    }

    public static Layout layout(String text, Surroundings surroundings) {
        Issues issues = new Issues();
        return YamlSource.parse("test.layout.yaml", text, issues)
                .map(yaml -> LayoutFile.read(yaml, surroundings, issues))
                .filter(LayoutFile.Read::isSound)
                .map(LayoutFile.Read::layout)
                .orElseThrow(() -> new AssertionError(issues.sorted()));
    }

    static ItemDictionary dictionary(String text) {
        Issues issues = new Issues();
        ItemDictionary dictionary = YamlSource.parse("test.items.yaml", text, issues)
                .map(yaml -> ItemDictionary.parse(yaml, issues))
                .orElseThrow(() -> new AssertionError(issues.sorted()));
        if (issues.errors() > 0) {
            throw new AssertionError(issues.sorted());
        }
        return dictionary;
    }

    private static Map<String, ItemDictionary> dictionaries() throws IOException {
        Map<String, ItemDictionary> dictionaries = new LinkedHashMap<>();
        for (Path file : Shipped.files("layouts")) {
            if (file.toString().endsWith(".items.yaml")) {
                ItemDictionary dictionary = dictionary(Files.readString(file));
                dictionaries.put(dictionary.id(), dictionary);
            }
        }
        return dictionaries;
    }

    public static Map<String, String> texts(YamlMapping mapping) {
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.keys().forEach(key -> texts.put(key, mapping.text(key).value()));
        return texts;
    }

    public static List<String> texts(YamlMapping mapping, String key) {
        return mapping.texts(key).stream().map(YamlText::value).toList();
    }

    static String optional(YamlMapping mapping, String key) {
        return mapping.optionalText(key).map(YamlText::value).orElse("");
    }
}
