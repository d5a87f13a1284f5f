package jp.sekisho.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.SpecMessage;
import jp.sekisho.layout.file.ItemDictionary;
import jp.sekisho.layout.file.LayoutFile;
import jp.sekisho.layout.file.Surroundings;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Shipped;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;

/** All layouts of the repository: those under mappings, and those of the tests of layouts. */
final class LayoutTargets {
    private static final Path SPECS = Path.of("src/test/resources/layout");
    private static final String SPEC = ".spec.yaml";
    private final Map<String, ItemDictionary> dictionaries = new HashMap<>();

    private LayoutTargets() {}

    static List<FuzzTarget> all() throws IOException {
        LayoutTargets reading = new LayoutTargets();
        List<FuzzTarget> all = new ArrayList<>();
        for (Path file : shipped(".items.yaml")) {
            reading.yaml(file).stream()
                    .map(yaml -> ItemDictionary.parse(yaml, new Issues()))
                    .forEach(dictionary -> reading.dictionaries.put(dictionary.id(), dictionary));
        }
        for (Path file : shipped(".layout.yaml")) {
            for (YamlMapping yaml : reading.yaml(file)) {
                Layout layout = reading.layout(yaml);
                Path spec = SPECS.resolve(name(file) + SPEC);
                all.add(LayoutTarget.of(layout, name(file), reading.message(spec, layout)));
            }
        }
        for (Path file : files(SPECS.toString(), SPEC)) {
            for (YamlMapping spec : reading.yaml(file)) {
                YamlSource.parse(file.toString(), spec.text("layout").value(), new Issues())
                        .map(yaml -> LayoutTarget.of(reading.layout(yaml), name(file), good(spec)))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    private static List<Path> shipped(String suffix) {
        return Shipped.files("layouts").stream()
                .filter(file -> file.toString().endsWith(suffix))
                .toList();
    }

    private List<byte[]> message(Path spec, Layout layout) throws IOException {
        List<byte[]> messages = new ArrayList<>();
        if (Files.exists(spec)) {
            yaml(spec).stream()
                    .filter(read -> read.has("message"))
                    .forEach(read -> messages.add(SpecMessage.of(read, layout.charset())));
        }
        return messages;
    }

    private static List<byte[]> good(YamlMapping spec) {
        return spec.has("good") ? List.of(spec.text("good").value().getBytes(StandardCharsets.UTF_8)) : List.of();
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\..*", "");
    }

    /** As far as it can be read: whether the file is right is for others to say. */
    private Layout layout(YamlMapping yaml) {
        return LayoutFile.read(yaml, new Surroundings(dictionaries, Map.of()), new Issues())
                .layout();
    }

    private List<YamlMapping> yaml(Path file) throws IOException {
        return YamlSource.parse(file.toString(), Files.readString(file), new Issues()).stream()
                .toList();
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
