package jp.sekisho.counterpart;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One inquiry of the public-assistance system, as that system writes it.
 *
 * @param id the sender's own message id
 * @param day the business day to which it belongs
 * @param at when it is asked, business time
 * @param number of whom: the system's own number
 * @param information what is asked
 */
record Ask(String id, LocalDate day, LocalDateTime at, String number, String information) {
    static final Charset MS932 = Charset.forName("windows-31j");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);

    /** 18 items of fixed width, comma separated, 239 bytes with CRLF. */
    byte[] body() {
        String record = String.join(
                ",",
                "01",
                wideNumber(),
                blank(15),
                at.format(STAMP),
                "D0010000000000000001",
                blank(20),
                "9900000000000011",
                "1",
                "JM01000000121000",
                "JT01010000000214",
                blank(16),
                blank(16),
                "01100" + blank(11),
                information,
                "0",
                "0",
                blank(8),
                blank(8));
        return (record + "\r\n").getBytes(MS932);
    }

    /** The number as the record has it: 15 digits. */
    String wideNumber() {
        return "0".repeat(15 - number.length()) + number;
    }

    private static String blank(int width) {
        return " ".repeat(width);
    }
}
