package jp.sekisho.faults;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * What a business system writes and reads, with no help from the gateway's code. The moment of asking tells inquiries
 * apart at the platform: each has its own.
 */
interface InquiryForm {
    String INFORMATION = "TM00000000000002";

    /** 17 digits, as the platform writes a moment down. */
    DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS");

    Charset charset();

    /** The moment of the inquiry of that sequence number, 17 digits; no other system's. */
    String askedAt(long sequence);

    /** A number as the form has it. */
    String number(String local);

    /** A message of one record or several. */
    byte[] request(List<Asked> records);

    /** Reads a result of one record or several; what is not in the sender's form is an {@link IllegalArgumentException}. */
    List<Result> results(byte[] body);

    /**
     * A record as it is asked.
     *
     * @param askedAt 17 digits
     */
    record Asked(String number, String askedAt) {}

    /**
     * A result's items.
     *
     * @param good whether there is something to tell
     */
    record Result(String number, String askedAt, String information, boolean good, String amounts) {}

    /** A moment from its 17 digits. */
    static LocalDateTime moment(String askedAt) {
        return LocalDateTime.parse(askedAt, MOMENT);
    }

    static void require(boolean held, String problem) {
        if (!held) {
            throw new IllegalArgumentException(problem);
        }
    }
}
