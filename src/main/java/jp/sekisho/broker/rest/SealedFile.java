package jp.sekisho.broker.rest;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import jp.sekisho.store.Vault;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.ActiveMQIOErrorException;
import org.apache.activemq.artemis.core.io.IOCallback;
import org.apache.activemq.artemis.core.io.SequentialFile;
import org.apache.activemq.artemis.core.io.SequentialFileFactory;
import org.apache.activemq.artemis.core.io.nio.NIOSequentialFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of the broker's whose every write is closed. To the broker it is a file like any other: positions and sizes are those
 * of what it wrote. Thread safe as the broker's own.
 */
final class SealedFile extends NIOSequentialFile {
    private final SequentialFileFactory files;
    private final Vault vault;
    private final Spares spares;
    private @Nullable Frames frames;
    private long cursor;

    SealedFile(SequentialFileFactory files, File directory, String name, Vault vault, Spares spares) {
        super(files, directory, name, 1);
        this.files = files;
        this.vault = vault;
        this.spares = spares;
    }

    @Override
    public synchronized void open(int maxIO, boolean useExecutor) throws IOException {
        super.open(maxIO, useExecutor);
        frames = new Frames(channel, vault, identity(), spares);
        cursor = 0;
    }

    /** The broker renames files by what follows their number, and never gives a number again. */
    private String identity() {
        String name = getFileName();
        int dot = name.indexOf('.');
        return directory.getName() + "/" + (dot < 0 ? name : name.substring(0, dot));
    }

    /** Whether a closed file is there, and not every piece of it opens. */
    static boolean isDamaged(SequentialFile file) {
        try {
            return file.exists() && file instanceof SealedFile closed && !closed.isWhole();
        } catch (IOException e) {
            return true;
        }
    }

    private boolean isWhole() throws IOException {
        try (FileChannel reading = FileChannel.open(getFile().toPath(), StandardOpenOption.READ)) {
            return new Frames(reading, vault, identity(), spares).areWhole();
        }
    }

    @Override
    public synchronized long size() throws IOException {
        if (channel != null && frames != null) {
            return frames.size();
        }
        if (!exists()) {
            return 0;
        }
        try (FileChannel reading = FileChannel.open(getFile().toPath(), StandardOpenOption.READ)) {
            return new Frames(reading, vault, identity(), spares).size();
        }
    }

    @Override
    public synchronized void position(long place) {
        position.set(place);
        cursor = place;
    }

    @Override
    public synchronized int read(ByteBuffer into, @Nullable IOCallback callback) throws IOException {
        int read = read(into);
        if (callback != null) {
            callback.done();
        }
        return read;
    }

    /** As the broker's own: fills the buffer as far as there are bytes, and flips it. */
    @Override
    public synchronized int read(ByteBuffer into) throws IOException {
        int all = 0;
        int read = 0;
        while (into.hasRemaining() && read >= 0) {
            read = frames().read(cursor, into);
            if (read > 0) {
                all += read;
                cursor += read;
            }
        }
        into.flip();
        return all == 0 ? read : all;
    }

    @Override
    public void writeDirect(ByteBuffer bytes, boolean sync, IOCallback callback) {
        try {
            write(bytes, sync);
            callback.done();
        } catch (IOException e) {
            callback.onError(ActiveMQExceptionType.IO_ERROR.getCode(), "not written: " + e.getMessage());
        } finally {
            files.releaseBuffer(bytes);
        }
    }

    @Override
    public void writeDirect(ByteBuffer bytes, boolean sync) throws IOException {
        blockingWriteDirect(bytes, sync, true);
    }

    @Override
    public void blockingWriteDirect(ByteBuffer bytes, boolean sync, boolean release) throws IOException {
        try {
            write(bytes, sync);
        } finally {
            if (release) {
                files.releaseBuffer(bytes);
            }
        }
    }

    private synchronized void write(ByteBuffer bytes, boolean sync) throws IOException {
        byte[] written = new byte[bytes.remaining()];
        bytes.get(written);
        try {
            if (written.length > 0) {
                int length = frames().write(cursor, written);
                cursor += length;
                position.addAndGet(length);
            }
            if (sync) {
                sync();
            }
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            files.onIOError(new ActiveMQIOErrorException(e.getMessage(), e), e.getMessage(), this);
            throw e;
        }
    }

    private Frames frames() throws ClosedChannelException {
        if (channel == null || frames == null) {
            throw new ClosedChannelException();
        }
        return frames;
    }

    @Override
    public SequentialFile cloneFile() {
        return new SealedFile(files, directory, getFileName(), vault, spares);
    }

    @Override
    public void copyTo(SequentialFile other) {
        throw new UnsupportedOperationException("what is closed belongs to its file");
    }

    @Override
    public void fill(int size) {
        throw new UnsupportedOperationException("only what was written is there");
    }

    @Override
    public ByteBuffer map(int position, long size) {
        throw new UnsupportedOperationException("what is closed is not read in place");
    }
}
