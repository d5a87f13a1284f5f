package jp.sekisho.convert.file;

import java.io.IOException;
import java.util.Locale;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;

/** Says in our words why a file cannot be read or written. */
final class Sure {
    private Sure() {}

    static SekishoException unreadable(String file, IOException e) {
        return new SekishoException(Finding.of(FileError.CANNOT_READ, "file", file, "problem", problem(e)), e);
    }

    static SekishoException unwritable(String file, IOException e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        if (said.contains("no space left") || said.contains("quota exceeded")) {
            return new SekishoException(Finding.of(FileError.DISK_FULL, "file", file), e);
        }
        if (said.contains("broken pipe")) {
            return new SekishoException(Finding.of(FileError.NOT_TAKEN, "file", file), e);
        }
        return new SekishoException(Finding.of(FileError.CANNOT_WRITE, "file", file, "problem", problem(e)), e);
    }

    static String problem(IOException e) {
        return e.getClass().getSimpleName();
    }
}
