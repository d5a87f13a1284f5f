package jp.sekisho.masters;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jp.sekisho.boundary.Purpose;

/** What the national list lets be asked for, whoever asks whom: by procedure and information. Immutable. */
final class PermitList {
    private record Pair(String procedure, String information) {}

    private record Term(LocalDate from, LocalDate until) {
        boolean has(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    private final Map<Pair, Set<Term>> terms = new HashMap<>();

    private PermitList(Master master) {
        for (MasterRow row : master.rows()) {
            Pair pair = new Pair(row.procedure(), row.information());
            terms.computeIfAbsent(pair, first -> new HashSet<>()).add(new Term(row.from(), row.until()));
        }
    }

    static PermitList of(Master master) {
        return new PermitList(master);
    }

    /** Whether the list has a row for this on that day; a purpose that does not say both is none of its affair. */
    boolean allows(Purpose purpose, LocalDate on) {
        String procedure = purpose.code(Purpose.PROCEDURE);
        String information = purpose.code(Purpose.INFORMATION);
        return procedure.isBlank()
                || information.isBlank()
                || terms.getOrDefault(new Pair(procedure, information), Set.of()).stream()
                        .anyMatch(term -> term.has(on));
    }
}
