package jp.sekisho.passage;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import jp.sekisho.error.Finding;

/** Why something ended as it did, as its sender reads it: the frozen code, and the sentence. */
public record Reason(String code, String sentence) {
    private static final int MOST_NAMED = 10;

    public static Reason of(Finding finding) {
        return new Reason(finding.code().wire(), finding.japanese());
    }

    /** The first one's code, and the sentences of all; of very many, the first ones' and how many more there are. */
    public static Reason of(List<Finding> findings) {
        return new Reason(
                findings.get(0).code().wire(),
                together(findings.stream().map(Finding::japanese).toList()));
    }

    /** Of lines, by their numbers: the reason that all share, or the first one's code and what befell each. */
    public static Reason of(SortedMap<Integer, Reason> byLine) {
        Reason first = byLine.values().iterator().next();
        if (byLine.values().stream().distinct().count() == 1) {
            return first;
        }
        List<String> sentences = new ArrayList<>();
        byLine.forEach((line, reason) -> sentences.add(line + " 行目: " + reason.sentence));
        return new Reason(first.code, together(sentences));
    }

    private static String together(List<String> sentences) {
        String named = String.join(" ", sentences.subList(0, Math.min(MOST_NAMED, sentences.size())));
        int more = sentences.size() - MOST_NAMED;
        return more > 0 ? named + " ほか " + more + " 行。" : named;
    }
}
