package jp.sekisho.passage;

import java.time.Instant;
import java.util.ArrayList;
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

    /** Whether the message has a line only, of its own interface: its line is the message. */
    public boolean isSingle() {
        return lines.size() == 1 && lines.get(0).part.isEmpty();
    }

    /**
     * The lines in the order of their places: one that goes with another right before that, so that it is the next of its persons once that
     * has left, whatever that waits for.
     */
    public List<Line> inPlaces() {
        List<Line> places = new ArrayList<>();
        for (Line line : lines) {
            Optional<Line> joined = line.part.filter(Part::isJoined).map(part -> lines.get(part.behind - 1));
            places.add(joined.map(places::indexOf).orElse(places.size()), line);
        }
        return places;
    }

    /** By which interface a line goes. */
    public String interfaceOf(Line line) {
        return line.part().map(Part::interfaceId).orElse(interfaceId);
    }

    /**
     * The part that a line is, of what a message becomes.
     *
     * @param interfaceId of the part
     * @param behind the number of the line that it waits for, from 1; 0 if it waits for none
     * @param isJoined whether it goes with that line, and not only after it
     */
    public record Part(String interfaceId, int behind, boolean isJoined) {}

    /**
     * The thing that a record says the state of.
     *
     * @param key by which it is told from others of its sender and interface, in canonical form
     * @param version its state, in canonical form
     * @param record which one of the message, from 1
     */
    public record Thing(List<String> key, String version, int record) {
        public Thing {
            key = List.copyOf(key);
        }

        /** Without the key. */
        @Override
        public String toString() {
            return "Thing[" + record + "]";
        }
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
     * @param part of what the message becomes; none where the line is of the message's own interface
     * @param thing that it says the state of; none where its interface does not tell things apart
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
            String contentDigest,
            Optional<Part> part,
            Optional<Thing> thing) {

        public Line {
            persons = List.copyOf(persons);
        }

        /** Of the message's own interface. */
        public Line(
                String requestId,
                String link,
                List<String> persons,
                String localNumber,
                String purpose,
                String items,
                Optional<byte[]> received,
                byte[] content,
                String contentDigest) {
            this(
                    requestId,
                    link,
                    persons,
                    localNumber,
                    purpose,
                    items,
                    received,
                    content,
                    contentDigest,
                    Optional.empty(),
                    Optional.empty());
        }

        /** The same, which says the state of something. */
        public Line about(Optional<Thing> what) {
            return new Line(
                    requestId,
                    link,
                    persons,
                    localNumber,
                    purpose,
                    items,
                    received,
                    content,
                    contentDigest,
                    part,
                    what);
        }

        @Override
        public String toString() {
            return "Line[" + requestId + "]";
        }
    }
}
