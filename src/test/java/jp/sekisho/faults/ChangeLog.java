package jp.sekisho.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.faults.Traffic.Got;
import jp.sekisho.faults.Traffic.Put;

/** What one business system has said to two others under its own numbers, and what those have of it. */
record ChangeLog(Traffic traffic) {
    private static final Set<Speaker> RECEIVERS = Set.of(Speaker.CHILD_ALLOWANCE, Speaker.LATE_STAGE_ELDERLY);

    /** Whether the broker has said of all beside these that both receivers have them. */
    boolean isDone(Set<String> beside) {
        Set<String> settled = traffic.got(ChangeForm.FEED).stream()
                .filter(traffic::isKept)
                .map(got -> got.speaker() + " " + told(got).number())
                .collect(Collectors.toSet());
        return traffic.puts(ChangeForm.CHANGE)
                .filter(put -> !beside.contains(put.id()))
                .allMatch(put -> RECEIVERS.stream()
                        .allMatch(receiver ->
                                settled.contains(receiver + " " + put.detail().split(" ")[0])));
    }

    /** Each reached each receiver once, in its cut, about one person and in the order of its numbers, and its outcome says so. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        Map<Long, Put> said = traffic.puts(ChangeForm.CHANGE)
                .collect(Collectors.toMap(put -> Long.valueOf(put.detail().split(" ")[0]), put -> put));
        for (Speaker receiver : RECEIVERS) {
            judge(receiver, said, violations);
        }
        traffic.outcomes().forEach((id, outcomes) -> outcomes.stream()
                .filter(each -> each.queue().equals(ChangeForm.CHANGE + "-result")
                        && !each.delivered().equals(Integer.toString(RECEIVERS.size())))
                .forEach(each -> violations.add("change " + id + " ended with " + each.delivered() + " receivers")));
        return violations;
    }

    private void judge(Speaker receiver, Map<Long, Put> said, List<String> violations) {
        Map<Long, Integer> times = new HashMap<>();
        Map<String, Long> latest = new HashMap<>();
        Map<String, String> persons = new HashMap<>();
        for (Got got : traffic.got(ChangeForm.FEED)) {
            if (got.speaker() != receiver) {
                continue;
            }
            ChangeForm.Told told = told(got);
            Put put = said.get(told.number());
            if (put == null) {
                violations.add("change " + told.number() + " reached " + receiver + " and was never said");
                continue;
            }
            times.merge(told.number(), 1, Integer::sum);
            if (!Arrays.equals(got.body(), ChangeForm.cut(receiver, told))) {
                violations.add("change " + put.id() + " reached " + receiver + " in another cut");
            }
            String person = put.detail().split(" ")[1];
            Long before = latest.put(person, told.number());
            if (before != null && before > told.number()) {
                violations.add("change " + put.id() + " reached " + receiver + " after " + before);
            }
            String known = persons.putIfAbsent(person, told.person());
            if (known != null && !known.equals(told.person())) {
                violations.add("change " + put.id() + " reached " + receiver + " about another person");
            }
        }
        said.forEach((number, put) -> {
            if (times.getOrDefault(number, 0) != 1) {
                violations.add(
                        "change " + put.id() + " reached " + receiver + " " + times.getOrDefault(number, 0) + " times");
            }
        });
    }

    private static ChangeForm.Told told(Got got) {
        return ChangeForm.told(got.speaker(), got.body());
    }
}
