package jp.sekisho.faults;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** What one system says to two others, and what these read of it, with no help from the gateway's code. */
final class ChangeForm {
    /** What is said, and what comes of it. */
    static final String CHANGE = "resident-change";

    static final String OUTCOME = "resident-change-result";

    /** What the others receive. */
    static final String FEED = "resident-feed";

    private static final Charset OF_THE_SENDER = Charset.forName("windows-31j");
    private static final String PLACE = "番地";

    private ChangeForm() {}

    /** A change is told from another by its place, which both receivers are given. */
    static byte[] written(long sequence, String number) {
        String place = PLACE
                + Long.toString(sequence)
                        .chars()
                        .mapToObj(digit -> Character.toString('０' + digit - '0'))
                        .collect(Collectors.joining());
        return ("異動連番,宛名番号,異動事由,異動年月日,氏名,住所,支援措置\r\n" + sequence + "," + number + ",301,20260610,試験," + place
                        + ",0\r\n")
                .getBytes(OF_THE_SENDER);
    }

    /**
     * A change as a receiver has it.
     *
     * @param atena the integrated number of whom it is about
     */
    record Told(long sequence, String atena) {}

    static Told told(byte[] body) {
        String[] items = new String(body, StandardCharsets.UTF_8).split("\r\n")[1].split(",");
        String digits = items[2].substring(PLACE.length())
                .chars()
                .mapToObj(digit -> Character.toString('0' + digit - '０'))
                .collect(Collectors.joining());
        return new Told(Long.parseLong(digits), items[0]);
    }
}
