package jp.sekisho.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine on which figures were measured. */
final class Machine {
    private Machine() {}

    static String described(String postgres) {
        return "%d cores of %s, %d GB; JDK %s; PostgreSQL %s; %s %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        first("/proc/cpuinfo", "model name"),
                        Math.round(Long.parseLong(
                                        first("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", ""))
                                / 1048576.0),
                        System.getProperty("java.vm.version"),
                        postgres,
                        System.getProperty("os.name"),
                        System.getProperty("os.version"));
    }

    /** Processes that ran or waited to run, on the average of the last minute. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String first(String file, String name) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
