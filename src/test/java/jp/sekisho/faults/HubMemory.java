package jp.sekisho.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jp.sekisho.demo.counterpart.Journal;
import jp.sekisho.seal.Letter;

/**
 * What the hub has taken, offered, asked and heard: each a line in its log before anybody hears of it, read back at its next start, and ends with the time in milliseconds.
 * Thread-safe: one lock.
 */
final class HubMemory {
    private static final Pattern NAMED = Pattern.compile("<結果>([^<]*)</結果>");

    private final Journal log;
    private final Map<String, Taken> taken = new LinkedHashMap<>();
    private final TreeMap<Long, Taken> answers = new TreeMap<>();
    private final TreeMap<Long, Offer> offers = new TreeMap<>();
    private final Map<String, Long> counted = new HashMap<>();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Set<String> recalled = new HashSet<>();
    private final Set<String> ended = new HashSet<>();

    /**
     * A letter of the gateway's.
     *
     * @param move the number of the moving in that it belongs to, of the question that it answers, or {@code -}
     * @param number what it counts, or the amount that it names, or {@code -}
     */
    record Taken(
            String operation,
            String requestId,
            String digest,
            String atena,
            String move,
            String number,
            String inReplyTo) {
        static Taken of(Letter letter) {
            String operation = letter.head().operation();
            String body = new String(letter.body(), UTF_8);
            return new Taken(
                    operation,
                    letter.head().messageId(),
                    letter.bodyDigest(),
                    item(body, "団体内統合宛名番号"),
                    switch (operation) {
                        case "number-asked", "moved-in-notice" -> item(body, "異動番号");
                        case HubDoors.UPDATE, "card-destination" -> Long.toString(ChangeForm.number(item(body, "住所")));
                        case HubDoors.ANSWER -> item(body, "処理通番");
                        default -> "-";
                    },
                    switch (operation) {
                        case HubDoors.UPDATE -> item(body, "更新順番号");
                        case HubDoors.ANSWER -> item(body, "支給月額");
                        default -> "-";
                    },
                    letter.head().inReplyTo().orElse("-"));
        }

        static Taken parse(String[] words) {
            return new Taken(words[1], words[2], words[3], words[4], words[5], words[6], words[7]);
        }

        String answerId() {
            return "a-" + requestId;
        }

        private static String item(String body, String name) {
            Matcher item =
                    Pattern.compile("<" + name + ">([^<]*)</" + name + ">").matcher(body);
            return item.find() ? item.group(1) : "-";
        }
    }

    /** A question that is offered to a system. */
    record Offer(long number, String atena) {
        String id() {
            return "o-" + number;
        }
    }

    /** A question to the gateway itself. */
    record Question(String id, String atena) {}

    HubMemory(Path file) {
        this.log = Journal.open(file);
        Journal.lines(file).forEach(line -> replay(line.split("\t", -1)));
    }

    /** The ids that a letter confirms or refuses. */
    static Set<String> named(byte[] body) {
        return NAMED.matcher(new String(body, UTF_8))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** What came under its id first; nothing if that was recalled before it came. */
    synchronized Optional<Taken> take(Taken letter) {
        Taken before = taken.get(letter.requestId);
        if (before != null || recalled.contains(letter.requestId)) {
            return Optional.ofNullable(before);
        }
        write(
                "taken",
                letter.operation,
                letter.requestId,
                letter.digest,
                letter.atena,
                letter.move,
                letter.number,
                letter.inReplyTo);
        return Optional.of(letter);
    }

    synchronized Optional<Taken> taken(String requestId) {
        return Optional.ofNullable(taken.get(requestId));
    }

    /** Never takes it any more, if it has not come. */
    synchronized Optional<Taken> recall(String requestId) {
        if (!taken.containsKey(requestId)) {
            write("recalled", requestId);
        }
        return taken(requestId);
    }

    synchronized Optional<Long> lastNumber(String atena) {
        return Optional.ofNullable(counted.get(atena));
    }

    synchronized SortedMap<Long, Taken> toBeConfirmed(String operation, long after, int most) {
        return page(answers, after, most, each -> each.operation.equals(operation) && !ended.contains(each.answerId()));
    }

    synchronized SortedMap<Long, Offer> open(long after, int most) {
        return page(offers, after, most, each -> !ended.contains(each.id()));
    }

    private static <T> SortedMap<Long, T> page(TreeMap<Long, T> all, long after, int most, Predicate<T> wanted) {
        SortedMap<Long, T> page = new TreeMap<>();
        all.tailMap(after, false).entrySet().stream()
                .filter(each -> wanted.test(each.getValue()))
                .limit(most)
                .forEach(each -> page.put(each.getKey(), each.getValue()));
        return page;
    }

    /** Each time that it hears so. */
    synchronized void ended(String id, String reason) {
        write("ended", id, reason);
    }

    synchronized void offer(List<String> persons) {
        long number = offers.size() + 1L;
        write("offered", Long.toString(number), persons.get((int) (number % persons.size())));
    }

    synchronized Question question(List<String> persons) {
        String id = "q-" + (questions.size() + 1);
        write("question", id, persons.get(questions.size() % persons.size()));
        return questions.get(id);
    }

    synchronized List<Question> unanswered() {
        return new ArrayList<>(questions.values().stream()
                .filter(question -> !ended.contains(question.id()))
                .toList());
    }

    synchronized void asking(Question question) {
        write("asking", question.id());
    }

    synchronized void answered(Question question, String inReplyTo, Letter letter) {
        String body = new String(letter.body(), UTF_8);
        write(
                "answered",
                question.id(),
                inReplyTo,
                letter.head().operation(),
                Taken.item(body, "団体内統合宛名番号"),
                Taken.item(body, "符号取得状況"));
    }

    private void write(String... words) {
        log.write(String.join("\t", words) + "\t" + System.currentTimeMillis());
        replay(words);
    }

    private void replay(String[] words) {
        switch (words[0]) {
            case "taken" -> {
                Taken letter = Taken.parse(words);
                taken.put(letter.requestId, letter);
                if (HubDoors.isAnswered(letter.operation)) {
                    answers.put((long) taken.size(), letter);
                }
                if (letter.operation.equals(HubDoors.UPDATE)) {
                    counted.put(letter.atena, Long.parseLong(letter.number));
                }
            }
            case "recalled" -> recalled.add(words[1]);
            case "ended" -> ended.add(words[1]);
            case "offered" -> {
                Offer offer = new Offer(Long.parseLong(words[1]), words[2]);
                offers.put(offer.number, offer);
            }
            case "question" -> questions.put(words[1], new Question(words[1], words[2]));
            case "answered" -> ended.add(words[1]);
            default -> {
                // that it asks changes nothing
            }
        }
    }
}
