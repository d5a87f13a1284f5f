package jp.sekisho.demo.counterpart;

import java.nio.file.Path;
import java.util.Optional;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.CalendarFile;
import jp.sekisho.error.SekishoException;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;

/** The calendars by which counterparts keep their hours. */
public final class Calendars {
    private static final String NATIONAL =
            """
            calendar: national
            zone: Asia/Tokyo
            closed: [ saturday, sunday, national-holidays, 12-29..01-03 ]
            """;

    private Calendars() {}

    /**
     * The calendar of a file; without one, the national one.
     *
     * @throws SekishoException if it cannot be read
     */
    public static BusinessCalendar read(Optional<Path> calendar) {
        Issues issues = new Issues();
        YamlMapping yaml = calendar.map(file -> YamlSource.read(file, file.toString(), issues))
                .orElseGet(() -> YamlSource.parse("national", NATIONAL, issues))
                .orElseThrow(() -> unreadable(issues));
        BusinessCalendar read = CalendarFile.parse(yaml, issues);
        if (issues.hasErrors()) {
            throw unreadable(issues);
        }
        return read;
    }

    private static SekishoException unreadable(Issues issues) {
        return issues.sorted().get(0).finding().asException();
    }
}
