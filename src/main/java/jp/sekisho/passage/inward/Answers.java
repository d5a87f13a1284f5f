package jp.sekisho.passage.inward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.legs.Bodies;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.DoorLeg.CountsNot;
import jp.sekisho.passage.legs.Inbound;
import jp.sekisho.passage.legs.Messages;
import jp.sekisho.passage.legs.Requests;
import jp.sekisho.seal.Seal;
import org.jdbi.v3.core.Handle;

/**
 * Systems answer what counterparts ask. In the transaction of its door an answer that counts ends the question, which no deadline takes
 * back from then on, and becomes a request of its own on the way to the counterpart. Thread safe; for one queue, call it in the order of
 * the queue.
 */
public final class Answers {
    private final Station station;
    private final DoorLeg door;
    private final Handed handed;
    private final Inbound inbound;
    private final Messages messages;
    private final Requests requests;
    private final Bodies bodies;

    public Answers(Station station, DoorLeg door) {
        this.station = station;
        this.door = door;
        this.handed = new Handed(station);
        this.inbound = new Inbound(station);
        this.messages = new Messages(station);
        this.requests = new Requests(station);
        this.bodies = new Bodies(station.vault());
    }

    /**
     * Takes an answer on its way. One equal to the answer that counts is a duplicate of it. Refused is what names no question of the
     * system's own, what is about another person, and what comes too late: that leaves once the counterpart has heard.
     *
     * @return the question that ended by it
     * @throws jp.sekisho.error.SekishoException PASSAGE-015 while restored tables may not know what was handed over
     */
    public Optional<Request> accept(DoorLeg.Entry answer) {
        List<Request> ended = new ArrayList<>();
        door.accept(answer, handle -> end(handle, answer.arrival(), answer.submission(), ended));
        return ended.stream().findFirst();
    }

    private Optional<CountsNot> end(Handle handle, Arrival arrival, Submission answer, List<Request> ended) {
        String asked = station.interfaces().of(answer.interfaceId()).answers().orElse("");
        Submission.Line line = answer.lines().get(0);
        Optional<Request> named = handed.named(handle, arrival, asked);
        if (named.isEmpty()) {
            return Optional.of(new CountsNot(Finding.of(DoorError.NOT_HANDED_OVER), List.of()));
        }
        Request question = named.get();
        if (!Set.copyOf(handed.persons(handle, question)).equals(Set.copyOf(line.persons()))) {
            return Optional.of(
                    new CountsNot(Finding.of(DoorError.ANOTHER_PERSON), requests.asked(handle, question.messageId())));
        }
        if (!handed.move(handle, question)) {
            return Optional.of(tooLate(handle, arrival, question));
        }
        inbound.answeredBy(handle, question.messageId(), line.requestId());
        handed.end(handle, arrival, question, answer.catalogue());
        ended.add(question);
        return Optional.empty();
    }

    private CountsNot tooLate(Handle handle, Arrival arrival, Request question) {
        Optional<Messages.Message> same = inbound.answer(handle, question.messageId())
                .map(id -> messages.get(handle, id))
                .filter(counts -> Arrays.equals(counts.digest(), messages.digest(arrival)));
        boolean isUntold = same.isEmpty() && inbound.isUntold(handle, question.messageId());
        return new CountsNot(
                Finding.of(DoorError.ENDED_ALREADY, "ending", Handed.ending(handle, question)),
                requests.asked(handle, question.messageId()),
                same,
                isUntold ? Optional.of(question.messageId()) : Optional.empty());
    }

    /**
     * What a counterpart has asked, as the letter that answers it names it.
     *
     * @param theirId the counterpart's own id of its question
     * @param digest SHA-256 of what it asked in canonical form, hexadecimal
     */
    public record Asked(String theirId, String digest) {}

    /** What a request answers. */
    public Asked asked(Request answer) {
        return station.store().ask(handle -> {
            Inbound.Question question = inbound.question(handle, answer.id()).orElseThrow(Opening::missing);
            String requestId = handle.createQuery("select id from request where message_id = ?")
                    .bind(0, question.messageId())
                    .mapTo(String.class)
                    .one();
            byte[] content = bodies.get(handle, requestId, Bodies.Kind.CONTENT);
            return new Asked(question.theirId(), Seal.canonicalDigest(content));
        });
    }
}
