package jp.sekisho.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.faults.HubMemory.Offer;
import jp.sekisho.faults.HubMemory.Taken;
import jp.sekisho.faults.MovedInForm.Move;
import jp.sekisho.faults.RegistryForm.Found;
import jp.sekisho.faults.Traffic.Got;
import jp.sekisho.faults.Traffic.Put;

/**
 * Judges what passes beside inquiries and notices: what business systems put and got against what the counterparts wrote down. The
 * gateway's own word counts in one thing only, that each reply has its row.
 */
final class MixedOracle {
    private final Traffic traffic;
    private final HubLog hub;
    private final Map<String, List<Got>> outcomes;
    private final List<String> violations = new ArrayList<>();
    private final Map<String, String> atenas = new HashMap<>();

    private MixedOracle(Traffic traffic, HubLog hub) {
        this.traffic = traffic;
        this.hub = hub;
        this.outcomes = traffic.outcomes();
    }

    /**
     * @param seenAt the moments of what the platform saw first
     * @param replied how many rows of replies the ledger has for each question's id
     */
    static List<String> violations(Traffic traffic, HubLog hub, List<String> seenAt, Map<String, Long> replied) {
        MixedOracle oracle = new MixedOracle(traffic, hub);
        oracle.judgeOutcomes();
        oracle.judgeServed();
        oracle.judgeTold(seenAt);
        oracle.judgeOffers();
        oracle.judgeChains();
        oracle.judgeBegun();
        oracle.judgeReplies(replied);
        return oracle.violations;
    }

    private void judgeOutcomes() {
        Set<String> ids = traffic.ids();
        outcomes.keySet().stream()
                .filter(id -> !ids.contains(id))
                .forEach(id -> violations.add(id + " has an outcome and was never put"));
        Map<String, Long> again = traffic.got(ChangeForm.CHANGE + "-result").stream()
                .filter(Got::isToComeAgain)
                .collect(Collectors.groupingBy(Got::inReplyTo, Collectors.counting()));
        again.forEach((id, times) -> {
            if (times >= traffic.attempts(id)) {
                violations.add(id + " was refused as often as it was put");
            }
        });
        for (Put put : traffic.puts()) {
            List<Got> all = outcomes.getOrDefault(put.id(), List.of());
            long own = all.stream().filter(each -> !each.marked()).count();
            if (own != 1) {
                violations.add(put.id() + " has " + own + " outcomes");
            }
            if (all.size() - own > traffic.attempts(put.id()) - 1) {
                violations.add(put.id() + " has more repeated outcomes than it was repeated");
            }
            all.forEach(each -> {
                if (!each.outcome().equals("RESULT") || !each.queue().equals(put.interfaceId() + "-result")) {
                    violations.add(put.id() + " ended as " + each.outcome() + " " + each.reason());
                }
            });
        }
    }

    /** One person has one number of ours, and a newcomer's linkage code is there at last. */
    private void judgeServed() {
        Map<String, String> states = new LinkedHashMap<>();
        outcomesOf(RegistryForm.LINK, (put, got) -> {
            Found found = RegistryForm.linked(got.body());
            judgePerson(put, RegistryForm.newcomer(Long.parseLong(put.detail())), found);
            states.put(put.speaker() + " " + found.local(), found.state());
        });
        outcomesOf(RegistryForm.SEARCH, (put, got) -> {
            Found found = RegistryForm.found(put.speaker(), got.body());
            judgePerson(put, put.detail(), found);
            states.computeIfPresent(put.speaker() + " " + found.local(), (person, before) -> found.state());
        });
        long late = states.values().stream()
                .filter(state -> !state.equals(RegistryForm.ACQUIRED))
                .count();
        if (late > 0) {
            violations.add(late + " newcomers have no linkage code");
        }
    }

    private void judgePerson(Put put, String local, Found found) {
        if (!found.local().equals(local)) {
            violations.add(put.id() + " got the answer about another person");
        }
        String before = atenas.putIfAbsent(put.speaker() + " " + local, found.atena());
        if (before != null && !before.equals(found.atena())) {
            violations.add(put.id() + " found one person under two numbers");
        }
    }

    private interface Judging {
        void judge(Put put, Got got);
    }

