package jp.sekisho.convert.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.source.Issues;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Small files as people who do this job sent them, from the first byte to the last, by {@code cases/cases.spec.yaml}. */
class CaseFilesTest {
    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);

    @TestFactory
    Stream<DynamicTest> everyFileComesOutAsItShould() {
        Issues issues = new Issues();
        YamlMapping spec = YamlSource.read(CASES.resolve("cases.spec.yaml"), "cases", issues)
                .orElseThrow(() -> new AssertionError(issues.sorted()));
        return spec.mappings("cases").stream()
                .map(one -> DynamicTest.dynamicTest(one.text("name").value(), () -> check(one)));
    }

    private static void check(YamlMapping one) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream aside = new ByteArrayOutputStream();
        byte[] in = bytes(one, "in").orElseThrow();

        RunReport report = new FileConversion(map(one), new Circumstances(DAY, new Numbers(Optional.empty()), Map.of()))
                .run(new ByteArrayInputStream(in), new SureOutput("out", out), badRecords(one, aside), progress -> {});

        bytes(one, "gives").ifPresent(expected -> assertThat(out.toString(StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(expected, StandardCharsets.ISO_8859_1)));
        assertThat(Stream.concat(report.bad().stream(), report.refused().stream())
                        .map(CaseFilesTest::told)
                        .distinct())
                .containsExactlyElementsOf(texts(one, "bad"));
        assertThat(report.normalised().entrySet().stream()
                        .map(note -> note.getKey() + " " + note.getValue())
                        .collect(Collectors.toList()))
                .containsExactlyElementsOf(texts(one, "notes"));
        if (one.has("aside")) {
            assertThat(aside.toString(StandardCharsets.UTF_8))
                    .isEqualTo(one.text("aside").value());
        }
    }

    /** Bad records are put aside where the case says which bytes those are, else the first one refuses the file. */
    private static BadRecords badRecords(YamlMapping one, ByteArrayOutputStream aside) {
        return one.has("aside")
                ? (bad, from) -> {
                    aside.writeBytes(from.lastBytes());
                    return true;
                }
                : BadRecords.STOP;
    }

    private static String told(BadRecord bad) {
        return bad.finding().code().wire()
                + " "
                + bad.finding().details().getOrDefault("line", String.valueOf(bad.number()))
                + (bad.item().isEmpty() ? "" : " " + bad.item());
    }

    private static ConversionMap map(YamlMapping one) {
        Path mappings = one.optionalText("mappings")
                .map(folder -> CASES.resolve(folder.value()))
                .orElse(Path.of("mappings"));
        return CatalogueReader.read(new RoleFolder(mappings, RoleName.CITY))
                .catalogue()
                .orElseThrow()
                .map(one.text("map").value(), DAY)
                .orElseThrow();
    }

    private static List<String> texts(YamlMapping one, String key) {
        return one.has(key) ? one.texts(key).stream().map(text -> text.value()).toList() : List.of();
    }

    /** The bytes of a file of the cases. */
    private static Optional<byte[]> bytes(YamlMapping one, String key) throws IOException {
        return one.has(key)
                ? Optional.of(Files.readAllBytes(CASES.resolve(one.text(key).value())))
                : Optional.empty();
    }
}
