package jp.sekisho.catalogue;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import jp.sekisho.source.RoleFolder;
import jp.sekisho.source.RoleName;
import jp.sekisho.source.Shipped;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However a file is broken, reading it ends with issues and never with an exception. */
class BrokenFilesTest {
    private static final int TIMES = 25;
    private static final String[] CRUMBS = {
        "\"", "{", "}", "[", "]", ":", "|", ",", "-", "0", "x", "金", " ", "\n", "(", "1e9"
    };

    @TempDir
    private Path directory;

    static List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("layouts", "maps", "codes")) {
            Shipped.files(folder).stream().filter(file -> size(file) < 8_000).forEach(files::add);
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("files")
    void aBrokenFileIsReadToItsEnd(Path file) throws IOException {
        Path folder = directory.resolve("mappings");
        copyNeighbours(file, folder);
        Path broken = folder.resolve(Path.of("mappings").relativize(file));
        String text = Files.readString(file);
        Random random = new Random(file.toString().hashCode());
        for (int i = 0; i < TIMES; i++) {
            String changed = text;
            for (int change = 0; change <= i % 3; change++) {
                changed = changed(changed, random);
            }
            Files.writeString(broken, changed);
            String now = changed;
            assertThatCode(() -> CatalogueReader.read(new RoleFolder(folder, RoleName.CITY)))
                    .as(() -> now)
                    .doesNotThrowAnyException();
        }
    }

    /** A map is read with the layouts that it names. */
    private static void copyNeighbours(Path file, Path folder) throws IOException {
        String text = Files.readString(file);
        Files.createDirectories(
                folder.resolve(Path.of("mappings").relativize(file)).getParent());
        for (Path other : Shipped.files("layouts")) {
            if (text.contains(id(other)) && !other.equals(file)) {
                Path copy = folder.resolve(Path.of("mappings").relativize(other));
                Files.createDirectories(copy.getParent());
                Files.copy(other, copy);
            }
        }
    }

    private static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.indexOf('.'));
    }

    private static String changed(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int line = random.nextInt(lines.size());
        switch (random.nextInt(4)) {
            case 0 -> lines.remove(line);
            case 1 -> lines.add(line, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(line, "  " + lines.get(line));
            default -> {
                String old = lines.get(line);
                int at = old.isEmpty() ? 0 : random.nextInt(old.length());
                int to = Math.min(old.length(), at + random.nextInt(3));
                lines.set(line, old.substring(0, at) + CRUMBS[random.nextInt(CRUMBS.length)] + old.substring(to));
            }
        }
        return lines.isEmpty() ? "\n" : String.join("\n", lines) + "\n";
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
