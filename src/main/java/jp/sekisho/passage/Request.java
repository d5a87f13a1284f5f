package jp.sekisho.passage;

import jp.sekisho.boundary.Priority;

/**
 * A request as its row says, without its body.
 *
 * @param localNumber the number by which the sender named the person
 * @param contentDigest SHA-256 of the canonical content, hexadecimal
 * @param attempts how often it was claimed or sent again
 */
public record Request(
        String id,
        String messageId,
        String link,
        String operation,
        String system,
        Priority priority,
        RequestState state,
        String purpose,
        String localNumber,
        String contentDigest,
        int attempts) {

    @Override
    public String toString() {
        return "Request[" + id + " " + state + "]";
    }
}
