package jp.sekisho.demo.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jp.sekisho.operate.jmx.RunningGateway;

/** The data folder, which one demo at a time may use; the system lets go of it however this process ends. */
public final class Premises implements AutoCloseable {
    private static final long FORMER_SECONDS = 30;

    private final FileChannel channel;

    private Premises(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty if another demo uses the folder. */
    public static Optional<Premises> take(Path data) {
        try {
            Files.createDirectories(data);
            FileChannel channel = FileChannel.open(
                    data.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (Optional.ofNullable(channel.tryLock()).isPresent()) {
                return Optional.of(new Premises(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for a gateway in a folder that is still ending since its launcher died; its process id if it stays. */
    static Optional<Long> formerGateway(Path data) {
        try {
            Optional<Long> pid = RunningGateway.pid(data);
            Optional<ProcessHandle> former = pid.flatMap(ProcessHandle::of);
            if (former.isPresent()) {
                former.get().onExit().get(FORMER_SECONDS, TimeUnit.SECONDS);
            }
            return Optional.empty();
        } catch (TimeoutException e) {
            return unchecked(data);
        } catch (IOException | ExecutionException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Long> unchecked(Path data) {
        try {
            return RunningGateway.pid(data);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
