package jp.sekisho.boundary;

import java.time.LocalDate;
import java.util.Map;

/**
 * One row of the permits: for this purpose, on this ground, from a day until a day, both included.
 *
 * @param codes the code of each means that the file has a column for
 * @param priority the most urgent lane that it opens
 * @param until the last day; {@link LocalDate#MAX} if it is open
 */
public record Permit(
        String system, Map<String, String> codes, Priority priority, String ground, LocalDate from, LocalDate until) {

    public Permit {
        codes = Map.copyOf(codes);
    }

    boolean inForceOn(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(until);
    }
}
