package jp.sekisho.passage;

import java.time.Instant;
import java.util.List;

/**
 * What a door has made of an arrival, ready for its lane.
 *
 * @param requestId ours, random; it is part of the content
 * @param link the counterpart's id
 * @param operation what is asked of it
 * @param persons integrated atena numbers of all whom it concerns, without repetition
 * @param localNumber the number by which the sender named the person
 * @param purpose the codes by which it was permitted
 * @param items the names of what is asked for
 * @param content what is to be sealed and sent
 * @param contentDigest SHA-256 of its canonical form, hexadecimal
 * @param deadline business time
 * @param catalogue version of the catalogue that converted it
 */
public record Submission(
        String requestId,
        String link,
        String operation,
        Priority priority,
        List<String> persons,
        String localNumber,
        String purpose,
        String items,
        byte[] content,
        String contentDigest,
        Instant deadline,
        String catalogue) {

    public Submission {
        persons = List.copyOf(persons);
    }
}
