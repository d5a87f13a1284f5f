package jp.sekisho.demo.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import jp.sekisho.Sekisho;

/** One run of a gateway, a process of its own with the class path of this one. It ends when this process does. */
public final class GatewayProcess {
    private static final long ORDERLY_SECONDS = 30;
    private static final double NANOS = 1e9;

    private final Process process;
    private final Path pidFile;
    private final long startedAt = System.nanoTime();

    private GatewayProcess(Process process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    public static GatewayProcess start(GatewayPlan plan) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                // starts in half the time; the demo is over before the optimising compiler would have paid
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8"));
        command.addAll(ProgramJar.ofThisProcess()
                .map(jar -> List.of("-jar", jar.file().toString()))
                .orElseGet(() -> List.of("-cp", System.getProperty("java.class.path"), Sekisho.class.getName())));
        command.add("run");
        plan.settings().forEach(setting -> command.add("--sekisho." + setting));
        try {
            Files.createDirectories(plan.data());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()))
                    .start();
            return new GatewayProcess(process, plan.data().resolve("gateway.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public int exitValue() {
        return process.exitValue();
    }

    /** Real seconds since it was started. */
    public double age() {
        return (System.nanoTime() - startedAt) / NANOS;
    }

    public boolean isReady() {
        try {
            return Files.readString(pidFile).strip().equals(Long.toString(pid()));
        } catch (IOException e) {
            return false;
        }
    }

    /** Megabytes of memory that are its own, where the system says so. */
    public OptionalLong residentMegabytes() {
        try (Stream<String> status = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }

    /** SIGKILL; returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        await(ORDERLY_SECONDS);
    }

    /** SIGTERM; returns when it is gone. */
    public void end() {
        process.destroy();
        if (!await(ORDERLY_SECONDS)) {
            kill();
        }
    }

    private boolean await(long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
