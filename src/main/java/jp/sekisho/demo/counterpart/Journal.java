package jp.sekisho.demo.counterpart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A file of lines that only grows: what has been forced is there after any death.
 *
 * <p>Thread-safe. Writing and forcing are two steps, so that those who wait for the disk wait together.
 */
public final class Journal implements AutoCloseable {
    private final FileChannel channel;
    private final AtomicLong written;
    private final Object forcing = new Object();
    private long forced; // guarded by forcing

    private Journal(FileChannel channel) throws IOException {
        this.channel = channel;
        this.written = new AtomicLong(channel.size());
    }

    /** Opens the file, made if it is not there; a last line that was cut off in the writing is taken away. */
    public static Journal open(Path file) {
        try {
            if (Files.exists(file)) {
                cutUnfinishedLine(file);
            }
            return new Journal(FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file, UTF_8)) {
            return lines.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String line) {
        try {
            ByteBuffer bytes = UTF_8.encode(line + "\n");
            int length = bytes.remaining();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            written.addAndGet(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns when everything written before the call is on the disk. */
    public void force() {
        long mine = written.get();
        synchronized (forcing) {
            if (forced >= mine) {
                return;
            }
            long all = written.get();
            try {
                channel.force(false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            forced = all;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cutUnfinishedLine(Path file) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            long end = access.length();
            while (end > 0) {
                access.seek(end - 1);
                if (access.read() == '\n') {
                    break;
                }
                end--;
            }
            access.setLength(end);
        }
    }
}
