package jp.sekisho.passage.legs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.AsideError;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.LineResult;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.StateTable;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.count.Counters;
import jp.sekisho.passage.version.Newest;
import jp.sekisho.seal.Letter;
import org.jdbi.v3.core.Handle;

/**
 * The way back: an answer is matched to the request it names, and taken in one transaction that remembers its id, ends
 * the request and writes what its sender hears of it. What does not match is not taken; the request stays as it was. Thread safe.
 */
public final class ReturnLeg {
    private final Station station;
    private final String link;
    private final EchoedDigests digests;
    private final Requests requests;
    private final Messages messages;
    private final Counters counters;
    private final Lines lines;
    private final Endings endings;
    private final Newest newest;

    public ReturnLeg(Station station, String link) {
        this.station = station;
        this.link = link;
        this.digests = new EchoedDigests(station.vault());
        this.requests = new Requests(station);
        this.messages = new Messages(station);
        this.counters = new Counters(station);
        this.lines = new Lines(station);
        this.endings = new Endings(station);
        this.newest = new Newest(station);
    }

    /** An answer and the request it belongs to. */
    public record Matched(Letter letter, AcceptedLine line) {}

    /**
     * What a counterpart has said.
     *
     * @param result the request's record for its sender
     * @param counts whether the counterpart has counted the number of the request, if that has one
     * @param isWell whether what waits for the request may go on
     */
    public record Answer(LineResult result, boolean counts, boolean isWell) {}

    /** The request that this answer ended, if it was taken before; another one under its id is refused. */
    public Optional<String> ended(Letter letter) {
        return station.store().inTransaction(handle -> ended(handle, letter));
    }

    /** Whether a letter names this request, and the content with which it was sent. */
    public boolean isReplyTo(Letter letter, Request request) {
        return letter.head().inReplyTo().filter(request.id()::equals).isPresent()
                && letter.head()
                        .inReplyToDigest()
                        .map(echoed -> digests.ofContent(request.id(), echoed))
                        .filter(digest -> Arrays.equals(digest, request.contentDigest()))
                        .isPresent();
    }

    /** Finds the request that a verified letter answers, or refuses the letter. */
    public Matched match(Letter letter) {
        return orSetAside(letter.head().inReplyTo(), () -> station.store().inTransaction(handle -> {
            Request request = letter.head()
                    .inReplyTo()
                    .flatMap(id -> requests.find(handle, id))
                    .filter(row -> row.link().equals(link))
                    .orElseThrow(() -> refused(PassageError.ANSWER_UNKNOWN));
            if (!isReplyTo(letter, request)) {
                throw refused(PassageError.ANSWER_OF_ANOTHER);
            }
            if (StateTable.step(request.state(), RequestEvent.ANSWER).isEmpty()) {
                throw notNow(request.state());
            }
            return new Matched(letter, lines.accepted(handle, request));
        }));
    }

    /**
     * Ends the request with its result: the message's outcome, if it was the last of its lines.
     *
     * @param answer what the counterpart has said
     * @return false if the answer had been taken before
     */
    public boolean take(Matched matched, Answer answer, String catalogue) {
        LineResult result = answer.result;
        AcceptedLine line = matched.line();
        Request request = line.request();
        boolean taken =
                orSetAside(Optional.of(request.id()), () -> station.store().inTransaction(handle -> {
                    if (ended(handle, matched.letter()).isPresent()) {
                        return false;
                    }
                    remember(handle, matched);
                    if (!requests.move(handle, request.id(), RequestEvent.ANSWER)) {
                        throw notNow(requests.find(handle, request.id())
                                .orElseThrow()
                                .state());
                    }
                    count(handle, request, answer.counts);
                    if (!answer.isWell) {
                        newest.notDone(handle, request.id());
                    }
                    Messages.Message message = messages.get(handle, request.messageId());
                    List<LedgerEntry> entries = line.persons().stream()
                            .map(person -> LedgerEntry.of(LedgerEvent.DELIVERED)
                                    .by(request.system(), request.system())
                                    .about(person)
                                    .through(line.interfaceId(), request.items())
                                    .to(request.system())
                                    .ending(Ending.RESULT.name(), "")
                                    .under(catalogue)
                                    .message(request.id(), message.senderId())
                                    .crossed(station.vault().digest("answer", result.alone()))
                                    .entry())
                            .toList();
                    lines.answered(handle, message, request, answer, entries);
                    station.waypoints().pass(Waypoint.RETURN_BEFORE_COMMIT);
                    return true;
                }));
        station.waypoints().pass(Waypoint.RETURN_COMMITTED);
        return taken;
    }

    private void count(Handle handle, Request request, boolean counts) {
        request.number().ifPresent(number -> {
            if (counts) {
                counters.used(handle, request.id(), number);
            } else {
                counters.unused(handle, request.id());
            }
        });
    }

