package jp.sekisho.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/** What one system says to two others under numbers of its own, and what these read of it, with no help from the gateway's code. */
final class ChangeForm {
    /** What is said, and what the others receive. */
    static final String CHANGE = "resident-change";

    static final String FEED = "resident-feed";

    private static final Charset OF_THE_SENDER = Charset.forName("windows-31j");
    private static final String PLACE = "番地";
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private ChangeForm() {}

    /** A change is told from another by its place and by its day: of these, each receiver is given one. */
    static byte[] written(long number, String local) {
        return ("異動連番,宛名番号,異動事由,異動年月日,氏名,住所,支援措置\r\n" + number + "," + local + ",301,"
                        + FIRST.plusDays(number).format(DateTimeFormatter.BASIC_ISO_DATE) + ",試験," + place(number)
                        + ",0\r\n")
                .getBytes(OF_THE_SENDER);
    }

    /**
     * A change as a receiver has it.
     *
     * @param person by the integrated number, or by the receiver's own
     */
    record Told(long number, String person) {}

    static Told told(Speaker receiver, byte[] body) {
        String[] items = new String(body, UTF_8).split("\r\n")[1].split(",");
        return receiver == Speaker.CHILD_ALLOWANCE
                ? new Told(ChronoUnit.DAYS.between(FIRST, LocalDate.parse(items[2])), items[0])
                : new Told(number(items[2]), items[0]);
    }

    /** All that a receiver may be given of it. */
    static byte[] cut(Speaker receiver, Told told) {
        return (receiver == Speaker.CHILD_ALLOWANCE
                        ? "受給者番号,異動事由,異動年月日,住所,支援措置\r\n" + told.person + ",C001," + FIRST.plusDays(told.number)
                                + ",,0\r\n"
                        : "統合宛名番号,氏名,住所,支援措置\r\n" + told.person + ",試験," + place(told.number) + ",0\r\n")
                .getBytes(UTF_8);
    }

    /** A place whose only sense is its number. */
    static String place(long number) {
        return PLACE + shifted(Long.toString(number), '0', '０');
    }

    static long number(String place) {
        return Long.parseLong(shifted(place.substring(PLACE.length()), '０', '0'));
    }

    private static String shifted(String digits, char from, char to) {
        return digits.chars()
                .mapToObj(digit -> Character.toString(to + digit - from))
                .collect(Collectors.joining());
    }
}
