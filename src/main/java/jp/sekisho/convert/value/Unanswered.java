package jp.sekisho.convert.value;

import java.util.List;

/**
 * How a line ended that has no answer, for the record that stands in for it beside the answers of other lines.
 *
 * @param ending one of {@link #ENDINGS}
 * @param reason the code of the reason
 * @param reasonText the reason's sentence
 */
public record Unanswered(String ending, String reason, String reasonText) {
    /** As long as the code of a reason can be. */
    public static final String LONG_REASON = "CATALOGUE-000";

    /** As the sentence of a reason is, and not longer than most. */
    public static final String SENTENCE = "期限までに回答がありませんでした。";

    /** The kinds of ending without an answer. */
    public static final List<String> ENDINGS = List.of("EXPIRED", "CANCELLED", "FAILED", "REFUSED", "SETTLED");
}
