package jp.sekisho.faults;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jp.sekisho.faults.InquiryForm.Asked;

/** What the business systems wrote down, each in a file of its own. Mutable: grows with each {@link #refresh}; used by one thread. */
final class BusinessSystemLog {
    private final List<Tail> tails;
    private final Map<String, Inquiry> inquiries = new LinkedHashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Set<String> cancelled = new HashSet<>();
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final Set<String> answered = new HashSet<>();
    private final Set<String> settled = new HashSet<>();
    private final Map<String, Notice> notices = new LinkedHashMap<>();
    private final Traffic traffic = new Traffic();

    BusinessSystemLog(List<Path> files) {
        this.tails = files.stream().map(Tail::new).toList();
    }

    /**
     * What was asked, in one record or several.
     *
     * @param known whether the numbers are residents'
     */
    record Inquiry(long sequence, String id, boolean known, List<Asked> records) {
        static Inquiry parse(String[] words) {
            return new Inquiry(
                    Long.parseLong(words[1]),
                    words[2],
                    words[3].equals("known"),
                    IntStream.iterate(4, i -> i + 1 < words.length, i -> i + 2)
                            .mapToObj(i -> new Asked(words[i], words[i + 1]))
                            .toList());
        }

        String line() {
            return String.join("\t", "sending", Long.toString(sequence), id, known ? "known" : "unknown")
                    + records.stream()
                            .map(each -> "\t" + each.number() + "\t" + each.askedAt())
                            .collect(Collectors.joining());
        }

        Speaker speaker() {
            return Speaker.of(id);
        }

        byte[] body() {
            return speaker().form().request(records);
        }

        List<Line> lines() {
            return records.stream()
                    .map(each -> new Line(this, each.number(), each.askedAt()))
                    .toList();
        }
    }

    /** A record of what was asked. */
    record Line(Inquiry inquiry, String number, String askedAt) {
        /** Whom it is about: a number means something within its system only. */
        String person() {
            return inquiry.speaker() + " " + number;
        }
    }

    /**
     * What was received, each message of the broker once: a message that the broker delivers again because our
     * acknowledgement was lost is still the same message.
     */
    record Outcome(
            String kind,
            String inReplyTo,
            String jmsMessageId,
            String ending,
            String reason,
            boolean marked,
            byte[] body) {}

    /**
     * What was brought, each message of the broker once.
     *
     * @param number the platform's
     * @param person by the system's own number
     */
    record Notice(long number, String person) {}

    BusinessSystemLog refresh() {
        tails.forEach(tail -> tail.next().forEach(this::take));
        return this;
    }

    private void take(String[] words) {
        switch (words[0]) {
            case "sending" -> {
                Inquiry inquiry = Inquiry.parse(words);
                inquiries.put(inquiry.id, inquiry);
                attempts.merge(inquiry.id, 1, Integer::sum);
            }
            case "sent" -> acknowledged.add(words[1]);
            case "cancelling" -> cancelled.add(words[2]);
            case "acknowledged" -> settled.add(words[1]);
            case "brought" -> notices.put(words[1], new Notice(Long.parseLong(words[2]), words[3]));
            case "received" ->
                receive(new Outcome(
                        words[1],
                        words[2],
                        words[3],
                        words[4],
                        words[7],
                        words[6].equals("true"),
                        Base64.getDecoder().decode(words[8])));
            default -> {
                if (!traffic.take(words)) {
                    throw new IllegalStateException("a line of no known kind");
                }
            }
        }
    }

    private void receive(Outcome outcome) {
        outcomes.put(outcome.jmsMessageId, outcome);
        answered.add(outcome.inReplyTo);
    }

    /** How many inquiries one of them has sent. */
    long inquiries(Speaker speaker) {
        return inquiries.values().stream()
                .filter(inquiry -> inquiry.speaker() == speaker)
                .count();
    }

    /** By id; of one system, in the order of sending. */
    Map<String, Inquiry> inquiries() {
        return inquiries;
    }

    int attempts(String id) {
        return attempts.getOrDefault(id, 0);
    }

    boolean wasCancelled(String id) {
        return cancelled.contains(id);
    }

    List<Outcome> outcomes() {
        return List.copyOf(outcomes.values());
    }

    /** By the moment of asking, which no two records share. */
    Map<String, Line> linesByMoment() {
        return inquiries.values().stream()
                .flatMap(inquiry -> inquiry.lines().stream())
                .collect(Collectors.toMap(Line::askedAt, line -> line));
    }

    /** What they have put and got beside inquiries. */
    Traffic traffic() {
        return traffic;
    }

    /** What one of them has said to the others. */
    ChangeLog changes() {
        return new ChangeLog(traffic);
    }

    /** What was brought, in the order of arrival. */
    List<Notice> notices() {
        return List.copyOf(notices.values());
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /**
     * Inquiries beside these without an outcome of which the broker has said that it knows it to be received. Of those before, a
     * kill may have kept that word back.
     */
    long unsettled(Set<String> beside) {
        return inquiries.keySet().stream()
                .filter(id -> !beside.contains(id) && !settled.contains(id))
                .count();
    }

    /** Inquiries with an outcome of which the broker has said that it knows it to be received. */
    int settled() {
        return settled.size();
    }

    /** Inquiries without any outcome yet. */
    long open() {
        return inquiries.keySet().stream().filter(id -> !answered.contains(id)).count();
    }

    boolean isAnswered(String id) {
        return answered.contains(id);
    }
}
