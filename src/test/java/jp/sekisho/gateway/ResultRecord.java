package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What 生活保護 reads in a record of its results: 155 bytes of MS932 each, its end included. */
record ResultRecord(String number, String askedAt, String kind, String sentence) {
    private static final int BYTES = 155;

    /** The records of a body, in order. */
    static List<ResultRecord> of(byte[] body) {
        assertThat(body.length % BYTES).as("whole records").isZero();
        List<ResultRecord> records = new ArrayList<>();
        for (int at = 0; at < body.length; at += BYTES) {
            records.add(new ResultRecord(
                    item(body, at + 3, 15), item(body, at + 19, 17), item(body, at + 54, 2), item(body, at + 57, 60)));
        }
        return records;
    }

    private static String item(byte[] body, int at, int length) {
        return new String(body, at, length, InquiryRecord.MS932).strip();
    }
}
