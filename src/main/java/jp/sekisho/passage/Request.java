package jp.sekisho.passage;

import java.time.Instant;
import java.util.Optional;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Priority;

/**
 * A request as its row says: without its body, and without anything that the vault has closed.
 *
 * @param passage how its interface's messages passed when it was accepted
 * @param items what is asked for, by its codes
 * @param contentDigest keyed, of what the counterpart echoes as the digest of the content
 * @param deadline business time; none once it has ended
 * @param attempts how often it was claimed or sent again
 * @param inDoubt whether an attempt may have reached the counterpart, and nothing has said since that it did not
 * @param receipt the counterpart's number for it, once it has given one
 * @param number that the counterpart counts, under which it goes or went; none where it has none
 */
public record Request(
        String id,
        String messageId,
        String link,
        String interfaceId,
        Passage passage,
        String system,
        Priority priority,
        RequestState state,
        String purpose,
        String items,
        byte[] contentDigest,
        Optional<Instant> deadline,
        int attempts,
        boolean inDoubt,
        Optional<String> receipt,
        Optional<Long> number) {

    /** The same under a number that the counterpart counts. */
    public Request numbered(long counted) {
        return new Request(
                id,
                messageId,
                link,
                interfaceId,
                passage,
                system,
                priority,
                state,
                purpose,
                items,
                contentDigest,
                deadline,
                attempts,
                inDoubt,
                receipt,
                Optional.of(counted));
    }

    @Override
    public String toString() {
        return "Request[" + id + " " + state + "]";
    }
}
