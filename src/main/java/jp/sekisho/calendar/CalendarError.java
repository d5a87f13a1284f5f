package jp.sekisho.calendar;

import jp.sekisho.error.Disposition;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Meaning;
import jp.sekisho.error.Origin;

/** What can be wrong with calendars and with the shared business clock. */
enum CalendarError implements ErrorCode {
    EXCEPTION_TWICE(
            "CALENDAR-001",
            Disposition.REFUSE,
            "{date} の例外が 2 度書かれています。1 つにまとめてください。",
            "There are two exceptions on {date}. Put them into one."),
    EXCEPTION_SAYS_NOTHING(
            "CALENDAR-002",
            Disposition.REFUSE,
            "この例外には open か closed の時間を書いてください。",
            "Say in this exception what is open or closed."),
    NO_BUSINESS_DAY(
            "CALENDAR-003",
            Disposition.PARK,
            "暦 {calendar} には営業日がありません。closed を見直してください。",
            "The calendar {calendar} has no business days. Look at its closed days."),
    CLOCK_UNREADABLE(
            "CLOCK-001",
            Disposition.RETRY,
            "業務時計のファイルを読めません: {problem}",
            "The file of the business clock cannot be read: {problem}"),
    CLOCK_BACKWARDS(
            "CLOCK-002",
            Disposition.REFUSE,
            "業務時計は戻せません。{reading} より後の時刻を指定してください。",
            "The business clock never goes back. Give a time after {reading}.");

    private final Meaning meaning;

    CalendarError(String wire, Disposition disposition, String japanese, String english) {
        meaning = new Meaning(wire, Origin.OPERATOR, disposition, japanese, english);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
