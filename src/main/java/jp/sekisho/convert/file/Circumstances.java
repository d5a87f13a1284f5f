package jp.sekisho.convert.file;

import java.time.LocalDate;
import java.util.Map;

/**
 * What a file's records do not say themselves.
 *
 * @param businessDate the day on which they are converted
 * @param constants of this installation, by name
 */
public record Circumstances(LocalDate businessDate, Numbers numbers, Map<String, String> constants) {
    public Circumstances {
        constants = Map.copyOf(constants);
    }
}
