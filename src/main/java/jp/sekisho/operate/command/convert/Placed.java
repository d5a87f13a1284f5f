package jp.sekisho.operate.command.convert;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.convert.file.FileError;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;

/** The files of one run that are in place, so that the refusal of a later one names them. Mutable; used by one thread. */
final class Placed {
    private final List<String> files = new ArrayList<>();

    /**
     * Puts one more in place.
     *
     * @throws SekishoException why it cannot be; {@link FileError#PARTLY_IN_PLACE} if others are in place
     */
    void put(Path file, Runnable keep) {
        try {
            keep.run();
        } catch (SekishoException e) {
            throw files.isEmpty() ? e : new SekishoException(partly(file, e), e);
        }
        files.add(file.toString());
    }

    private Finding partly(Path file, SekishoException why) {
        return Finding.of(
                FileError.PARTLY_IN_PLACE,
                "file",
                file,
                "problem",
                why.code().wire(),
                "placed",
                String.join(", ", files));
    }
}
