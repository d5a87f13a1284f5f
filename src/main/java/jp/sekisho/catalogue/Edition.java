package jp.sekisho.catalogue;

import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.source.YamlMapping;

/**
 * One version of a thing.
 *
 * @param until the last day on which it is in force
 * @param value empty if nothing can be done with its file
 */
record Edition<T>(SourceFile file, YamlMapping yaml, int number, LocalDate from, LocalDate until, Optional<T> value) {

    boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }

    Edition<T> until(LocalDate last) {
        return new Edition<>(file, yaml, number, from, last, value);
    }
}
