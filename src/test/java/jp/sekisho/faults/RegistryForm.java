package jp.sekisho.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** What is asked of the registry, what it answers, and what 児童手当 tells the platform, with no help from the gateway's code. */
final class RegistryForm {
    static final String LINK = "atena-link";
    static final String SEARCH = "atena-search";
    static final String STOP = "automatic-answer-stop";
    /** 取得済, as both systems write it. */
    static final String ACQUIRED = "2";

    private static final Charset MS932 = Charset.forName("windows-31j");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final LocalDateTime FIRST_STOP = LocalDateTime.of(2026, 5, 1, 7, 0);
    private static final int[] WEIGHTS = {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    private RegistryForm() {}

    /** A number of 生活保護 for somebody whom the city does not know yet. */
    static String newcomer(long sequence) {
        return "%015d".formatted(7_700_000_000L + sequence);
    }

    /** Enters a newcomer, by an individual number of nobody's with a right check digit. */
    static byte[] link(long sequence) {
        String digits = Long.toString(99_000_000_000L + sequence);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        int check = sum % 11 <= 1 ? 0 : 11 - sum % 11;
        return ("01," + newcomer(sequence) + "," + digits + check + "," + " ".repeat(15) + "\r\n").getBytes(MS932);
    }

    static byte[] search(Speaker speaker, String id, String local) {
        return speaker == Speaker.CHILD_ALLOWANCE
                ? ("整理番号,受給者番号,統合宛名番号\r\n" + id.replace("-", "") + "," + local + ",\r\n").getBytes(UTF_8)
                : ("01," + local + "," + " ".repeat(15) + "\r\n").getBytes(MS932);
    }

    /** The moment tells it from all others; 17 digits. */
    static String stoppedAt(long sequence) {
        return FIRST_STOP.plusSeconds(sequence).format(InquiryForm.MOMENT);
    }

    static byte[] stop(String local, long sequence) {
        return ("受給者番号,情報名,自動応答不可,設定日時\r\n" + local + "," + ProvisionForm.INFORMATION + ",Y,"
                        + FIRST_STOP.plusSeconds(sequence).format(WRITTEN) + "\r\n")
                .getBytes(UTF_8);
    }

    /**
     * What the registry says of somebody.
     *
     * @param atena the integrated number
     * @param state how far the linkage code is
     */
    record Found(String local, String atena, String state) {}

    static Found linked(byte[] body) {
        String[] items = items(new String(body, MS932), 4);
        return new Found(items[1], items[2], items[3]);
    }

    /** An {@link IllegalArgumentException} if it is not one person. */
    static Found found(Speaker speaker, byte[] body) {
        boolean named = speaker == Speaker.CHILD_ALLOWANCE;
        String text = new String(body, named ? UTF_8 : MS932);
        String[] items = items(named ? text.substring(text.indexOf("\r\n") + 2) : text, 6);
        InquiryForm.require(items[1].matches("0*1") && items[5].matches("[0N]"), "not one person");
        return new Found(items[2], items[3], items[4]);
    }

    private static String[] items(String record, int count) {
        String[] items = record.stripTrailing().split(",", -1);
        InquiryForm.require(items.length == count, "a record of " + items.length + " items");
        return items;
    }
}
