package jp.sekisho.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.faults.HubMemory.Offer;
import jp.sekisho.faults.HubMemory.Question;
import jp.sekisho.faults.HubMemory.Taken;

/** What the hub wrote down by itself. Mutable: grows with each {@link #refresh}; used by one thread. */
final class HubLog {
    private final Tail tail;
    private final List<Taken> taken = new ArrayList<>();
    private final Map<String, Offer> offers = new LinkedHashMap<>();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Set<String> confirmed = new HashSet<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    /** What the gateway itself said to a question. */
    record Answer(String question, String inReplyTo, String operation, String atena, String state) {}

    HubLog(Path file) {
        this.tail = new Tail(file);
    }

    HubLog refresh() {
        tail.next().forEach(this::take);
        return this;
    }

    private void take(String[] words) {
        switch (words[0]) {
            case "taken" -> taken.add(Taken.parse(words));
            case "offered" -> {
                Offer offer = new Offer(Long.parseLong(words[1]), words[2]);
                offers.put(offer.id(), offer);
            }
            case "question" -> questions.put(words[1], new Question(words[1], words[2]));
            case "asking" -> asked.merge(words[1], 1, Integer::sum);
            case "answered" -> answers.add(new Answer(words[1], words[2], words[3], words[4], words[5]));
            case "ended" -> {
                if (words[2].equals("-")) {
                    confirmed.add(words[1]);
                } else {
                    refused.put(words[1], words[2]);
                }
            }
            case "recalled" -> {
                // it takes no such letter any more
            }
            default -> throw new IllegalStateException("a line of no known kind");
        }
    }

    /** What came, each id once, in the order of arrival. */
    List<Taken> taken() {
        return taken;
    }

    Collection<Offer> offers() {
        return offers.values();
    }

    Map<String, Question> questions() {
        return questions;
    }

    /** How often a question was put. */
    int asked(String question) {
        return asked.getOrDefault(question, 0);
    }

    List<Answer> answers() {
        return answers;
    }

    boolean isConfirmed(String id) {
        return confirmed.contains(id);
    }

    Map<String, String> refused() {
        return refused;
    }

    /** Answers and questions of its own of which it has not heard that they have arrived, and questions without an answer. */
    long open() {
        return taken.stream()
                        .filter(each -> HubDoors.isAnswered(each.operation()) && !isConfirmed(each.answerId()))
                        .count()
                + offers.keySet().stream().filter(id -> !isConfirmed(id)).count()
                + questions.keySet().stream()
                        .filter(id -> answers.stream().noneMatch(each -> each.question.equals(id)))
                        .count();
    }
}
