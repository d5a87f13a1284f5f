package jp.sekisho.convert;

import java.util.List;

/**
 * How a line ended that has no answer, for the record that stands in for it beside the answers of other lines.
 *
 * @param ending one of {@link #ENDINGS}
 * @param reason the code of the reason
 * @param reasonText the reason's sentence
 */
public record Unanswered(String ending, String reason, String reasonText) {
    /** The kinds of ending without an answer. */
    public static final List<String> ENDINGS = List.of("EXPIRED", "CANCELLED", "FAILED", "REFUSED", "SETTLED");
}
