package jp.sekisho.broker;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An interface that a business system uses: one queue in, one queue back; of what is brought to it, one queue back alone.
 *
 * @param system id of the business system, which is its login, too
 * @param interfaceId id of the interface, such as {@code inquiry}
 * @param answer what its outcomes are called, such as {@code inquiry-result}
 * @param isEntered whether something is sent into it
 * @param isOutside whether the system connects: a room of the gateway's own does not, and what it begins the gateway puts there
 */
public record Door(String system, String interfaceId, String answer, boolean isEntered, boolean isOutside) {
    /** The interface that every system has: taking back what it sent. */
    public static final String CANCEL = "cancel";

    /** What the outcomes of that are called. */
    public static final String CANCEL_ANSWER = "cancel-result";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public Door {
        if (!Stream.of(system, interfaceId, answer)
                .allMatch(id -> ID.matcher(id).matches())) {
            throw new IllegalArgumentException("a door's ids are lower-case words joined by hyphens");
        }
    }

    public Door(String system, String interfaceId, String answer) {
        this(system, interfaceId, answer, true, true);
    }

    /** Where the system sends, such as {@code in.public-assistance.inquiry}. */
    public String in() {
        return QueueNames.door(system, interfaceId);
    }

    /** Where the system reads all outcomes, such as {@code out.public-assistance.inquiry-result}. */
    public String out() {
        return QueueNames.out(system, answer);
    }

    /** The door by which the same system cancels. */
    public Door cancel() {
        return new Door(system, CANCEL, CANCEL_ANSWER, true, isOutside);
    }
}
