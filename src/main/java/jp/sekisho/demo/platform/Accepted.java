package jp.sekisho.demo.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import jp.sekisho.demo.counterpart.Due;
import jp.sekisho.demo.platform.matter.Matter;

/**
 * A request that the platform has taken, with everything that the promise holds.
 *
 * @param number the order in which requests were first seen, from 1
 * @param requestId the id that its sender gave it, the same each time it is sent
 * @param digest the digest of its body, for the same id must not ask something else
 * @param receipt the receipt number
 * @param answerId the id of the answer to come, the same each time it is fetched
 * @param asked the business date
 * @param seen the real time
 */
public record Accepted(
        long number,
        String requestId,
        String digest,
        String receipt,
        String answerId,
        AnswerKind kind,
        Due due,
        Matter matter,
        LocalDate asked,
        Instant seen) {
    private static final int PARTS = 10;

    /** The business date that the answer bears. */
    LocalDate answered() {
        return due.business().map(ZonedDateTime::toLocalDate).orElse(asked);
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
                kind.name(),
                due.toString(),
                asked.toString(),
                seen.toString(),
                matter.operation(),
                String.join(" ", matter.words()));
    }

    static Accepted parse(String line) {
        String[] words = line.split(" ");
        if (words.length <= PARTS) {
            throw new IllegalArgumentException("not a line of an accepted request");
        }
        return new Accepted(
                Long.parseLong(words[0]),
                words[1],
                words[2],
                words[3],
                words[4],
                AnswerKind.valueOf(words[5]),
                Due.parse(words[6]),
                Matter.of(words[9], List.of(Arrays.copyOfRange(words, PARTS, words.length))),
                LocalDate.parse(words[7]),
                Instant.parse(words[8]));
    }
}
