package jp.sekisho.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jp.sekisho.DemoKeys;
import jp.sekisho.calendar.ClockFile;
import jp.sekisho.registry.synthetic.SyntheticCity;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of a run: keys, a business clock in the middle of a working day, and the product's catalogue with the
 * benchmark's wide inquiry in it.
 */
record Premises(Path home) {
    static final int POPULATION = 24_000;
    static final long SEED = 7;

    private static final ZonedDateTime MORNING = ZonedDateTime.parse("2026-10-01T09:00:00+09:00[Asia/Tokyo]");

    static Premises fresh(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            Premises premises = new Premises(Files.createDirectories(folder.toAbsolutePath()));
            DemoKeys.in(premises.certs());
            new ClockFile(premises.clock()).write(Instant.now(), MORNING, 1);
            premises.copyMappings();
            premises.widen();
            for (WideForm form : WideForm.values()) {
                Files.write(premises.numbers(form.system()), residents(form.system()));
            }
            return premises;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path certs() {
        return home.resolve("certs");
    }

    Path clock() {
        return home.resolve("clock.json");
    }

    Path mappings() {
        return home.resolve("mappings");
    }

    /** The numbers of the residents that a system knows. */
    Path numbers(String system) {
        return home.resolve("numbers-" + system);
    }

    Path log(String name) {
        return home.resolve(name + ".log");
    }

    private static List<String> residents(String system) {
        return SyntheticCity.of(SEED, POPULATION)
                .knownTo(system)
                .map(resident -> String.valueOf(resident.localNumbers().get(system)))
                .toList();
    }

    private void copyMappings() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings());
    }

    private void widen() throws IOException {
        for (WideForm form : WideForm.values()) {
            append("city/layouts/" + form.system() + "-inquiry.layout.yaml", items(form::item));
            change(
                    "city/maps/" + form.system() + "-inquiry-to-platform.map.yaml",
                    "set:\n",
                    WideForm.names().stream()
                            .map(name -> "  " + name + ": " + name)
                            .collect(Collectors.joining("\n", "set:\n", "\n")));
        }
        append("city/layouts/platform-inquiry.layout.yaml", items(name -> name));
    }

    private static String items(UnaryOperator<String> item) {
        return WideForm.names().stream()
                .map(name -> "  - { name: " + item.apply(name) + ", type: text, blank: allowed }\n")
                .collect(Collectors.joining());
    }

    private String read(String file) throws IOException {
        return Files.readString(mappings().resolve(file));
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(mappings().resolve(file), read(file) + text);
    }

    private void change(String file, String text, String instead) throws IOException {
        Files.writeString(mappings().resolve(file), read(file).replace(text, instead));
    }
}