    private void outcomesOf(String interfaceId, Judging judging) {
        traffic.puts(interfaceId).forEach(put -> outcomes.getOrDefault(put.id(), List.of()).stream()
                .filter(got -> got.outcome().equals("RESULT"))
                .forEach(got -> {
                    try {
                        judging.judge(put, got);
                    } catch (IllegalArgumentException e) {
                        violations.add(put.id() + " got " + e.getMessage());
                    }
                }));
    }

    private void judgeTold(List<String> seenAt) {
        traffic.puts(RegistryForm.STOP).forEach(put -> {
            long times = seenAt.stream().filter(put.detail()::equals).count();
            if (times != 1) {
                violations.add("the platform saw " + put.id() + " " + times + " times");
            }
        });
    }

    /** Handed over once, answered once in the words of its system, and confirmed. */
    private void judgeOffers() {
        Map<Long, List<Got>> handed = traffic.got(ProvisionForm.QUESTION).stream()
                .collect(Collectors.groupingBy(
                        got -> ProvisionForm.question(got.body()).number()));
        Map<String, List<Taken>> answers = hub.taken().stream()
                .filter(each -> each.operation().equals(ProvisionForm.ANSWER))
                .collect(Collectors.groupingBy(Taken::inReplyTo));
        for (Offer offer : hub.offers()) {
            List<Got> got = handed.getOrDefault(offer.number(), List.of());
            if (got.size() != 1) {
                violations.add("question " + offer.id() + " was handed over " + got.size() + " times");
            }
            got.forEach(each -> judgeHanded(offer, each));
            judgeAnswers(offer, answers.getOrDefault(offer.id(), List.of()));
            if (!hub.isConfirmed(offer.id())) {
                violations.add("question " + offer.id() + " was never confirmed");
            }
        }
        Set<String> offered = hub.offers().stream().map(Offer::id).collect(Collectors.toSet());
        answers.keySet().stream()
                .filter(id -> !offered.contains(id))
                .forEach(id -> violations.add("an answer to " + id + ", which was never asked"));
        hub.refused().forEach((id, reason) -> violations.add("question " + id + " was refused: " + reason));
    }

    private void judgeHanded(Offer offer, Got got) {
        ProvisionForm.Question question = ProvisionForm.question(got.body());
        String about = atenas.get(got.speaker() + " " + question.local());
        if (!Arrays.equals(got.body(), question.written()) || !offer.atena().equals(about)) {
            violations.add("question " + offer.id() + " was handed over as another");
        }
    }

    private void judgeAnswers(Offer offer, List<Taken> answers) {
        if (answers.size() != 1) {
            violations.add("question " + offer.id() + " has " + answers.size() + " answers");
        }
        answers.stream()
                .filter(each -> !each.atena().equals(offer.atena())
                        || !each.move().equals(Long.toString(offer.number()))
                        || !each.number().equals(Long.toString(ProvisionForm.amount(offer.number()))))
                .forEach(each -> violations.add("question " + offer.id() + " has the answer to another"));
    }

    private void judgeChains() {
        Map<String, List<Taken>> byPerson = hub.taken().stream()
                .filter(each -> !each.move().equals("-") && !each.operation().equals(ProvisionForm.ANSWER))
                .collect(Collectors.groupingBy(Taken::atena, LinkedHashMap::new, Collectors.toList()));
        Map<String, Integer> wanted = new HashMap<>();
        traffic.puts(MovedInForm.MOVED_IN).forEach(put -> moves(put).forEach(move -> move.parts()
                .forEach(part -> wanted.merge(part + " " + move.number(), 1, Integer::sum))));
        Map<String, Integer> came = new HashMap<>();
        byPerson.forEach((person, parts) -> {
            judgePerson(parts);
            parts.forEach(part -> came.merge(part.operation() + " " + part.move(), 1, Integer::sum));
        });
        Stream.concat(wanted.keySet().stream(), came.keySet().stream())
                .distinct()
                .forEach(part -> {
                    if (!Objects.equals(wanted.getOrDefault(part, 0), came.getOrDefault(part, 0))) {
                        violations.add("the hub saw " + part + " " + came.getOrDefault(part, 0) + " times, not "
                                + wanted.getOrDefault(part, 0));
                    }
                });
        traffic.puts(MovedInForm.MOVED_IN).forEach(put -> outcomes.getOrDefault(put.id(), List.of()).stream()
                .filter(got -> !Arrays.equals(got.body(), MovedInForm.answer(moves(put))))
                .forEach(got -> violations.add(put.id() + " got another answer than its parts")));
    }

