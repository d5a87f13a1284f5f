package jp.sekisho.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code mappings/} or {@code routes/} as one role reads it: what lies in {@code common/}, and in the role's own folder. Hidden
 * files, editors' copies and {@code README*} are passed over.
 */
public record RoleFolder(Path root, RoleName role) {
    private static final String COMMON = "common";

    /** The folder as every role reads it. */
    public static List<RoleFolder> all(Path root) {
        return Stream.of(RoleName.values())
                .map(role -> new RoleFolder(root, role))
                .toList();
    }

    /** What this role reads, by name. */
    public List<Path> files() throws IOException {
        return walk().filter(path -> top(path).equals(COMMON) || top(path).equals(role.id()))
                .toList();
    }

    /**
     * What no role reads, by name as {@link #name} gives it: a folder once, ending in a slash, however many files are in it; a file that
     * lies in none.
     */
    public List<String> strays() throws IOException {
        return walk().filter(path ->
                        !top(path).equals(COMMON) && RoleName.of(top(path)).isEmpty())
                .map(path -> top(path).isEmpty() ? name(path) : name(root.resolve(top(path))) + "/")
                .distinct()
                .toList();
    }

    /** A file's name as people know it, such as {@code mappings/city/links/platform.link.yaml}. */
    public String name(Path file) {
        Path folder = root.toAbsolutePath().normalize().getFileName();
        return (folder == null ? "" : folder + "/") + within(file).toString().replace('\\', '/');
    }

    /** The role's own folder as people know it, such as {@code routes/city/}. */
    public String own() {
        return name(root.resolve(role.id())) + "/";
    }

    /** The folders that there are for roles, for a sentence. */
    public static String folders() {
        return COMMON + "/, "
                + String.join(
                        "/, ", Stream.of(RoleName.values()).map(RoleName::id).toList()) + "/";
    }

    private Stream<Path> walk() throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk
                    .filter(Files::isRegularFile)
                    .filter(path -> !isPassedOver(within(path)))
                    .sorted()
                    .toList()
                    .stream();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String top(Path file) {
        Path within = within(file);
        return within.getNameCount() > 1 ? within.getName(0).toString() : "";
    }

    private Path within(Path file) {
        return root.relativize(file);
    }

    private static boolean isPassedOver(Path path) {
        String name = path.getFileName().toString();
        boolean hidden = Stream.iterate(0, i -> i < path.getNameCount(), i -> i + 1)
                .anyMatch(i -> path.getName(i).toString().startsWith("."));
        return hidden || name.endsWith("~") || name.startsWith("README");
    }
}
