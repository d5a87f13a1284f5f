package jp.sekisho.demo.cs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import jp.sekisho.demo.counterpart.Due;

/**
 * A request that CS has taken, with everything that the promise holds.
 *
 * @param number the order in which requests were first seen, from 1
 * @param requestId the id that its sender gave it
 * @param digest of its body, for the same id must not ask something else
 * @param receipt the receipt number
 * @param answerId the id of the answer to come
 * @param seen the real time
 * @param verdict what is said to an update; of others that they are done
 * @param answer its body; empty where the receipt is all
 */
record Taken(
        long number,
        String requestId,
        String digest,
        String receipt,
        String answerId,
        String operation,
        Deed deed,
        Due due,
        Instant seen,
        Verdict verdict,
        byte[] body,
        byte[] answer) {
    private static final int PARTS = 13;
    private static final int DAY = 8;
    private static final String NOTHING = "-";

    boolean isAnswered() {
        return answer.length > 0;
    }

    /** The business date on which it was taken: its receipt begins with it. */
    LocalDate day() {
        return LocalDate.parse(receipt.substring(0, DAY), DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** As one line of words. */
    String line() {
        return String.join(
                " ",
                Long.toString(number),
                requestId,
                digest,
                receipt,
                answerId,
                operation,
                deed.name(),
                due.toString(),
                seen.toString(),
                verdict.code(),
                Integer.toString(verdict.item()),
                written(body),
                written(answer));
    }

    static Taken parse(String line) {
        String[] words = line.split(" ");
        if (words.length != PARTS) {
            throw new IllegalArgumentException("not a line of a request that was taken");
        }
        return new Taken(
                Long.parseLong(words[0]),
                words[1],
                words[2],
                words[3],
                words[4],
                words[5],
                Deed.valueOf(words[6]),
                Due.parse(words[7]),
                Instant.parse(words[8]),
                new Verdict(words[9], Integer.parseInt(words[10])),
                read(words[11]),
                read(words[12]));
    }

    private static String written(byte[] bytes) {
        return bytes.length == 0 ? NOTHING : Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] read(String word) {
        return word.equals(NOTHING) ? new byte[0] : Base64.getDecoder().decode(word);
    }

    /** Nothing of the person. */
    @Override
    public String toString() {
        return "Taken[" + number + " " + operation + "]";
    }
}
