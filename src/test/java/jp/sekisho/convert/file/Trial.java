package jp.sekisho.convert.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.CatalogueReader;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;

/** A conversion by the maps that lie beside the tests; the persons in its files do not exist. */
final class Trial {
    static final Path MAPPINGS = Path.of("src/test/resources/convert/files/mappings");
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final Catalogue CATALOGUE = CatalogueReader.read(new RoleFolder(MAPPINGS, RoleName.CITY))
            .catalogue()
            .orElseThrow();

    private final ConversionMap map;
    private final Circumstances circumstances;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Trial(String map, Optional<Path> numbers) {
        this.map = CATALOGUE.map(map, DAY).orElseThrow();
        this.circumstances = new Circumstances(DAY, new Numbers(numbers), Map.of());
    }

    static Trial of(String map) {
        return new Trial(map, Optional.empty());
    }

    static Trial of(String map, Path numbers) {
        return new Trial(map, Optional.of(numbers));
    }

    /** What its map may ask for, with constants. */
    FileContext context(Map<String, String> constants) {
        return new FileContext(map.source(), map.target(), new Circumstances(DAY, circumstances.numbers(), constants));
    }

    ConversionMap map() {
        return map;
    }

    RunReport run(String file, BadRecords bad) {
        return run(new ByteArrayInputStream(file.getBytes(map.source().charset())), bad);
    }

    RunReport run(InputStream file, BadRecords bad) {
        return new FileConversion(map, circumstances).run(file, new SureOutput("out", out), bad, progress -> {});
    }

    Explanation explain(long number, String file) {
        return Explanation.of(
                number, new ByteArrayInputStream(file.getBytes(map.source().charset())), map, circumstances);
    }

    /** What was written. */
    public String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A record of {@code persons}: the name has two characters. */
    static String person(int number, String name, String sex) {
        return "%010d%012d%s%s%s\r\n".formatted(number, number, name, " ".repeat(16), sex);
    }
}
