package jp.sekisho.demo.systems;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a business system read from its {@code out.} queue.
 *
 * @param inReplyTo its own message id
 * @param kind RESULT, REFUSED, …
 * @param outcomeId the gateway's id of this outcome
 * @param repeated whether the gateway says that it has said so before
 * @param reason the error code and its sentence; empty for a result
 * @param answers of a result
 * @param receipt the counterpart's number, where that is the result
 */
public record Outcome(
        String inReplyTo,
        String kind,
        String outcomeId,
        boolean repeated,
        String reason,
        List<Dialect.Answer> answers,
        String receipt) {
    static final String RESULT = "RESULT";

    static final String PLAIN = "正常終了";
    private static final String NEGATIVE = "該当なし";

    public boolean isResult() {
        return kind.equals(RESULT);
    }

    /** Whether every record is an ordinary one. */
    public boolean isPlain() {
        return isResult()
                && !answers.isEmpty()
                && answers.stream().allMatch(answer -> answer.text().equals(PLAIN));
    }

    public boolean isNegative() {
        return answers.stream().anyMatch(answer -> answer.text().equals(NEGATIVE));
    }

    /** What came of it, in a few words. */
    public String text() {
        if (!isResult()) {
            return reason;
        }
        if (answers.isEmpty()) {
            return "受付番号 " + receipt;
        }
        Map<String, Long> texts = answers.stream()
                .collect(Collectors.groupingBy(Dialect.Answer::text, LinkedHashMap::new, Collectors.counting()));
        return answers.size() == 1
                ? answers.get(0).text()
                : answers.size() + " 件: "
                        + texts.entrySet().stream()
                                .map(text -> text.getKey() + " " + text.getValue())
                                .collect(Collectors.joining(" · "));
    }
}
