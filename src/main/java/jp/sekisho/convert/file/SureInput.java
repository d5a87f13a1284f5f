package jp.sekisho.convert.file;

import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.sekisho.error.Finding;

/** Bytes from a file or a pipe; that they cannot be read is a {@link FileError}, not a record's. */
public final class SureInput extends FilterInputStream {
    private final String name;

    /** @param name what people call it */
    public SureInput(String name, InputStream in) {
        super(in);
        this.name = name;
    }

    /**
     * The bytes of a file, from its beginning.
     *
     * @throws jp.sekisho.error.SekishoException if there is no such file, or it cannot be read
     */
    public static SureInput of(Path file) {
        if (!Files.exists(file) || Files.isDirectory(file)) {
            throw Finding.of(FileError.NO_FILE, "file", file).asException();
        }
        try {
            return new SureInput(file.toString(), new FileInputStream(file.toFile()));
        } catch (IOException e) {
            throw Sure.unreadable(file.toString(), e);
        }
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
