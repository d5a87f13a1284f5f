package jp.sekisho.faults;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What business systems put into their queues beside inquiries, and what they got from them, as they wrote it down. Mutable; used by one
 * thread.
 */
final class Traffic {
    private final Map<String, Put> puts = new LinkedHashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Map<String, Got> gots = new LinkedHashMap<>();
    private final Set<String> kept = new HashSet<>();

    /**
     * A message of a system's.
     *
     * @param inReplyTo what it answers, or nothing
     * @param detail what the oracle has to know of it
     */
    record Put(Speaker speaker, String interfaceId, String id, String inReplyTo, String detail, byte[] body) {
        String line() {
            return String.join(
                    "\t",
                    "putting",
                    speaker.name(),
                    interfaceId,
                    id,
                    inReplyTo,
                    detail,
                    Base64.getEncoder().encodeToString(body));
        }

        static Put parse(String[] words) {
            return new Put(
                    Speaker.valueOf(words[1]),
                    words[2],
                    words[3],
                    words[4],
                    words[5],
                    Base64.getDecoder().decode(words[6]));
        }
    }

    /**
     * What a system got, each message of the broker once.
     *
     * @param queue without direction and system
     * @param delivered how many receivers have it, or nothing
     */
    record Got(
            Speaker speaker,
            String queue,
            String messageId,
            String inReplyTo,
            String outcome,
            String outcomeId,
            boolean marked,
            String reason,
            String delivered,
            byte[] body) {
        static Got of(Speaker speaker, String queue, Wire.Received received) {
            Map<String, String> properties = received.properties();
            return new Got(
                    speaker,
                    queue,
                    received.messageId(),
                    properties.getOrDefault("SekishoInReplyTo", ""),
                    properties.getOrDefault("SekishoOutcome", ""),
                    properties.getOrDefault("SekishoOutcomeId", ""),
                    properties.getOrDefault("SekishoDuplicate", "false").equals("true"),
                    properties.getOrDefault("SekishoReason", ""),
                    properties.getOrDefault("SekishoLinesDelivered", ""),
                    received.body());
        }

        String line() {
            return String.join(
                    "\t",
                    "got",
                    speaker.name(),
                    queue,
                    messageId,
                    inReplyTo,
                    outcome,
                    outcomeId,
                    Boolean.toString(marked),
                    reason,
                    delivered,
                    Base64.getEncoder().encodeToString(body));
        }

        static Got parse(String[] words) {
            return new Got(
                    Speaker.valueOf(words[1]),
                    words[2],
                    words[3],
                    words[4],
                    words[5],
                    words[6],
                    words[7].equals("true"),
                    words[8],
                    words[9],
                    Base64.getDecoder().decode(words[10]));
        }

        /** Parts of it, questions about what is missing, and what is to come again are none. */
        boolean isOutcome() {
            return !outcome.isEmpty() && !isToComeAgain();
        }

        /** A number too far ahead of a missing one was refused, and is not used up. */
        boolean isToComeAgain() {
            return reason.equals("SEQUENCE-003");
        }
    }

    /** Whether it was a line of this kind. */
    boolean take(String[] words) {
        switch (words[0]) {
            case "putting" -> {
                Put put = Put.parse(words);
                puts.put(put.id, put);
                attempts.merge(put.id, 1, Integer::sum);
            }
            case "put" -> acknowledged.add(words[1]);
            case "got" -> {
                Got got = Got.parse(words);
                gots.put(got.messageId, got);
            }
            case "kept" -> kept.add(words[1]);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** In the order of sending, system by system. */
    List<Put> puts() {
        return List.copyOf(puts.values());
    }

    Stream<Put> puts(String interfaceId) {
        return puts.values().stream().filter(put -> put.interfaceId.equals(interfaceId));
    }

    int attempts(String id) {
        return attempts.getOrDefault(id, 0);
    }

    /** What came from those queues, in the order of arrival. */
    List<Got> got(String queue) {
        return gots.values().stream().filter(got -> got.queue.equals(queue)).toList();
    }

    /** Outcomes by what they are about, in the order of arrival. */
    Map<String, List<Got>> outcomes() {
        Map<String, List<Got>> outcomes = new HashMap<>();
        gots.values().stream().filter(Got::isOutcome).forEach(got -> outcomes.computeIfAbsent(
                        got.inReplyTo, id -> new ArrayList<>())
                .add(got));
        return outcomes;
    }

    /** Whether the broker has said that it knows it to be received. */
    boolean isKept(Got got) {
        return kept.contains(got.messageId);
    }

    /** What the broker has not acknowledged, or what has no outcome yet. */
    long open() {
        Set<String> answered = outcomes().keySet();
        return puts.keySet().stream()
                .filter(id -> !acknowledged.contains(id) || !answered.contains(id))
                .count();
    }

    /** Those beside these without an outcome of which the broker has said that it knows it to be received. */
    long unsettled(Set<String> beside) {
        Map<String, List<Got>> outcomes = outcomes();
        return puts.keySet().stream()
                .filter(id -> !beside.contains(id))
                .filter(id -> outcomes.getOrDefault(id, List.of()).stream().noneMatch(this::isKept))
                .count();
    }

    /** The ids of what was put. */
    Set<String> ids() {
        return Set.copyOf(puts.keySet());
    }
}
