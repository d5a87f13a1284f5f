package jp.sekisho.passage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What must be so after each deed, written without a look at the product: no table of states, no database. Knows a message
 * as its sender does, by its id, and says what the sender has heard in the end.
 */
final class WalkModel {
    private static final List<String> HEAVIEST_FIRST =
            List.of("RESULT", "FAILED", "REFUSED", "EXPIRED", "CANCELLED", "SETTLED");

    /** Two business days, and what is left of the day of the deadline. */
    private static final int UNDECIDED_DAYS = 3;

    private static final int NEVER = -100;

    /** A message that tells something. */
    static final String TOLD = "told";
    /** One that asks. */
    static final String INQUIRY = "inquiry";
    /** One that asks something else: its answers are fetched by themselves. */
    static final String OTHER = "replica";

    /** One that is answered at its door. */
    static final String SERVED = "served";

    /** What the body of a message begins with, by what it does. */
    static String body(String kind) {
        return "body " + kind;
    }

    static boolean is(String kind, String body) {
        return body.startsWith(body(kind));
    }

    /** A line: WAITING, SENDING, SENT, PARKED, or ENDED with how. */
    record Line(String state, String ending) {}

    /** A message; a cancellation and what is answered at its door have no lines. */
    static final class Message {
        final String body;
        final int deadline;
        final Map<String, Line> lines = new LinkedHashMap<>();
        String outcome = "";
        String lastHeard = "";

        Message(String body, int deadline) {
            this.body = body;
            this.deadline = deadline;
        }

        Message copy() {
            Message copy = new Message(body, deadline);
            copy.lines.putAll(lines);
            copy.outcome = outcome;
            copy.lastHeard = lastHeard;
            return copy;
        }

        /** Of an interface whose receipts are the answers, as its body says. */
        boolean isTold() {
            return is(TOLD, body);
        }

        /** By which fetches its answers come. */
        String fetchedWith() {
            return is(OTHER, body) ? OTHER : INQUIRY;
        }

        List<String> in(String state) {
            return lines.keySet().stream()
                    .filter(id -> lines.get(id).state.equals(state))
                    .toList();
        }
    }

    final Map<String, Message> messages = new LinkedHashMap<>();
    final Map<String, List<String>> heard = new TreeMap<>();
    private final Set<String> inDoubt = new HashSet<>();
    private final Set<String> receipts = new HashSet<>();
    /** Lines that a person has had go on, and on which day. */
    private final Map<String, Integer> decided = new HashMap<>();
    /** Lines that ended with their receipts. */
    private final Set<String> taken = new HashSet<>();

    private final Set<String> deliveries = new HashSet<>();
    private final Map<String, String> answers = new HashMap<>();
    /** Lines whose answer is at the counterpart, and cannot be taken since they wait. */
    private final Set<String> ready = new HashSet<>();
    /** By the clock. */
    private int day;

    private int leapt;
    private boolean held;
    private final Map<String, Integer> fetched = new HashMap<>();
    private final Map<String, Set<String>> untaken = new HashMap<>();

    WalkModel copy() {
        WalkModel copy = new WalkModel();
        messages.forEach((id, message) -> copy.messages.put(id, message.copy()));
        heard.forEach((id, all) -> copy.heard.put(id, new ArrayList<>(all)));
        copy.inDoubt.addAll(inDoubt);
        copy.receipts.addAll(receipts);
        copy.taken.addAll(taken);
        copy.deliveries.addAll(deliveries);
        copy.answers.putAll(answers);
        copy.ready.addAll(ready);
        copy.day = day;
        copy.leapt = leapt;
        copy.held = held;
        copy.decided.putAll(decided);
        copy.fetched.putAll(fetched);
        copy.untaken.putAll(untaken);
        return copy;
    }

    /** A message of lines comes, or comes again. */
    void comes(String delivery, String id, String body, List<String> lines) {
        if (isNew(delivery, id, body)) {
            Message message = new Message(body, day + 2);
            lines.forEach(line -> message.lines.put(line, new Line("WAITING", "")));
            messages.put(id, message);
        }
    }

    /** A message that is answered at its door comes, or comes again: it has no lines. */
    void asks(String delivery, String id, String body) {
        if (isNew(delivery, id, body)) {
            Message message = new Message(body, 0);
            message.outcome = "RESULT";
            message.lastHeard = "RESULT | answer " + id;
            messages.put(id, message);
            hears(id, message.lastHeard);
        }
    }

    /** A cancellation comes, or comes again. */
    void cancels(String delivery, String id, String target) {
        if (!isNew(delivery, id, "")) {
            return;
        }
        Message message = messages.get(target);
        List<String> waiting = message == null ? List.of() : message.in("WAITING");
        if (held || waiting.isEmpty()) {
            hears(id, "REFUSED | ");
            return;
        }
        end(message, target, waiting, "CANCELLED");
        Message cancellation = new Message("", 0);
        cancellation.outcome = "RESULT";
        cancellation.lastHeard = message.lines.size() == 1
                ? "RESULT | "
                : "RESULT cancelled " + waiting.size() + " of " + message.lines.size() + " | ";
        messages.put(id, cancellation);
        hears(id, cancellation.lastHeard);
    }

