package jp.sekisho.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import jp.sekisho.passage.link.Link;
import jp.sekisho.source.Issues;
import jp.sekisho.source.RoleFolder;

/** Reads {@code mappings/}, as one role reads it, into a checked snapshot, or into everything that is wrong with it. Stateless; never throws. */
public final class CatalogueReader {
    private CatalogueReader() {}

    public static CatalogueCheck read(RoleFolder mappings) {
        return read(mappings, (link, issues) -> {});
    }

    /** As {@link #read(RoleFolder)}, with what is to be checked of each link beside its file, such as its keys. */
    public static CatalogueCheck read(RoleFolder mappings, BiConsumer<Link, Issues> linkCheck) {
        Issues issues = new Issues();
        List<SourceFile> files = new MappingsFolder(mappings, issues).files();
        Reading reading = new Reading(mappings.role(), files, linkCheck, issues);
        Catalogue catalogue = reading.catalogue(version(files));
        return new CatalogueCheck(
                issues.hasErrors() ? Optional.empty() : Optional.of(catalogue), issues.sorted(), names(files));
    }

    private static Set<String> names(List<SourceFile> files) {
        return files.stream().map(SourceFile::name).collect(Collectors.toSet());
    }

    private static String version(List<SourceFile> files) {
        MessageDigest digest = sha256();
        files.stream().filter(file -> file.kind() != Kind.MAP_EXAMPLES).forEach(file -> {
            frame(digest, file.kind() + "/" + file.stem());
            frame(digest, file.text());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** SHA-256, which every Java platform has. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Each part with its length before it, so that no two lists of files give the same bytes. */
    private static void frame(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
