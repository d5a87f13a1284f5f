package jp.sekisho.passage.reply;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Asked;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Incarnation;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.room.Answer;
import jp.sekisho.passage.room.Room;
import jp.sekisho.passage.room.Serving;
import jp.sekisho.store.RandomId;
import org.jdbi.v3.core.Handle;

/**
 * Answers what a counterpart asks, in one transaction: what the room holds is read in the transaction that writes the linkage record, and
 * that is committed before anything leaves. Nothing is kept of a question; whoever asks again is answered and recorded anew. Thread safe.
 */
public final class ReplyLeg {
    private final Station station;

    public ReplyLeg(Station station) {
        this.station = station;
    }

    /**
     * Has a room answer, if anybody may be answered now.
     *
     * @param isHeld whether an operator holds the link
     * @throws jp.sekisho.error.SekishoException with a finding that refuses the question; then nothing is recorded, and {@link #refuse} is
     *     to be called
     */
    public Reply answer(Posted posted, boolean isHeld, Room room, Serving serving) {
        Reply reply = station.store().inTransaction(handle -> {
            Reply said = objection(handle, isHeld, room)
                    .map(why -> refused(handle, posted, posted.persons(), why))
                    .orElseGet(() -> answered(handle, posted, serving.in(handle)));
            station.waypoints().pass(Waypoint.REPLY_BEFORE_COMMIT);
            return said;
        });
        station.waypoints().pass(Waypoint.REPLY_COMMITTED);
        return reply;
    }

    private static Optional<Finding> objection(Handle handle, boolean isHeld, Room room) {
        if (Incarnation.unaccepted(handle)) {
            return Optional.of(Finding.of(ReplyError.RESTORED));
        }
        return isHeld ? Optional.of(Finding.of(ReplyError.HELD)) : room.staleness(handle);
    }

    private Reply answered(Handle handle, Posted posted, Serving.Served served) {
        Answer answer = served.answer();
        if (answer instanceof Answer.Refused refused) {
            return refused(handle, posted, refused.persons(), refused.why());
        }
        byte[] digest = station.vault().digest("answer", served.body());
        record(handle, posted, LedgerEvent.REPLIED, answer.persons(), served.items(), row -> row.ending(
                        Ending.RESULT.name(), "")
                .crossed(digest));
        return new Reply.Given(served.body());
    }

    private Reply refused(Handle handle, Posted posted, List<String> persons, Finding why) {
        byte[] digest = station.vault().digest("question", posted.content());
        record(handle, posted, LedgerEvent.NOT_REPLIED, persons, posted.items(), row -> row.ending(
                        Ending.REFUSED.name(), why.code().wire())
                .crossed(digest));
        return new Reply.Refused(why);
    }

    private void record(
            Handle handle,
            Posted posted,
            LedgerEvent event,
            List<String> persons,
            String items,
            Function<LedgerEntry.Draft, LedgerEntry.Draft> ending) {
        String id = RandomId.next();
        Stream<Asked> each = Asked.byPerson(
                persons.stream().map(person -> new Asked(person, items)).toList())
                .stream();
        station.ledger()
                .record(
                        handle,
                        each.map(one -> ending.apply(LedgerEntry.of(event)
                                                .by(posted.link(), posted.link())
                                                .about(one.person())
                                                .through(posted.interfaceId(), one.items())
                                                .to(posted.link())
                                                .under(posted.catalogue())
                                                .message(id, posted.theirId()))
                                        .entry())
                                .toList());
    }

    /** Records that a question is not answered. */
    public Reply refuse(Posted posted, Finding why) {
        return station.store().inTransaction(handle -> refused(handle, posted, posted.persons(), why));
    }

    /** Records that what a counterpart brought over a connection of its own is not taken. */
    public void turnAway(Posted brought, Finding why) {
        byte[] digest = station.vault().digest("question", brought.content());
        station.store()
                .useTransaction(handle -> record(
                        handle, brought, LedgerEvent.NOT_TAKEN, brought.persons(), brought.items(), row -> row.ending(
                                        Ending.REFUSED.name(), why.code().wire())
                                .crossed(digest)));
    }
}
