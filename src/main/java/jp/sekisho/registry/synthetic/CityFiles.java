package jp.sekisho.registry.synthetic;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Writes a city as two CSV files (RFC 4180, UTF-8, CRLF, a header line): {@value #RESIDENTS}, a line per resident, and
 * {@value #ATENA_LINKS}, a line per number in a business system.
 *
 * <p>The files appear under their names when both are whole; files of those names are replaced.
 */
public final class CityFiles {
    public static final String RESIDENTS = "residents.csv";
    public static final String ATENA_LINKS = "atena-links.csv";

    private static final int STEP = 1000;
    private static final List<String> RESIDENT_HEADER = List.of(
            "individual-number",
            "resident-record-code",
            "family-name",
            "given-name",
            "family-kana",
            "given-kana",
            "birth",
            "sex",
            "address");
    private static final List<String> LINK_HEADER = List.of("system", "atena-number", "individual-number");

    private CityFiles() {}

    /** How many lines were written, headers not counted. */
    public record Written(int residents, int links) {}

    /** Writes into an existing directory; {@code progress} hears now and then how many residents are done. */
    public static Written write(SyntheticCity city, Path directory, IntConsumer progress) throws IOException {
        Path residents = directory.resolve("." + RESIDENTS + ".draft");
        Path links = directory.resolve("." + ATENA_LINKS + ".draft");
        try {
            Written written = drafts(city, residents, links, progress);
            Files.move(residents, directory.resolve(RESIDENTS), StandardCopyOption.ATOMIC_MOVE);
            Files.move(links, directory.resolve(ATENA_LINKS), StandardCopyOption.ATOMIC_MOVE);
            return written;
        } finally {
            Files.deleteIfExists(residents);
            Files.deleteIfExists(links);
        }
    }

    private static Written drafts(SyntheticCity city, Path residentFile, Path linkFile, IntConsumer progress)
            throws IOException {
        int done = 0;
        int linked = 0;
        try (BufferedWriter residents = Files.newBufferedWriter(residentFile, StandardCharsets.UTF_8);
                BufferedWriter links = Files.newBufferedWriter(linkFile, StandardCharsets.UTF_8)) {
            line(residents, RESIDENT_HEADER);
            line(links, LINK_HEADER);
            for (Iterator<Resident> all = city.residents().iterator(); all.hasNext(); ) {
                Resident resident = all.next();
                line(residents, columns(resident));
                for (var local : resident.localNumbers().entrySet()) {
                    line(links, List.of(local.getKey(), local.getValue(), resident.individualNumber()));
                    linked++;
                }
                done++;
                if (done % STEP == 0) {
                    progress.accept(done);
                }
            }
        }
        progress.accept(done);
        return new Written(done, linked);
    }

    private static List<String> columns(Resident resident) {
        return List.of(
                resident.individualNumber(),
                resident.residentRecordCode(),
                resident.familyName(),
                resident.givenName(),
                resident.familyKana(),
                resident.givenKana(),
                resident.birth().toString(),
                resident.sex().code(),
                resident.address());
    }

    private static void line(BufferedWriter file, List<String> columns) throws IOException {
        String separator = "";
        for (String column : columns) {
            file.append(separator).append(quotedIfNeeded(column));
            separator = ",";
        }
        file.append("\r\n");
    }

    private static String quotedIfNeeded(String column) {
        boolean plain = column.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? column : '"' + column.replace("\"", "\"\"") + '"';
    }
}
