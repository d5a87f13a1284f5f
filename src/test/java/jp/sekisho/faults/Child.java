package jp.sekisho.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.sekisho.Patience;

/** A process that the harness started: told things, stopped, killed, and ended in any case. Used by one thread. */
final class Child {
    private final String name;
    private final Path log;
    private final Process process;

    private Child(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /** A Java program on a class path, its output in a file of its own. */
    static Child java(String name, Path log, String classPath, List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // as much as a gateway's classes take: no collection of the whole heap each time that they outgrow less
                "-XX:MetaspaceSize=192m",
                "-cp",
                classPath));
        command.addAll(words);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new Child(name, log, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it has printed so far. */
    String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line on its standard input. */
    void tell(String line) {
        try {
            process.outputWriter().write(line + "\n");
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL; returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        awaitDeath();
    }

    /** SIGTERM; returns when the process is gone. */
    void end() {
        process.destroy();
        awaitDeath();
    }

    /** SIGSTOP: the process stands still, as a machine does that was paused. */
    void freeze() {
        signal("STOP");
    }

    /** SIGCONT. */
    void thaw() {
        signal("CONT");
    }

    /** Returns when the process is gone by itself. */
    void awaitDeath() {
        if (!diesWithin(Patience.LONG)) {
            throw new AssertionError(name + " still lives after " + Patience.SECONDS + " s: see " + log);
        }
    }

    boolean diesWithin(Duration time) {
        try {
            return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it ended with; it has ended. */
    int exitCode() {
        return process.exitValue();
    }

    /** Gone by SIGKILL, not by anything else. */
    boolean wasKilled() {
        return !process.isAlive() && process.exitValue() == 128 + 9;
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
