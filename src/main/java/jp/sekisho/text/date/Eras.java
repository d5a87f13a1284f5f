package jp.sekisho.text.date;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The table of eras, in the order of their beginnings.
 *
 * <p>Immutable and thread safe. A new era is a new line of the table, {@code eras.csv}. The first five years of Meiji were
 * counted in the lunar calendar; {@link LunarMonths} has their days.
 */
public record Eras(List<Era> all) {
    private static final String FILE = "eras.csv";

    public Eras {
        all = all.stream().sorted(Comparator.comparing(Era::from)).toList();
    }

    /** The table that comes with this software. */
    public static Eras ours() {
        return Ours.ERAS;
    }

    /** The eras of a table with a head line: name, letter, number, first-year, from, until (blank while it lasts). */
    public static Eras of(List<String> lines) {
        return new Eras(lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> new Era(
                        cells[0],
                        cells[1],
                        cells[2],
                        Integer.parseInt(cells[3]),
                        LocalDate.parse(cells[4]),
                        cells[5].isEmpty() ? LocalDate.MAX : LocalDate.parse(cells[5])))
                .toList());
    }

    /** The era of a day; on the day of a change the new one. Empty before 25 January 1868. */
    public Optional<Era> on(LocalDate day) {
        return all.stream().filter(era -> era.has(day)).reduce((former, latter) -> latter);
    }

    /** Made when the first asks for it. */
    private static final class Ours {
        static final Eras ERAS = of(OwnFile.lines(FILE));
    }
}
