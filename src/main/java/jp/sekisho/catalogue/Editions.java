package jp.sekisho.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The versions of one thing, by their dates.
 *
 * @param all by the day from which they are in force
 * @param isWhole whether all of its files could be read: else there may be others
 */
record Editions<T>(List<Edition<T>> all, boolean isWhole) {
    Editions {
        all = List.copyOf(all);
    }

    /**
     * Those of a thing's files. One that does not say until when it is in force is so until the day before the next.
     *
     * @param stated with the last day as their files say, or {@link LocalDate#MAX}
     */
    static <T> Editions<T> of(List<Edition<T>> stated, boolean isWhole) {
        List<Edition<T>> sorted = new ArrayList<>(stated);
        sorted.sort(Comparator.<Edition<T>, LocalDate>comparing(Edition::from)
                .thenComparing(edition -> edition.file().name()));
        for (int i = 0; i + 1 < sorted.size(); i++) {
            LocalDate next = sorted.get(i + 1).from();
            if (sorted.get(i).until().equals(LocalDate.MAX)
                    && next.isAfter(sorted.get(i).from())) {
                sorted.set(i, sorted.get(i).until(next.minusDays(1)));
            }
        }
        return new Editions<>(sorted, isWhole);
    }

    Optional<Edition<T>> on(LocalDate day) {
        return all.stream().filter(edition -> edition.isInForce(day)).findFirst();
    }

    Optional<T> valueOn(LocalDate day) {
        return on(day).flatMap(Edition::value);
    }

    boolean hasVersion(int number) {
        return !isWhole || all.stream().anyMatch(edition -> edition.number() == number);
    }

    /** The days on which another version comes into force, or one ends with none after it. */
    List<LocalDate> changes() {
        List<LocalDate> days = new ArrayList<>();
        for (Edition<T> edition : all) {
            days.add(edition.from());
            if (edition.until().isBefore(LocalDate.MAX)) {
                days.add(edition.until().plusDays(1));
            }
        }
        return days;
    }
}
