package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.Patience;
import jp.sekisho.Ports;
import jp.sekisho.Sekisho;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways of one installation, {@code city} and {@code juki}, share nothing but the program and what is common. */
class RolesApartIT {
    @TempDir
    Path home;

    private final List<Process> running = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : running) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void twoRunningGatewaysShareNoFilePortPasswordKeyOrTable() throws Exception {
        copy("mappings");
        copy("routes");
        Process city = start("city");
        Process juki = start("juki");
        awaitReady("city", city);
        awaitReady("juki", juki);

        Set<String> shared = new TreeSet<>(held(city));
        shared.retainAll(held(juki));
        assertThat(shared).as("files that both hold open").isEmpty();
        assertThat(held(city)).anyMatch(file -> file.startsWith("data/city/db/"));
        assertThat(held(juki)).anyMatch(file -> file.startsWith("data/juki/db/"));
        assertThat(contents("data/juki/secrets"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(contents("data/city/secrets"));
        assertThat(contents("certs/dev/juki")).isNotEmpty().doesNotContainAnyElementsOf(contents("certs/dev/city"));
    }

    private Process start(String role) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                absolute(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
                Sekisho.class.getName(),
                "run",
                "--sekisho.role=" + role,
                "--sekisho.links.platform=https://localhost:1/platform/v1",
                "--sekisho.links.cs=https://localhost:1/cs/v1",
                "--sekisho.broker.port=" + Ports.free(),
                "--sekisho.console.port=0");
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(role + ".log").toFile())
                .start();
        running.add(process);
        return process;
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(":"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(":"));
    }

    private void awaitReady(String role, Process process) {
        Patience.await(role + " is ready")
                .pollInterval(100, TimeUnit.MILLISECONDS)
                .until(() -> {
                    assertThat(process.isAlive())
                            .as(Files.readString(home.resolve(role + ".log")))
                            .isTrue();
                    return Files.exists(home.resolve("data").resolve(role).resolve("gateway.pid"));
                });
    }

    /** The files below the installation that a process holds open, its own output aside. */
    private Set<String> held(Process process) throws IOException {
        Path real = home.toRealPath();
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return open.flatMap(RolesApartIT::target)
                    .filter(file -> file.startsWith(real))
                    .map(file -> real.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Stream<Path> target(Path descriptor) {
        try {
            return Stream.of(Files.readSymbolicLink(descriptor));
        } catch (IOException e) {
            return Stream.empty(); // closed meanwhile
        }
    }

    /** Digests of all files below a folder. */
    private Set<String> contents(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(folder))) {
            return files.filter(Files::isRegularFile).map(RolesApartIT::digest).collect(Collectors.toSet());
        }
    }

    private static String digest(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void copy(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = home.resolve(file.toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
