package jp.sekisho.convert.codes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import jp.sekisho.convert.codes.CodeTable.Row;

/**
 * A day on which nobody could say which of several rows with the same code is meant: more than one is valid, and not exactly
 * one of these says {@code back}.
 *
 * @param row the number of the first row too many, from 0
 */
record Ambiguity(LocalDate day, int row) {

    /** The first such day, if there is one. @param same the numbers of the rows that have the code */
    static Optional<Ambiguity> first(List<Row> rows, List<Integer> same) {
        return days(rows, same).stream()
                .flatMap(day -> on(day, rows, same).stream())
                .findFirst();
    }

    /** The days on which another choice of rows becomes valid. */
    private static TreeSet<LocalDate> days(List<Row> rows, List<Integer> same) {
        TreeSet<LocalDate> days = new TreeSet<>();
        if (same.size() > 1) {
            for (int number : same) {
                Row row = rows.get(number);
                days.add(row.from());
                if (row.until().isBefore(LocalDate.MAX)) {
                    days.add(row.until().plusDays(1));
                }
            }
        }
        return days;
    }

    private static Optional<Ambiguity> on(LocalDate day, List<Row> rows, List<Integer> same) {
        List<Integer> valid =
                same.stream().filter(row -> rows.get(row).isValidOn(day)).toList();
        List<Integer> back = valid.stream().filter(row -> rows.get(row).back()).toList();
        List<Integer> meant = back.isEmpty() ? valid : back;
        return meant.size() > 1 ? Optional.of(new Ambiguity(day, meant.get(1))) : Optional.empty();
    }

    String japanese() {
        return day.equals(LocalDate.MIN) ? "初めの日から" : day + " に";
    }

    String english() {
        return day.equals(LocalDate.MIN) ? " from the first day on" : " on " + day;
    }
}
