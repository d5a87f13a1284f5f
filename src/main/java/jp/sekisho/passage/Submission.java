package jp.sekisho.passage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.sekisho.boundary.Priority;

/**
 * What a door has made of an arrival, ready for its lane: one message with its lines, which is accepted whole.
 *
 * @param interfaceId what is asked, or by which it is given
 * @param deadline business time
 * @param catalogue version of the catalogue that converted it
 * @param lines at least one, in the order of the message
 */
public record Submission(String interfaceId, Priority priority, Instant deadline, String catalogue, List<Line> lines) {

    /** Stands for the person of a line that concerns nobody: it waits for none, and none for it. */
    public static final String NOBODY = "";

    public Submission {
        lines = List.copyOf(lines);
    }

    /** Whether the message has a line only: its line is the message. */
    public boolean isSingle() {
        return lines.size() == 1;
    }

    /**
     * One record of the message, which becomes a request of its own.
     *
     * @param requestId ours; it is part of the content
     * @param link whose lane it waits in: a counterpart's, or a system's to which something leads
     * @param persons integrated atena numbers of all whom it concerns, without repetition; {@link #NOBODY} alone, if nobody
     * @param localNumber the number by which the sender named the person
     * @param purpose the codes by which it was permitted
     * @param items the names of what is asked for
     * @param received the line as its sender would have sent it alone; none of what is distributed, of which a line is one receiver's
     * @param content what is to be sealed and sent
     * @param contentDigest SHA-256 of its canonical form, hexadecimal, as the counterpart echoes it; stored under a key only
     */
    public record Line(
            String requestId,
            String link,
            List<String> persons,
            String localNumber,
            String purpose,
            String items,
            Optional<byte[]> received,
            byte[] content,
            String contentDigest) {

        public Line {
            persons = List.copyOf(persons);
        }

        @Override
        public String toString() {
            return "Line[" + requestId + "]";
        }
    }
}