    /**
     * Where an answer lies at the counterpart.
     *
     * @param operation under which it is fetched: each has positions of its own
     */
    public record Place(String operation, long position) {}

    /** Positions of an operation's answers of which the process died: they are not opened any more. */
    public Set<Long> deadly(String operation) {
        return station.store().inTransaction(handle -> handle.createQuery(
                        "select position from refused_answer where link = ? and operation = ? and reason = ?")
                .bind(0, link)
                .bind(1, operation)
                .bind(2, AsideError.DEADLY.wire())
                .mapTo(Long.class)
                .set());
    }

    /**
     * That something was not taken.
     *
     * @param event an answer, or what the counterpart brought of its own accord
     * @param interfaceId of what it brought; empty for answers
     * @param requestId which an answer names
     * @param theirId the counterpart's id of what it brought; empty if that is not sure, and for answers
     */
    public record Refusal(
            LedgerEvent event, String interfaceId, Optional<String> requestId, String theirId, Finding finding) {
        /** Of an answer. */
        public static Refusal ofAnswer(Optional<String> requestId, Finding finding) {
            return new Refusal(LedgerEvent.ANSWER_REFUSED, "", requestId, "", finding);
        }
    }

    /**
     * Records that what lay at a place was not taken: a ledger row for each cause, and a count of the tries.
     *
     * @return whether this was the first time
     */
    public boolean refuse(Place place, Refusal refusal, String catalogue) {
        return station.store().inTransaction(handle -> {
            String reason = refusal.finding.code().wire();
            int again = handle.createUpdate("update refused_answer set times = times + 1, last_at = ?"
                            + " where link = ? and operation = ? and position = ? and reason = ?")
                    .bind(0, station.now())
                    .bind(1, link)
                    .bind(2, place.operation())
                    .bind(3, place.position())
                    .bind(4, reason)
                    .execute();
            if (again == 0) {
                firstRefusal(handle, place, reason);
                station.ledger()
                        .record(
                                handle,
                                List.of(LedgerEntry.of(refusal.event)
                                        .by(link, link)
                                        .through(refusal.interfaceId, "")
                                        .ending(Ending.REFUSED.name(), reason)
                                        .under(catalogue)
                                        .message(refusal.requestId.orElse(""), refusal.theirId)
                                        .entry()));
            }
            return again == 0;
        });
    }

    /** A request of which something stored cannot be read waits for a person; its answer stays with the counterpart. */
    private <T> T orSetAside(Optional<String> requestId, Supplier<T> leg) {
        try {
            return leg.get();
        } catch (RuntimeException e) {
            if (!Opening.isUnreadable(e)) {
                throw e;
            }
            requestId.ifPresent(id -> endings.setAside(List.of(id), Endings.UNREADABLE));
            throw refused(AsideError.UNREADABLE);
        }
    }

    private void firstRefusal(Handle handle, Place place, String reason) {
        handle.createUpdate("insert into refused_answer (link, operation, position, reason, times, last_at)"
                        + " values (?, ?, ?, ?, 1, ?)")
                .bind(0, link)
                .bind(1, place.operation())
                .bind(2, place.position())
                .bind(3, reason)
                .bind(4, station.now())
                .execute();
    }

    private Optional<String> ended(Handle handle, Letter letter) {
        Optional<Seen> seen = handle.createQuery(
                        "select digest, request_id from seen_answer where link = ? and answer_id = ?")
                .bind(0, link)
                .bind(1, letter.head().messageId())
                .map((row, context) -> new Seen(row.getBytes("digest"), row.getString("request_id")))
                .findOne();
        if (seen.filter(before -> !Arrays.equals(before.digest, digest(letter))).isPresent()) {
            throw refused(PassageError.ANSWER_CHANGED);
        }
        return seen.map(Seen::requestId);
    }

    private byte[] digest(Letter letter) {
        return digests.ofAnswer(letter.head().messageId(), letter.bodyDigest());
    }

    private record Seen(byte[] digest, String requestId) {}

    private void remember(Handle handle, Matched matched) {
        handle.createUpdate("insert into seen_answer (link, answer_id, digest, request_id, at) values (?, ?, ?, ?, ?)")
                .bind(0, link)
                .bind(1, matched.letter().head().messageId())
                .bind(2, digest(matched.letter()))
                .bind(3, matched.line().request().id())
                .bind(4, station.now())
                .execute();
    }

    /** Only what has ended is too late: the counterpart forgets an answer that is late, and keeps any other. */
    private static RuntimeException notNow(RequestState state) {
        return refused(state == RequestState.ENDED ? PassageError.ANSWER_LATE : PassageError.ANSWER_UNSENT);
    }

    private static RuntimeException refused(ErrorCode code) {
        return Finding.of(code).asException();
    }
}
