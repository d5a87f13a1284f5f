package jp.sekisho.broker.rest;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
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
    /** Of a body of which nobody knows how large it was. */
    static final long ANY_SIZE = -1;

    private final SequentialFileFactory files;
    private final FileSeal seal;
    private @Nullable Frames frames;
    private long cursor;

    SealedFile(SequentialFileFactory files, File directory, String name, FileSeal seal) {
        super(files, directory, name, 1);
        this.files = files;
        this.seal = seal;
    }

    @Override
    public synchronized void open(int maxIO, boolean useExecutor) throws IOException {
        super.open(maxIO, useExecutor);
        frames = framesOf(channel);
        cursor = 0;
    }

    /** The broker renames files by what follows their number, and never gives a number again. */
    private String identity() {
        String name = getFileName();
        int dot = name.indexOf('.');
        return directory.getName() + "/" + (dot < 0 ? name : name.substring(0, dot));
    }

    private Frames framesOf(FileChannel open) throws IOException {
        return new Frames(open, seal.vault(), identity(), seal.spares(), at -> damaged(at));
    }

    private void damaged(long at) {
        seal.damages().found(getFile().toPath(), at);
    }

    /** Whether a closed file is not there, not of that size, or not every piece of it opens; it is told where. */
    static boolean isDamaged(SequentialFile file, long size) {
        return file instanceof SealedFile closed && !closed.isWhole(size);
    }

    private boolean isWhole(long size) {
        try (FileChannel reading = FileChannel.open(getFile().toPath(), StandardOpenOption.READ)) {
            Frames all = framesOf(reading);
            if ((size == ANY_SIZE || all.size() == size) && all.areWhole()) {
                return true;
            }
            damaged(reading.size());
        } catch (IOException e) {
            damaged(0);
        }
        return false;
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
            return framesOf(reading).size();
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
        return new SealedFile(files, directory, getFileName(), seal);
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
