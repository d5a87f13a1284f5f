package jp.sekisho.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.zone.ZoneRulesException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.sekisho.calendar.ClosedDays.Yearly;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads {@code *.calendar.yaml}. */
public final class CalendarFile {
    private static final String SPANS = "8:30-17:00, 17:30-6:00, or all-day";
    private static final String CLOSED = "saturday … sunday, national-holidays, MM-dd or MM-dd..MM-dd";

    private final YamlMapping file;
    private final Issues issues;

    private CalendarFile(YamlMapping file, Issues issues) {
        this.file = file;
        this.issues = issues;
    }

    /** The calendar; where something cannot be used it is reported and left out. */
    public static BusinessCalendar parse(YamlMapping file, Issues issues) {
        return new CalendarFile(file, issues).calendar();
    }

    private BusinessCalendar calendar() {
        String id = file.text("calendar").value();
        ZoneId zone = file.text("zone").as(CalendarFile::zone, ZoneId.of("Asia/Tokyo"), "Asia/Tokyo", issues);
        ClosedDays closedDays = closedDays();
        Map<LocalDate, DayException> exceptions = exceptions();
        file.refuseOthers();
        return new BusinessCalendar(id, zone, closedDays, exceptions);
    }

    private ClosedDays closedDays() {
        Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
        List<Yearly> yearly = new ArrayList<>();
        boolean nationalHolidays = false;
        for (YamlText text : file.texts("closed")) {
            if (text.value().equals("national-holidays")) {
                nationalHolidays = true;
            } else if (Character.isDigit(
                    text.value().isEmpty() ? ' ' : text.value().charAt(0))) {
                Yearly days =
                        text.as(CalendarFile::yearly, new Yearly(MonthDay.of(1, 1), MonthDay.of(1, 1)), CLOSED, issues);
                yearly.add(days);
            } else {
                weekdays.add(text.as(CalendarFile::weekday, DayOfWeek.SUNDAY, CLOSED, issues));
            }
        }
        if (weekdays.size() == DayOfWeek.values().length) {
            issues.error(
                    file.placeOf("closed"),
                    CalendarError.NO_BUSINESS_DAY,
                    "calendar",
                    file.text("calendar").value());
        }
        return new ClosedDays(weekdays, nationalHolidays, yearly);
    }

    private Map<LocalDate, DayException> exceptions() {
        Map<LocalDate, DayException> exceptions = new LinkedHashMap<>();
        for (YamlMapping written : file.mappings("exceptions")) {
            DayException exception = exception(written);
            if (exceptions.putIfAbsent(exception.on(), exception) != null) {
                issues.error(written.text("on").place(), CalendarError.EXCEPTION_TWICE, "date", exception.on());
            }
        }
        return exceptions;
    }

    private DayException exception(YamlMapping written) {
        LocalDate on = written.text("on").asDate(issues);
        List<Span> open = spans(written, "open");
        List<Span> closed = spans(written, "closed");
        String because = written.text("because").value();
        if (!written.has("open") && !written.has("closed")) {
            issues.error(written.place(), CalendarError.EXCEPTION_SAYS_NOTHING);
        }
        written.refuseOthers();
        return new DayException(on, open, closed, because);
    }

    private List<Span> spans(YamlMapping written, String key) {
        return written.texts(key).stream()
                .flatMap(text -> Stream.of(text.value().split(",")).map(part -> new YamlText(text.place(), part)
                        .as(CalendarFile::span, Span.WHOLE_DAY, SPANS, issues)))
                .toList();
    }

    private static Span span(String written) {
        return written.strip().equals("all-day") ? Span.WHOLE_DAY : Span.parse(written);
    }

    private static Yearly yearly(String written) {
        String[] ends = written.split("\\.\\.", 2);
        MonthDay first = MonthDay.parse("--" + ends[0].strip());
        return new Yearly(first, ends.length == 1 ? first : MonthDay.parse("--" + ends[1].strip()));
    }

    private static DayOfWeek weekday(String written) {
        return DayOfWeek.valueOf(written.toUpperCase(Locale.ROOT));
    }

    private static ZoneId zone(String written) {
        try {
            return ZoneId.of(written);
        } catch (ZoneRulesException e) {
            throw new IllegalArgumentException("no such zone", e);
        }
    }
}
