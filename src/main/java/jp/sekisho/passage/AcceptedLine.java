package jp.sekisho.passage;

import java.util.List;

/**
 * A line that a door has taken: what the way back has to know of it.
 *
 * @param persons whom it is about, integrated atena numbers: at least one, which is {@link Submission#NOBODY} if nobody
 * @param localNumber the number by which the sender named that person
 * @param answer what its outcome is called, as the interface's file said then: by it its sender's queue is found, and nothing else
 * @param catalogue version of the catalogue that it was accepted under
 * @param received the line as its sender sent it, or would have sent it alone
 * @param text whether it came as text
 */
public record AcceptedLine(
        Request request,
        List<String> persons,
        String localNumber,
        String interfaceId,
        String answer,
        String catalogue,
        byte[] received,
        boolean text) {
    public AcceptedLine {
        persons = List.copyOf(persons);
    }

    /** The first of its persons. */
    public String person() {
        return persons.get(0);
    }

    @Override
    public String toString() {
        return "AcceptedLine[" + request.id() + "]";
    }
}
