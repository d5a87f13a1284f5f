package jp.sekisho.faults;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What the business system writes and reads, byte by byte, with no help from the gateway's code. The moment of asking
 * tells inquiries apart at the platform: each has its own millisecond.
 */
final class InquiryForm {
    static final Charset CHARSET = Charset.forName("windows-31j");
    static final String INFORMATION = "TM00000000000002";

    private static final LocalDateTime FIRST = LocalDateTime.of(2026, 10, 1, 7, 0);
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");
    private static final List<Integer> RESULT_WIDTHS = List.of(2, 15, 17, 16, 2, 60, 8, 4, 10, 10);
    private static final int RESULT_BYTES = 155;

    private InquiryForm() {}

    /** The moment of the inquiry of that sequence number, 17 digits. */
    static String askedAt(long sequence) {
        return FIRST.plusNanos(sequence * 1_000_000).format(WRITTEN);
    }

    static byte[] request(String number, String askedAt) {
        List<String> items = List.of(
                "01",
                number,
                " ".repeat(15),
                askedAt,
                "D0010000000000000001",
                " ".repeat(20),
                "9900000000000011",
                "1",
                "JM01000000121000",
                "JT01010000000214",
                " ".repeat(16),
                " ".repeat(16),
                "01100           ",
                INFORMATION,
                "0",
                "0",
                " ".repeat(8),
                " ".repeat(8));
        return (String.join(",", items) + "\r\n").getBytes(CHARSET);
    }

    /** A result's items. */
    record Result(String number, String askedAt, String information, String kind, String amounts) {}

    /** Reads a result; what is not in the sender's layout is an {@link IllegalArgumentException}. */
    static Result result(byte[] body) {
        require(body.length == RESULT_BYTES, "a result of " + body.length + " bytes");
        String[] items = new String[RESULT_WIDTHS.size()];
        int at = 0;
        for (int i = 0; i < items.length; i++) {
            items[i] = new String(body, at, RESULT_WIDTHS.get(i), CHARSET);
            at += RESULT_WIDTHS.get(i);
            require(body[at] == (i < items.length - 1 ? ',' : '\r'), "no separator at byte " + at);
            at++;
        }
        require(body[at] == '\n' && items[0].equals("01"), "not a result");
        return new Result(items[1], items[2], items[3], items[4], items[8] + items[9]);
    }

    private static void require(boolean held, String problem) {
        if (!held) {
            throw new IllegalArgumentException(problem);
        }
    }
}