    private boolean isNew(String delivery, String id, String body) {
        if (!deliveries.add(delivery)) {
            return false;
        }
        Message known = messages.get(id);
        if (known == null) {
            return true;
        }
        if (!known.body.equals(body)) {
            hears(id, "REFUSED | " + body);
        } else if (!known.outcome.isEmpty()) {
            hears(id, known.lastHeard.replace(" | ", " again | "));
        }
        return false;
    }

    /** A line goes from one of these states to another; otherwise nothing happens. */
    void moves(String line, Set<String> from, String to) {
        messages.values().stream()
                .filter(message -> message.lines.containsKey(line) && from.contains(message.lines.get(line).state))
                .forEach(message -> message.lines.put(line, new Line(to, "")));
    }

    /** A line is claimed, or claimed again: then nobody knows what came of the time before. */
    void claimed(String line) {
        if (state(line).equals("SENDING")) {
            inDoubt.add(line);
        }
        moves(line, Set.of("WAITING"), "SENDING");
    }

    /** Nobody knows what came of the attempt. */
    void fault(String line) {
        if (state(line).equals("SENDING")) {
            inDoubt.add(line);
        }
    }

    void receipt(String line) {
        Set<String> before = Set.of("WAITING", "SENDING", "PARKED");
        if (before.contains(state(line))) {
            inDoubt.remove(line);
        }
        receipts.add(line);
        if (isTold(line) && before.contains(state(line))) {
            taken.add(line);
            ends(line, before, "RESULT");
        } else {
            moves(line, before, "SENT");
        }
    }

    /** Whether a receipt is all that comes of it. */
    private boolean isTold(String line) {
        return messages.values().stream().anyMatch(message -> message.isTold() && message.lines.containsKey(line));
    }

    /** The counterpart does not have it. */
    void turnedAway(String line) {
        if (state(line).equals("SENDING")) {
            inDoubt.remove(line);
        }
        moves(line, Set.of("SENDING"), "WAITING");
    }

    /** It waits for a person from now on. */
    void parks(String line, Set<String> from) {
        if (state(line).equals("SENDING") && from.contains("SENDING")) {
            inDoubt.add(line);
        }
        moves(line, from, "PARKED");
    }

    /** A person has it sent again: anew if it cannot have arrived, else as it was. */
    void sentAgain(String line, boolean notTaken) {
        if (!state(line).equals("PARKED")) {
            return;
        }
        decided.put(line, day);
        if (notTaken || !inDoubt.contains(line) && !receipts.contains(line)) {
            inDoubt.remove(line);
            receipts.remove(line);
            moves(line, Set.of("PARKED"), "WAITING");
        } else {
            inDoubt.add(line);
            moves(line, Set.of("PARKED"), "SENDING");
        }
    }

    /** A line ends, if it is in one of these states. */
    void ends(String line, Set<String> from, String ending) {
        messages.forEach((id, message) -> {
            if (message.lines.containsKey(line) && from.contains(message.lines.get(line).state)) {
                end(message, id, List.of(line), ending);
            }
        });
    }

    /** An answer comes; what is said of it. */
    String answers(String answer, String line, boolean ofThisRequest, String digest) {
        if (answers.containsKey(answer)) {
            return answers.get(answer).equals(digest) ? "taken before" : "ANSWER-004";
        }
        String state = state(line);
        if (!ofThisRequest) {
            return "ANSWER-003";
        }
        if (state.equals("WAITING") || state.equals("ENDED")) {
            ready.add(line);
            return state.equals("ENDED") ? "ANSWER-002" : "ANSWER-007";
        }
        answers.put(answer, digest);
        ready.remove(line);
        ends(line, Set.of("SENDING", "SENT", "PARKED"), "RESULT");
        return "taken";
    }

    String state(String line) {
        return messages.values().stream()
                .filter(message -> message.lines.containsKey(line))
                .map(message -> message.lines.get(line).state)
                .findFirst()
                .orElse("");
    }

