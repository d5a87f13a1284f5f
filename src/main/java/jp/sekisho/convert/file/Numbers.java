package jp.sekisho.convert.file;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.convert.file.NumberTable.Key;
import jp.sekisho.error.Finding;

/** The numbers that a map may ask for. Reads its file when it is first asked, once for each direction; owned by one thread. */
public final class Numbers {
    private static final String INTEGRATED = "integrated";
    private final Optional<Path> file;
    private final Map<Key, NumberTable> tables = new EnumMap<>(Key.class);

    /** @param file absent for maps that ask for none */
    public Numbers(Optional<Path> file) {
        this.file = file;
    }

    /**
     * The number of that kind for a person whom the file names by the other.
     *
     * @throws jp.sekisho.error.SekishoException {@link FileError#NO_NUMBERS} without a file, or what is wrong with it
     */
    Optional<String> of(String kind, String number) {
        Path there = file.orElseThrow(
                () -> Finding.of(FileError.NO_NUMBERS, "kind", kind).asException());
        Key key = kind.equals(INTEGRATED) ? Key.LOCAL : Key.INTEGRATED;
        return tables.computeIfAbsent(key, wanted -> NumberTable.read(there, wanted))
                .get(number);
    }
}
