package jp.sekisho.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * What is different on one day. {@code open} hours, where given, replace all hours that begin on the day; {@code closed}
 * hours are taken away from whatever is open then.
 */
record DayException(LocalDate on, List<Span> open, List<Span> closed, String because) {

    DayException {
        open = List.copyOf(open);
        closed = List.copyOf(closed);
    }

    boolean closesAllDay() {
        return closed.contains(Span.WHOLE_DAY);
    }
}
