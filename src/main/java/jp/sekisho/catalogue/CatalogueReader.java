package jp.sekisho.catalogue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.sekisho.source.Issues;

/** Reads {@code mappings/} into a checked snapshot, or into everything that is wrong with it. Stateless; never throws. */
public final class CatalogueReader {
    private CatalogueReader() {}

    public static CatalogueCheck read(Path mappings) {
        Issues issues = new Issues();
        List<SourceFile> files = new MappingsFolder(mappings, issues).files();
        Reading reading = new Reading(files, issues);
        Catalogue catalogue = reading.catalogue(version(files));
        return new CatalogueCheck(
                issues.hasErrors() ? Optional.empty() : Optional.of(catalogue), issues.sorted(), files.size());
    }

    private static String version(List<SourceFile> files) {
        MessageDigest digest = Digests.sha256();
        files.stream().filter(file -> file.kind() != Kind.MAP_EXAMPLES).forEach(file -> {
            frame(digest, file.kind() + "/" + file.stem());
            frame(digest, file.text());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Each part with its length before it, so that no two lists of files give the same bytes. */
    private static void frame(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
