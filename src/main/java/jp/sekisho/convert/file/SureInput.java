package jp.sekisho.convert.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes from a file or a pipe; that they cannot be read is a {@link FileError}, not a record's. */
public final class SureInput extends FilterInputStream {
    private final String name;

    /** @param name what people call it */
    public SureInput(String name, InputStream in) {
        super(in);
        this.name = name;
    }

    @Override
    public int read() {
        try {
            return super.read();
        } catch (IOException e) {
            throw Sure.unreadable(name, e);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw Sure.unreadable(name, e);
        }
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw Sure.unreadable(name, e);
        }
    }
}
