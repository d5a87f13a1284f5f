package jp.sekisho.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one business system has said to two others, what those have of it, and what it heard. Mutable; used by one thread. */
final class ChangeLog {
    private static final String RECEIVERS = Integer.toString(Speaker.values().length - 1);

    private final Map<String, Said> said = new LinkedHashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, Told> told = new LinkedHashMap<>();
    private final Map<String, Heard> heard = new LinkedHashMap<>();
    private final Set<String> settled = new HashSet<>();

    private record Said(long sequence, String number) {}

    /** Each message of the broker once. */
    private record Told(Speaker receiver, long sequence, String atena) {}

    private record Heard(String inReplyTo, String outcome, String delivered, boolean marked) {}

    void saying(String[] words) {
        said.put(words[2], new Said(Long.parseLong(words[1]), words[3]));
        attempts.merge(words[2], 1, Integer::sum);
    }

    void told(String[] words) {
        told.put(words[1], new Told(Speaker.valueOf(words[2]), Long.parseLong(words[3]), words[4]));
    }

    void heard(String[] words) {
        heard.put(words[1], new Heard(words[2], words[3], words[4], words[5].equals("true")));
    }

    void has(String[] words) {
        settled.add(words[1] + " " + words[2]);
    }

    /** The ids of what was said. */
    Set<String> ids() {
        return Set.copyOf(said.keySet());
    }

    int size() {
        return said.size();
    }

    /** Whether its sender has heard of each, and the broker has said of all beside these that both receivers have them. */
    boolean isDone(Set<String> beside) {
        Set<String> answered = new HashSet<>();
        heard.values().forEach(each -> answered.add(each.inReplyTo));
        return answered.containsAll(said.keySet())
                && said.entrySet().stream()
                        .filter(each -> !beside.contains(each.getKey()))
                        .allMatch(each -> isSettled(Speaker.PUBLIC_ASSISTANCE, each.getValue())
                                && isSettled(Speaker.CHILD_ALLOWANCE, each.getValue()));
    }

    private boolean isSettled(Speaker receiver, Said change) {
        return settled.contains(receiver.name() + " " + change.sequence);
    }

    /** Each reached each receiver once, about one person and in order, and its sender has one outcome that says so. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        said.forEach((id, change) -> judge(id, change, violations));
        judgeOrder(violations);
        return violations;
    }

    private void judge(String id, Said change, List<String> violations) {
        for (Speaker receiver : Speaker.values()) {
            long times = told.values().stream()
                    .filter(each -> each.receiver == receiver && each.sequence == change.sequence)
                    .count();
            long wanted = receiver.saysChanges() ? 0 : 1;
            if (times != wanted) {
                violations.add("change " + id + " reached " + receiver + " " + times + " times");
            }
        }
        List<Heard> outcomes = heard.values().stream()
                .filter(each -> each.inReplyTo.equals(id))
                .toList();
        long own = outcomes.stream().filter(each -> !each.marked).count();
        if (own != 1) {
            violations.add("change " + id + " has " + own + " outcomes");
        }
        if (outcomes.size() - own > attempts.getOrDefault(id, 1) - 1) {
            violations.add("change " + id + " has more repeated outcomes than it was repeated");
        }
        outcomes.stream()
                .filter(each -> !each.outcome.equals("RESULT") || !each.delivered.equals(RECEIVERS))
                .forEach(each -> violations.add(
                        "change " + id + " ended as " + each.outcome + " with " + each.delivered + " receivers"));
    }

    private void judgeOrder(List<String> violations) {
        Map<Long, String> numbers = new HashMap<>();
        said.values().forEach(change -> numbers.put(change.sequence, change.number));
        Map<String, Long> latest = new HashMap<>();
        Map<String, String> atenas = new HashMap<>();
        for (Told each : told.values()) {
            String number = numbers.getOrDefault(each.sequence, "nobody's");
            Long before = latest.put(each.receiver + " " + number, each.sequence);
            if (before != null && before > each.sequence) {
                violations.add("change " + each.sequence + " reached " + each.receiver + " after " + before);
            }
            String known = atenas.putIfAbsent(number, each.atena);
            if (known != null && !known.equals(each.atena)) {
                violations.add("change " + each.sequence + " is about another person");
            }
        }
    }
}
