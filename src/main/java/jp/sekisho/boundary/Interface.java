package jp.sekisho.boundary;

import java.util.List;
import java.util.Optional;
import jp.sekisho.calendar.Deadline;

/**
 * The rules of an interface, the same for every system that uses it. Immutable. What its passage has no key for is empty.
 *
 * @param id such as {@code inquiry}
 * @param name its official name
 * @param passage how its messages pass
 * @param link the counterpart's id
 * @param room the id of the room of the gateway's own that answers
 * @param feed the id of the interface by which those whom it is distributed to receive it
 * @param to the id of the layout in which it crosses toward the counterpart, in which a system asks the room, or which all are told in
 *     to whom it is distributed; empty where it leads inward
 * @param from the id of the layout of the answer, or in which it is brought or asked by the counterpart; none where nothing comes
 * @param answer what its outcomes, or what is brought, are called: they go to {@code out.<system>.<answer>}
 * @param persons the items of the layout that crosses which name a person; none, and its messages wait for nobody
 * @param permit the means by which permits decide
 * @param nextAfter what the next message of a person waits for, where any waits
 * @param deadline how long a request may take
 * @param calendar the id of the calendar by which that is counted, where no link says so
 * @param sizeLimit the most bytes a message may have, at most {@link #LARGEST}
 * @param mayCarryIndividualNumber whether what crosses may have an item for an individual number
 * @param ends with what something ends that leads inward; none where nothing does
 * @param number that the counterpart counts, if it counts its messages
 * @param answers the id of the interface by which a counterpart asks what is answered by this one; none where nothing is
 * @param becomes the parts that a message becomes, in the order in which each record does; none where it is one message itself
 * @param doneWhen which answers mean that what waits for a message may go on; empty if each does
 * @param versioned what its records are about, and in which state; none where records are not told apart
 * @param keptBy the id of the room of the gateway's own that takes down what systems send by it; none where none does
 * @param waitsFor the id of what a room of the gateway's own has to know of its persons before a line enters its lane; none where nothing
 */
public record Interface(
        String id,
        String name,
        Passage passage,
        Optional<String> link,
        Optional<String> room,
        Optional<String> feed,
        String to,
        Optional<String> from,
        String answer,
        List<String> persons,
        List<String> permit,
        NextAfter nextAfter,
        Optional<Deadline> deadline,
        Optional<String> calendar,
        int sizeLimit,
        boolean mayCarryIndividualNumber,
        Optional<InwardEnd> ends,
        Optional<NumberAtClaim> number,
        Optional<String> answers,
        List<Part> becomes,
        Optional<NumberAtClaim.Words> doneWhen,
        Optional<Versioned> versioned,
        Optional<String> keptBy,
        Optional<String> waitsFor) {

    /**
     * The greatest size limit, 2 MB: sealed, such a message is within the 16 MiB of a letter. XML makes at most five bytes of one (of
     * an ampersand), base64 four of three; the rest is for tags. It is half of what the broker takes, where the text of a core client
     * has two bytes a character.
     */
    public static final int LARGEST = 2 * 1024 * 1024;

    private static final int MOST_SEALED = 16 * 1024 * 1024;
    private static final int TIMES_SEALED = 7;
    private static final int AROUND = 64 * 1024;

    /**
     * One of the parts that a message becomes. Immutable.
     *
     * @param interfaceId of the part, which asks or tells
     * @param when what the record says where it becomes this part; empty if each does
     * @param after the part that has to be done before it leaves
     * @param with the part right behind which it leaves
     */
    public record Part(
            String interfaceId, Optional<NumberAtClaim.Words> when, Optional<String> after, Optional<String> with) {
        /** The part that it waits for, in whichever way. */
        public Optional<String> leader() {
            return after.or(() -> with);
        }
    }

    /**
     * By which items of the layout that crosses toward the counterpart a record says what it is about, and in which state. Immutable.
     *
     * @param key names the thing, one item at least
     * @param version its state: the newer replaces the older
     */
    public record Versioned(List<String> key, String version) {
        public Versioned {
            key = List.copyOf(key);
        }
    }

    public Interface {
        persons = List.copyOf(persons);
        permit = List.copyOf(permit);
        becomes = List.copyOf(becomes);
    }

    /** The id of the layout in which what begins here crosses: toward the counterpart, or from it where it leads inward. */
    public String crossing() {
        return passage.beginsInFrom() ? from.orElse("") : to;
    }

    /** The id of the layout in which whoever begins is answered; empty where there is no answer of its own. */
    public String answering() {
        if (!passage.isAnswered()) {
            return "";
        }
        return passage.beginsInFrom() ? to : from.orElse("");
    }

    /** The most bytes that such a message may have once it is sealed, as {@link #LARGEST} reckons it: at most 16 MiB. */
    public int sealedLimit() {
        return Math.min(MOST_SEALED, TIMES_SEALED * sizeLimit + AROUND);
    }

    /** This interface, which tells in the layout of the one that it feeds, and about the persons whom that names. */
    public Interface feeding(Interface fed) {
        return new Interface(
                id,
                name,
                passage,
                link,
                room,
                feed,
                fed.crossing(),
                from,
                answer,
                fed.persons,
                permit,
                nextAfter,
                deadline,
                calendar,
                sizeLimit,
                mayCarryIndividualNumber,
                ends,
                number,
                answers,
                becomes,
                doneWhen,
                versioned,
                keptBy,
                waitsFor);
    }

    /** Whether a system sends something by it: a message, or that it has what it was handed. */
    public boolean hasDoor() {
        return passage != Passage.REPLY && ends.isEmpty()
                || ends.filter(InwardEnd.TAKEN::equals).isPresent();
    }

    /** Whether systems speak by it of something that they were handed. */
    public boolean isAboutWhatWasHanded() {
        return answers.isPresent() || passage.isInward() && hasDoor();
    }

    /** What the outcomes of what comes through its doors are called: they go to {@code out.<system>.<outcomes>}. */
    public String outcomes() {
        return passage.isInward() ? Default.answer(id) : answer;
    }

    /** The counterpart's id. @throws IllegalStateException if the passage has none */
    public String requireLink() {
        return link.orElseThrow(() -> new IllegalStateException("no link leads to " + id));
    }
}
