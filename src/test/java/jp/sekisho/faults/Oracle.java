package jp.sekisho.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jp.sekisho.faults.BusinessSystemLog.Inquiry;
import jp.sekisho.faults.BusinessSystemLog.Line;
import jp.sekisho.faults.BusinessSystemLog.Notice;
import jp.sekisho.faults.BusinessSystemLog.Outcome;
import jp.sekisho.faults.PlatformLog.Seen;

/**
 * Judges from outside: what the business system wrote down against what the platform wrote down. Says what is wrong, in
 * sentences; nothing said means that every promise was kept.
 */
final class Oracle {
    private static final String RESULT = "RESULT";
    private static final String REFUSED = "REFUSED";
    private static final String CANCELLED = "CANCELLED";

    private final BusinessSystemLog system;
    private final List<Seen> seen;
    private final List<String> violations = new ArrayList<>();

    private Oracle(BusinessSystemLog system, PlatformLog platform) {
        this.system = system;
        this.seen = platform.firstSeen();
    }

    /**
     * Of a mixed installation.
     *
     * @param replied how many rows of replies the ledger has for each question's id
     */
    static List<String> violations(
            BusinessSystemLog system, PlatformLog platform, HubLog hub, Map<String, Long> replied) {
        List<String> violations = violations(system, platform);
        List<String> seenAt = platform.firstSeen().stream().map(Seen::askedAt).toList();
        violations.addAll(system.changes().violations());
        violations.addAll(MixedOracle.violations(system.traffic(), hub, seenAt, replied));
        return violations;
    }

    /** Of inquiries, and of notices about them. */
    static List<String> violations(BusinessSystemLog system, PlatformLog platform) {
        Oracle oracle = new Oracle(system, platform);
        oracle.judgeOutcomes();
        oracle.judgeWhatThePlatformSaw();
        oracle.judgeOrder();
        oracle.judgePersons();
        oracle.judgeNotices(platform.told());
        return oracle.violations;
    }

    private void judgeOutcomes() {
        Map<String, List<Outcome>> byId = system.outcomes().stream()
                .filter(outcome -> outcome.kind().equals("inquiry-result"))
                .collect(Collectors.groupingBy(Outcome::inReplyTo));
        byId.keySet().stream()
                .filter(id -> !system.inquiries().containsKey(id))
                .forEach(id -> violations.add(id + " has an outcome and was never sent"));
        system.inquiries().values().forEach(inquiry -> judge(inquiry, byId.getOrDefault(inquiry.id(), List.of())));
    }

    private void judge(Inquiry inquiry, List<Outcome> outcomes) {
        List<Outcome> own =
                outcomes.stream().filter(outcome -> !outcome.marked()).toList();
        int attempts = system.attempts(inquiry.id());
        // a refused id is not used up: each copy that the sender sent may be refused by itself
        int most = inquiry.known() ? 1 : attempts;
        if (own.isEmpty()) {
            violations.add(inquiry.id() + " has no outcome");
        } else if (own.size() > most) {
            violations.add(inquiry.id() + " has " + own.size() + " outcomes");
        }
        if (outcomes.size() - own.size() > attempts - 1) {
            violations.add(inquiry.id() + " has more repeated outcomes than it was repeated");
        }
        outcomes.forEach(outcome -> judge(inquiry, outcome));
    }

    private void judge(Inquiry inquiry, Outcome outcome) {
        boolean expected =
                switch (outcome.ending()) {
                    case RESULT -> inquiry.known();
                    case REFUSED -> !inquiry.known();
                    case CANCELLED -> system.wasCancelled(inquiry.id());
                    default -> false;
                };
        if (!expected) {
            violations.add(inquiry.id() + " ended as " + outcome.ending() + " " + outcome.reason());
        }
        if (outcome.ending().equals(RESULT)) {
            judgeResult(inquiry, outcome.body());
        } else if (!java.util.Arrays.equals(outcome.body(), inquiry.body())) {
            violations.add(inquiry.id() + " did not get its own body back");
        }
    }

    private void judgeResult(Inquiry inquiry, byte[] body) {
        try {
            List<InquiryForm.Asked> about = new ArrayList<>();
            for (InquiryForm.Result result : inquiry.speaker().form().results(body)) {
                about.add(new InquiryForm.Asked(result.number(), result.askedAt()));
                if (!result.information().equals(InquiryForm.INFORMATION)) {
                    violations.add(inquiry.id() + " got a result about something else");
                }
            }
            if (!about.equals(inquiry.records())) {
                violations.add(inquiry.id() + " got a result that is not its own");
            }
        } catch (IllegalArgumentException e) {
            violations.add(inquiry.id() + " got " + e.getMessage());
        }
    }

