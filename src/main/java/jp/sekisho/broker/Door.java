package jp.sekisho.broker;

import java.util.regex.Pattern;

/**
 * An interface that a business system uses: one queue in, one queue back.
 *
 * @param system id of the business system, which is its login, too
 * @param exchange id of the interface, such as {@code inquiry}
 */
public record Door(String system, String exchange) {
    /** The interface that every system has: taking back what it sent. */
    public static final String CANCEL = "cancel";

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public Door {
        if (!ID.matcher(system).matches() || !ID.matcher(exchange).matches()) {
            throw new IllegalArgumentException("a door's ids are lower-case words joined by hyphens");
        }
    }

    /** Where the system sends, such as {@code in.public-assistance.inquiry}. */
    public String in() {
        return "in." + system + "." + exchange;
    }

    /** Where the system reads all outcomes, such as {@code out.public-assistance.inquiry-result}. */
    public String out() {
        return "out." + system + "." + exchange + "-result";
    }

    /** The door by which the same system cancels. */
    public Door cancel() {
        return new Door(system, CANCEL);
    }
}