    /** What a fetch of some answers finds now and has to leave. */
    Set<String> untaken(String fetch) {
        return messages.values().stream()
                .filter(message -> message.fetchedWith().equals(fetch))
                .flatMap(message -> message.in("WAITING").stream())
                .filter(ready::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A day later, what has waited too long to leave or to be answered ends, and what nobody could decide is a person's.
     *
     * @param fetches of which kinds the counterpart was asked for all of its answers before
     */
    void dayPasses(Set<String> fetches) {
        day++;
        if (held) {
            return;
        }
        fetches.forEach(fetch -> {
            fetched.put(fetch, leapt > 0 ? NEVER : day);
            untaken.put(fetch, untaken(fetch));
        });
        if (leapt == 0) {
            deadlinesPass();
        }
    }

    private void deadlinesPass() {
        expire("WAITING", message -> day);
        expire("SENT", message -> fetched.getOrDefault(message.fetchedWith(), NEVER));
        untaken.values().stream()
                .flatMap(Set::stream)
                .filter(line -> state(line).equals("WAITING") && deadlineOf(line) <= day)
                .forEach(line -> {
                    inDoubt.add(line);
                    moves(line, Set.of("WAITING"), "PARKED");
                });
        messages.values().stream()
                .filter(message -> message.deadline + UNDECIDED_DAYS <= day)
                .flatMap(message -> List.copyOf(message.lines.keySet()).stream())
                .filter(line -> decided.getOrDefault(line, NEVER) + UNDECIDED_DAYS <= day)
                .forEach(line -> parks(line, Set.of("SENDING", "SENT")));
    }

    private int deadlineOf(String line) {
        return messages.values().stream()
                .filter(message -> message.lines.containsKey(line))
                .mapToInt(message -> message.deadline)
                .findFirst()
                .orElseThrow();
    }

    private void expire(String state, ToIntFunction<Message> by) {
        messages.forEach((id, message) -> {
            List<String> past = message.deadline > by.applyAsInt(message)
                    ? List.of()
                    : message.in(state).stream()
                            .filter(line -> untaken.values().stream().noneMatch(left -> left.contains(line)))
                            .toList();
            if (!past.isEmpty()) {
                end(message, id, past, "EXPIRED");
            }
        });
    }

    void clockLeaps(int days) {
        day += days;
        leapt += days;
    }

    /** Answers by how many days. */
    int clockReturns() {
        int days = leapt;
        day -= days;
        leapt = 0;
        return days;
    }

    /** Answers whether there was something to accept. */
    boolean acceptsClock() {
        boolean had = leapt > 0;
        leapt = 0;
        return had;
    }

    /** A process begins: it takes the clock as it is, and knows of no fetch. */
    void starts() {
        leapt = 0;
        fetched.clear();
        untaken.clear();
        if (held) {
            doubts();
        }
    }

    /** What waited may have left since the tables were kept, and so may what was parked. */
    private void doubts() {
        messages.values().forEach(message -> {
            message.in("PARKED").forEach(inDoubt::add);
            message.in("WAITING").forEach(line -> {
                inDoubt.add(line);
                message.lines.put(line, new Line("SENDING", ""));
            });
        });
    }

    /** The tables are as they were then; the time and the counterpart are not. */
    void isPutBack(WalkModel then) {
        WalkModel copy = then.copy();
        messages.clear();
        messages.putAll(copy.messages);
        heard.clear();
        heard.putAll(copy.heard);
        inDoubt.clear();
        inDoubt.addAll(copy.inDoubt);
        receipts.clear();
        receipts.addAll(copy.receipts);
        taken.clear();
        taken.addAll(copy.taken);
        deliveries.clear();
        deliveries.addAll(copy.deliveries);
        answers.clear();
        answers.putAll(copy.answers);
        decided.clear();
        decided.putAll(copy.decided);
        held = copy.held;
    }

    /** Nothing moves before an operator has accepted that. */
    void startsRestored() {
        held = true;
        starts();
    }

    void acceptsRestore() {
        if (held) {
            messages.values().forEach(message -> message.lines.keySet().forEach(line -> decided.put(line, day)));
        }
        held = false;
    }

    private void end(Message message, String id, List<String> lines, String ending) {
        lines.forEach(line -> message.lines.put(line, new Line("ENDED", ending)));
        List<String> ended = message.in("ENDED");
        String of = message.lines.size() == 1 ? "" : " of " + message.lines.size();
        if (ended.size() < message.lines.size()) {
            hears(id, "PARTIAL " + ended.size() + of + " | " + records(message)); // every line is a tenth or more
            return;
        }
        message.outcome = HEAVIEST_FIRST.stream()
                .filter(each -> message.lines.values().stream().anyMatch(line -> line.ending.equals(each)))
                .findFirst()
                .orElseThrow();
        message.lastHeard =
                message.outcome + of + " | " + (message.outcome.equals("RESULT") ? records(message) : message.body);
        hears(id, message.lastHeard);
    }

    private String records(Message message) {
        List<String> records = new ArrayList<>();
        message.lines.forEach((id, line) -> {
            if (line.state.equals("ENDED")) {
                records.add(line.ending.equals("RESULT") ? answer(id) : id + " " + line.ending);
            }
        });
        return String.join(",", records);
    }

    private String answer(String line) {
        return taken.contains(line) ? "" : "answer " + line;
    }

    private void hears(String id, String what) {
        heard.computeIfAbsent(id, nobody -> new ArrayList<>()).add(what);
    }
}
