package jp.sekisho.demo.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The one jar that this process runs from, with all libraries, and a city's routes and mappings, inside. */
public record ProgramJar(Path file) {
    private static final String CITY = "BOOT-INF/classes/jp/sekisho/demo/city/";

    /** Empty if it runs from classes and libraries. */
    public static Optional<ProgramJar> ofThisProcess() {
        return Optional.of(Path.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)[0]))
                .filter(path -> System.getProperty("java.class.path").equals(path.toString()))
                .filter(Files::isRegularFile)
                .map(path -> new ProgramJar(path.toAbsolutePath()));
    }

    /** Puts the folders of mappings and routes where the demo looks for them; one that is there is left as it is. */
    public void unpackCity(DemoSettings settings) {
        try (JarFile jar = new JarFile(file.toFile())) {
            unpack(jar, "mappings/", settings.mappings);
            unpack(jar, "routes/", settings.routes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(JarFile jar, String name, Path folder) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        String prefix = CITY + name;
        List<? extends ZipEntry> files = jar.stream()
                .filter(entry -> entry.getName().startsWith(prefix) && !entry.isDirectory())
                .toList();
        for (ZipEntry entry : files) {
            Path target = folder.resolve(entry.getName().substring(prefix.length()));
            Files.createDirectories(Optional.ofNullable(target.getParent()).orElse(folder));
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, target);
            }
        }
    }
}