    /** Once each, nothing that was not sent, and all of what ended with a result. */
    private void judgeWhatThePlatformSaw() {
        Map<String, Line> byMoment = system.linesByMoment();
        Map<Line, Integer> times = new LinkedHashMap<>();
        Set<String> told = system.traffic()
                .puts(RegistryForm.STOP)
                .map(Traffic.Put::detail)
                .collect(Collectors.toSet());
        Set<String> requestIds = new HashSet<>();
        for (Seen each : seen) {
            Line line = byMoment.get(each.askedAt());
            if (line != null && line.inquiry().known()) {
                times.merge(line, 1, Integer::sum);
            } else if (!told.contains(each.askedAt())) {
                violations.add("the platform saw an inquiry that nobody may have sent: " + each.askedAt());
            }
            if (!requestIds.add(each.requestId())) {
                violations.add("the platform gave one request id two receipts");
            }
        }
        times.forEach((line, count) -> {
            if (count > 1) {
                violations.add("the platform saw " + line.inquiry().id() + " as " + count + " requests");
            }
        });
        Map<String, Long> seenOf = times.keySet().stream()
                .collect(Collectors.groupingBy(line -> line.inquiry().id(), Collectors.counting()));
        for (Outcome outcome : system.outcomes()) {
            Inquiry inquiry = system.inquiries().get(outcome.inReplyTo());
            long reached = seenOf.getOrDefault(outcome.inReplyTo(), 0L);
            boolean whole = inquiry != null && reached == inquiry.records().size();
            if (outcome.ending().equals(RESULT) && outcome.kind().equals("inquiry-result") && !whole) {
                violations.add(outcome.inReplyTo() + " has a result that the platform never gave");
            }
            if (outcome.ending().equals(CANCELLED) && reached > 0) {
                violations.add(outcome.inReplyTo() + " was cancelled, and the platform saw it");
            }
        }
    }

    /** First seen in the order of sending, person by person. */
    private void judgeOrder() {
        Map<String, Line> byMoment = system.linesByMoment();
        Map<String, Inquiry> latest = new HashMap<>();
        for (Seen each : seen) {
            Line line = byMoment.get(each.askedAt());
            if (line == null) {
                continue;
            }
            Inquiry before = latest.put(line.person(), line.inquiry());
            if (before != null && before.sequence() > line.inquiry().sequence()) {
                violations.add("the platform saw " + line.inquiry().id() + " after " + before.id());
            }
        }
    }

    /** Each notice that the platform brought arrived once, with its receiver's own number, in order, and it heard so afterwards. */
    private void judgeNotices(Set<Long> told) {
        Map<Long, Line> brought = broughtAbout(system, seen);
        Map<Long, Integer> times = new HashMap<>();
        Map<String, Long> latest = new HashMap<>();
        for (Notice notice : system.notices()) {
            times.merge(notice.number(), 1, Integer::sum);
            Line about = brought.get(notice.number());
            if (about == null || !about.number().equals(notice.person())) {
                violations.add("notice " + notice.number() + " is another's");
            }
            Long before = latest.put(notice.person(), notice.number());
            if (before != null && before > notice.number()) {
                violations.add("notice " + notice.number() + " came after " + before);
            }
        }
        brought.keySet().forEach(number -> {
            int count = times.getOrDefault(number, 0);
            if (count != 1) {
                violations.add("notice " + number + " arrived " + count + " times");
            }
        });
        told.stream()
                .filter(number -> !times.containsKey(number))
                .forEach(number -> violations.add("the platform heard of notice " + number + ", which never arrived"));
    }

    /** The inquiries about which the platform brought a notice, by the notice's number. */
    static Map<Long, Line> broughtAbout(BusinessSystemLog system, List<Seen> seen) {
        Map<String, Line> byMoment = system.linesByMoment();
        Map<Long, Line> brought = new TreeMap<>();
        seen.forEach(each -> Optional.ofNullable(byMoment.get(each.askedAt()))
                .filter(about -> about.inquiry().speaker().isBroughtNotices())
                .ifPresent(about -> brought.put(each.number(), about)));
        return brought;
    }

    /** One number of ours, one of the platform's, and one person's taxes. */
    private void judgePersons() {
        Map<String, Line> byMoment = system.linesByMoment();
        Map<String, String> atenas = new HashMap<>();
        Map<String, String> numbers = new HashMap<>();
        for (Seen each : seen) {
            Line line = byMoment.get(each.askedAt());
            if (line != null) {
                agree(atenas, line.person(), each.atena(), "one person under two numbers");
                agree(numbers, line.inquiry().speaker() + each.atena(), line.number(), "two persons under one number");
            }
        }
        Map<String, String> amounts = new HashMap<>();
        for (Outcome outcome : system.outcomes()) {
            Inquiry inquiry = system.inquiries().get(outcome.inReplyTo());
            if (inquiry != null && outcome.ending().equals(RESULT) && outcome.body().length > 0) {
                try {
                    for (InquiryForm.Result result : inquiry.speaker().form().results(outcome.body())) {
                        if (result.good()) {
                            agree(
                                    amounts,
                                    inquiry.speaker() + result.number(),
                                    result.amounts(),
                                    "one person with the taxes of another");
                        }
                    }
                } catch (IllegalArgumentException e) {
                    // said already
                }
            }
        }
    }

    private void agree(Map<String, String> known, String key, String value, String otherwise) {
        String before = known.putIfAbsent(key, value);
        if (before != null && !before.equals(value)) {
            violations.add(otherwise);
        }
    }
}
