package jp.sekisho.counterpart;

import java.util.Arrays;

/**
 * What the business system read from its {@code out.} queue.
 *
 * @param inReplyTo its own message id
 * @param kind RESULT, REFUSED, …
 * @param outcomeId the gateway's id of this outcome
 * @param repeated whether the gateway says that it has said so before
 * @param reason the error code, empty for a result
 * @param text the sentence of a refusal, the message of a result
 * @param number whom a result is about, as the record has it; empty if it is no result
 */
record Outcome(
        String inReplyTo, String kind, String outcomeId, boolean repeated, String reason, String text, String number) {
    static final String RESULT = "RESULT";

    private static final int RESULT_BYTES = 155;

    boolean isResult() {
        return kind.equals(RESULT);
    }

    boolean isNegative() {
        return text.equals("該当なし");
    }

    /** Of a result's record: the system's own number; empty if it is not such a record. */
    static String numberIn(byte[] record) {
        return item(record, 3, 15);
    }

    /** Of a result's record: 処理結果メッセージ; empty if it is not such a record. */
    static String messageIn(byte[] record) {
        return item(record, 57, 60).stripTrailing();
    }

    private static String item(byte[] record, int from, int width) {
        return record.length == RESULT_BYTES
                ? new String(Arrays.copyOfRange(record, from, from + width), Ask.MS932)
                : "";
    }
}