    private static List<Move> moves(Put put) {
        return Stream.of(put.detail().split(" ")).map(Move::parse).toList();
    }

    /** The parts of one person: number, update, at once the notice, the card; each moving in behind the one before; none uncounted. */
    private void judgePerson(List<Taken> parts) {
        long counted = 0;
        Set<String> before = new HashSet<>();
        long latest = 0;
        for (int i = 0; i < parts.size(); i++) {
            Taken part = parts.get(i);
            String move = part.move();
            if (Long.parseLong(move) < latest) {
                violations.add(part.operation() + " " + move + " came after parts of " + latest);
            }
            latest = Long.parseLong(move);
            switch (part.operation()) {
                case "number-asked" -> {
                    if (before.contains(HubDoors.UPDATE + " " + move)) {
                        violations.add("number-asked " + move + " came after its update");
                    }
                }
                case HubDoors.UPDATE -> {
                    counted++;
                    if (!part.number().equals("%05d".formatted(counted))
                            && !part.number().equals(Long.toString(counted))) {
                        violations.add("update " + move + " counts " + part.number() + ", not " + counted);
                    }
                }
                case "moved-in-notice" -> {
                    boolean behind = i > 0
                            && parts.get(i - 1).operation().equals(HubDoors.UPDATE)
                            && parts.get(i - 1).move().equals(move);
                    if (!behind) {
                        violations.add("moved-in-notice " + move + " did not come right behind its update");
                    }
                }
                default -> {
                    if (!before.contains(HubDoors.UPDATE + " " + move)) {
                        violations.add(part.operation() + " " + move + " came before its update");
                    }
                }
            }
            before.add(part.operation() + " " + move);
        }
    }

    /** Each newcomer is asked for once, and nobody else. */
    private void judgeBegun() {
        Map<String, Long> asked = hub.taken().stream()
                .filter(each -> each.operation().equals("linkage-code"))
                .collect(Collectors.groupingBy(Taken::atena, Collectors.counting()));
        Map<String, String> newcomers = new HashMap<>();
        outcomesOf(
                RegistryForm.LINK,
                (put, got) -> newcomers.put(RegistryForm.linked(got.body()).atena(), put.id()));
        newcomers.forEach((atena, id) -> {
            if (asked.getOrDefault(atena, 0L) != 1) {
                violations.add("the newcomer of " + id + " was asked for " + asked.getOrDefault(atena, 0L) + " times");
            }
        });
        long others = asked.keySet().stream()
                .filter(atena -> !newcomers.containsKey(atena))
                .count();
        if (others > 0) {
            violations.add(others + " persons were asked for who are no newcomers");
        }
    }

    /** What the hub has heard is recorded, as often as it may have been said; what it has not heard may be. */
    private void judgeReplies(Map<String, Long> replied) {
        Map<String, Long> heard =
                hub.answers().stream().collect(Collectors.groupingBy(HubLog.Answer::question, Collectors.counting()));
        hub.questions().values().forEach(question -> {
            long rows = replied.getOrDefault(question.id(), 0L);
            long times = heard.getOrDefault(question.id(), 0L);
            if (times == 0) {
                violations.add("question " + question.id() + " was never answered");
            }
            if (rows < times || rows > hub.asked(question.id())) {
                violations.add("question " + question.id() + " was asked " + hub.asked(question.id())
                        + " times, answered " + times + " times and recorded " + rows + " times");
            }
        });
        replied.keySet().stream()
                .filter(id -> !hub.questions().containsKey(id))
                .forEach(id -> violations.add("question " + id + " is recorded and was never asked"));
        for (HubLog.Answer answer : hub.answers()) {
            HubMemory.Question question = hub.questions().get(answer.question());
            if (question == null
                    || !answer.inReplyTo().equals(answer.question())
                    || !answer.operation().equals("linkage-status-result")
                    || !answer.atena().equals(question.atena())
                    || !answer.state().equals("ACQUIRED")) {
                violations.add(
                        "question " + answer.question() + " got " + answer.operation() + " about another or none");
            }
        }
    }
}
