package jp.sekisho.passage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must be so after each deed, written without a look at the product: no table of states, no database. Knows a message
 * as its sender does, by its id, and says what the sender has heard in the end.
 */
final class WalkModel {
    private static final List<String> HEAVIEST_FIRST = List.of("RESULT", "FAILED", "REFUSED", "EXPIRED", "CANCELLED");

    /** A line: WAITING, SENDING, SENT, PARKED, or ENDED with how. */
    record Line(String state, String ending) {}

    /** A message, or a cancellation, which has no lines. */
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

        List<String> in(String state) {
            return lines.keySet().stream()
                    .filter(id -> lines.get(id).state.equals(state))
                    .toList();
        }
    }

    final Map<String, Message> messages = new LinkedHashMap<>();
    final Map<String, List<String>> heard = new TreeMap<>();
    private final Set<String> deliveries = new HashSet<>();
    private final Map<String, String> answers = new HashMap<>();
    private int day;

    WalkModel copy() {
        WalkModel copy = new WalkModel();
        messages.forEach((id, message) -> copy.messages.put(id, message.copy()));
        heard.forEach((id, all) -> copy.heard.put(id, new ArrayList<>(all)));
        copy.deliveries.addAll(deliveries);
        copy.answers.putAll(answers);
        copy.day = day;
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

    /** A cancellation comes, or comes again. */
    void cancels(String delivery, String id, String target) {
        if (!isNew(delivery, id, "")) {
            return;
        }
        Message message = messages.get(target);
        List<String> waiting = message == null ? List.of() : message.in("WAITING");
        if (waiting.isEmpty()) {
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
            return state.equals("ENDED") ? "ANSWER-002" : "ANSWER-007";
        }
        answers.put(answer, digest);
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

    /** A day later, what has waited too long to leave or to be answered ends. */
    void dayPasses() {
        day++;
        for (String state : List.of("WAITING", "SENT")) {
            messages.forEach((id, message) -> {
                if (message.deadline <= day) {
                    message.in(state).forEach(line -> end(message, id, List.of(line), "EXPIRED"));
                }
            });
        }
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

    private static String records(Message message) {
        List<String> records = new ArrayList<>();
        message.lines.forEach((id, line) -> {
            if (line.state.equals("ENDED")) {
                records.add(line.ending.equals("RESULT") ? "answer " + id : id + " " + line.ending);
            }
        });
        return String.join(",", records);
    }

    private void hears(String id, String what) {
        heard.computeIfAbsent(id, nobody -> new ArrayList<>()).add(what);
    }
}
