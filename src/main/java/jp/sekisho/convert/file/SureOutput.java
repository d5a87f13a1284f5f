package jp.sekisho.convert.file;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes to a file or a pipe, counted; that they cannot be written is a {@link FileError}, not a record's. */
public final class SureOutput extends OutputStream {
    private final String name;
    private final OutputStream out;
    private long written;

    /** @param name what people call it */
    public SureOutput(String name, OutputStream out) {
        this.name = name;
        this.out = out;
    }

    /** How many bytes have been written. */
    public long written() {
        return written;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
            written += length;
        } catch (IOException e) {
            throw Sure.unwritable(name, e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw Sure.unwritable(name, e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw Sure.unwritable(name, e);
        }
    }
}
