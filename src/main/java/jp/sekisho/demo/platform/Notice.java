package jp.sekisho.demo.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import jp.sekisho.demo.counterpart.MessageXml;

/**
 * What the platform brings of its own accord: that a flag about somebody comes to its end. Immutable.
 *
 * @param number its place among all, from 1
 * @param atena whom it is about
 */
record Notice(long number, String id, String atena) {
    static final String OPERATION = "stop-notice";
    private static final String PREFIX = "notice-";

    /** The notice about whom a request was about. */
    static Notice about(Accepted accepted) {
        return new Notice(
                accepted.number(),
                PREFIX + accepted.answerId(),
                accepted.matter().atena());
    }

    /** Whether an id is one of a notice about a request with one of these answers. */
    static boolean isOne(String id, Set<String> answers) {
        return id.startsWith(PREFIX) && answers.contains(answerOf(id));
    }

    /** The answer to the request whose notice has this id. */
    static String answerOf(String id) {
        return id.substring(PREFIX.length());
    }

    byte[] body() {
        return ("<stop-notice xmlns=\"" + MessageXml.PLATFORM + "\"><通知番号>" + number + "</通知番号><団体内統合宛名番号>" + atena
                        + "</団体内統合宛名番号><特定個人情報名コード>TM00000000000074</特定個人情報名コード><期限>2027-03-31</期限></stop-notice>")
                .getBytes(UTF_8);
    }
}
