package jp.sekisho.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;

/** Calendars for tests, from the text of their files. */
final class Calendars {
    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private Calendars() {}

    static BusinessCalendar national(String... exceptions) {
        String listed = exceptions.length == 0 ? "" : "exceptions:\n  - " + String.join("\n  - ", exceptions) + "\n";
        return parse(
                "calendar: national\nzone: Asia/Tokyo\nclosed: [ saturday, sunday, national-holidays, 12-29..01-03 ]\n"
                        + listed);
    }

    static BusinessCalendar parse(String yaml) {
        Issues issues = new Issues();
        BusinessCalendar calendar =
                CalendarFile.parse(YamlSource.parse("test", yaml, issues).orElseThrow(), issues);
        assertThat(issues.sorted()).isEmpty();
        return calendar;
    }

    static ZonedDateTime at(String local) {
        return LocalDateTime.parse(local).atZone(TOKYO);
    }
}
