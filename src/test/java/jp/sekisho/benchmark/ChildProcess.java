package jp.sekisho.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Java process that ends with this one; it is asked and answers in lines. Used by one thread. */
final class ChildProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final BufferedReader answers;

    private ChildProcess(Process process) {
        this.process = process;
        this.answers = process.inputReader();
    }

    /** Answers on its standard output; what it says besides goes to the log. */
    static ChildProcess start(Path log, Tuning tuning, String classPath, List<String> words) {
        return new ChildProcess(started(builder(log, tuning, classPath, words)));
    }

    /** As {@link #start}, for a process that is not asked: all that it says goes to the log. */
    static ChildProcess silent(Path log, Tuning tuning, String classPath, List<String> words) {
        return new ChildProcess(started(
                builder(log, tuning, classPath, words).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))));
    }

    private static ProcessBuilder builder(Path log, Tuning tuning, String classPath, List<String> words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g"));
        command.addAll(tuning.options());
        command.addAll(List.of("-cp", classPath));
        command.addAll(words);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tell(String line) {
        try {
            process.outputWriter().write(line + "\n");
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String ask(String line) {
        tell(line);
        return answer();
    }

    long askNumber(String line) {
        return Long.parseLong(ask(line));
    }

    /** The next line that it says. */
    String answer() {
        try {
            return Optional.ofNullable(answers.readLine())
                    .orElseThrow(() -> new IllegalStateException("a process of the benchmark has ended; see its log"));
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

    /** Processor time used so far. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends its input, and with it the process. */
    @Override
    public void close() {
        try {
            process.outputWriter().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
