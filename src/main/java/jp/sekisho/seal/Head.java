package jp.sekisho.seal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a letter says about itself; all of it is inside the signature.
 *
 * <p>Immutable. Every part is checked when it is made: names are 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}, the
 * digest is 64 lower-case hexadecimal digits, and the time is cut to milliseconds.
 *
 * @param environment the world it belongs to, such as {@code demo}; letters never pass from one to another
 * @param sender the party that signs
 * @param recipient the one party that may open it
 * @param operation what is asked or told, such as {@code inquiry}
 * @param messageId the same each time the same message is sent again
 * @param inReplyTo the message id of the letter answered
 * @param inReplyToDigest the {@link Seal#bodyDigest} of the letter answered
 * @param at when it was sealed, in real time
 */
public record Head(
        String environment,
        String sender,
        String recipient,
        String operation,
        String messageId,
        Optional<String> inReplyTo,
        Optional<String> inReplyToDigest,
        Instant at) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public Head {
        require(NAME, "environment", environment);
        require(NAME, "sender", sender);
        require(NAME, "recipient", recipient);
        require(NAME, "operation", operation);
        require(NAME, "message-id", messageId);
        inReplyTo.ifPresent(value -> require(NAME, "in-reply-to", value));
        inReplyToDigest.ifPresent(value -> require(DIGEST, "in-reply-to-digest", value));
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    private static void require(Pattern pattern, String part, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("the head's " + part + " is not of the form " + pattern);
        }
    }
}
