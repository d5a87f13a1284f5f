package jp.sekisho.passage.legs;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEntry;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.AsideError;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.Opening;
import jp.sekisho.passage.Reason;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestEvent;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.ResultForms.ResultForm;
import jp.sekisho.passage.Station;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How requests end without an answer, or are parked, and what the ledger says of it: the rest of a leg's transaction. */
public final class Endings {
    public static final Finding UNREADABLE = Finding.of(AsideError.UNREADABLE);

    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);

    private final Station station;
    private final Requests requests;
    private final Messages messages;
    private final Lines lines;

    public Endings(Station station) {
        this.station = station;
        this.requests = new Requests(station);
        this.messages = new Messages(station);
        this.lines = new Lines(station);
    }

    /**
     * How requests end.
     *
     * @param by the person who says so, if one does
     */
    public record End(RequestEvent event, LedgerEvent record, Ending ending, Finding why, Optional<Remark> by) {
        public End(RequestEvent event, LedgerEvent record, Ending ending, Finding why) {
            this(event, record, ending, why, Optional.empty());
        }
    }

    /** Ends one; false if the event means nothing where it is. */
    public boolean end(Handle handle, String id, End how) {
        return !end(handle, List.of(id), how).isEmpty();
    }

    /**
     * Ends lines of one message, or the only lines of several; their senders hear of them in the order given.
     *
     * @return those that ended; the event meant nothing to the others
     */
    public Set<String> end(Handle handle, List<String> ids, End how) {
        Set<String> moved = requests.move(handle, ids.stream().sorted().toList(), how.event);
        if (moved.isEmpty()) {
            return moved;
        }
        List<Request> ended = requests.find(handle, List.copyOf(moved)).stream()
                .sorted(Comparator.comparing(request -> ids.indexOf(request.id())))
                .toList();
        List<Messages.Message> of =
                messages.get(handle, ended.stream().map(Request::messageId).collect(Collectors.toSet()));
        ResultForm form = station.forms().now();
        Said said = new Said(how.record, how.ending.name(), how.why.code().wire(), form.catalogue(), how.by);
        Lines.Unanswered unanswered = new Lines.Unanswered(ended, how.ending, how.why, how.by.isPresent());
        if (of.size() == 1) {
            lines.unanswered(handle, of.get(0), unanswered, records(handle, ended, said), form);
        } else {
            lines.unansweredAlone(handle, of, unanswered, records(handle, ended, said));
        }
        return moved;
    }

    /** Sets requests aside until a person decides, in a transaction of its own; those that have ended stay so. */
    public void setAside(Collection<String> ids, Finding why) {
        String catalogue = station.forms().now().catalogue();
        station.store().useTransaction(handle -> station.ledger()
                .record(handle, park(handle, ids, RequestEvent.SET_ASIDE, why, catalogue)));
        LOG.error("Requests are set aside until a person decides. requests={} reason={}", ids, why);
    }

    /** Of requests that a leg has just set aside: answers what the ledger is to say of them. */
    List<LedgerEntry> unreadable(Handle handle, Collection<String> ids, String catalogue) {
        List<LedgerEntry> records = parked(handle, ids, UNREADABLE, catalogue);
        if (!records.isEmpty()) {
            LOG.error("Requests are set aside until a person decides. requests={} reason={}", ids, UNREADABLE);
        }
        return records;
    }

    /**
     * Ends one, or sets it aside if what is stored of it cannot be read. Somebody else may have decided about it meanwhile: then
     * it stays as it is.
     *
     * @param before what happens to it before, in the same transaction
     * @return where it is then, by its row
     */
    RequestState endOrSetAside(String id, End how, RequestEvent... before) {
        try {
            return station.store().inTransaction(handle -> {
                for (RequestEvent event : before) {
                    requests.move(handle, id, event);
                }
                end(handle, id, how);
                return requests.state(handle, id);
            });
        } catch (RuntimeException e) {
            if (!Opening.isOfItsOwn(e)) {
                throw e;
            }
            setAside(List.of(id), UNREADABLE);
            return station.store().inTransaction(handle -> requests.state(handle, id));
        }
    }

    /** Parks requests with a reason; answers what the ledger is to say of those that the event meant something to. */
    public List<LedgerEntry> park(
            Handle handle, Collection<String> ids, RequestEvent event, Finding why, String catalogue) {
        return recordParked(
                handle,
                requests.move(handle, ids.stream().sorted().toList(), event, Optional.of(Reason.of(why))),
                why,
                catalogue);
    }

    /** Gives requests that have just been parked their reason; answers what the ledger is to say of them. */
    List<LedgerEntry> parked(Handle handle, Collection<String> parked, Finding why, String catalogue) {
        if (parked.isEmpty()) {
            return List.of();
        }
        requests.because(handle, parked, Reason.of(why));
        return recordParked(handle, parked, why, catalogue);
    }

    private List<LedgerEntry> recordParked(Handle handle, Collection<String> parked, Finding why, String catalogue) {
        Said said = new Said(LedgerEvent.PARKED, "", why.code().wire(), catalogue);
        return records(handle, requests.find(handle, List.copyOf(parked)), said);
    }

    /**
     * What the ledger says of requests, and under which version of the catalogue.
     *
     * @param by the person who did it, if one did
     */
    public record Said(LedgerEvent event, String outcome, String reason, String catalogue, Optional<Remark> by) {
        public Said(LedgerEvent event, String outcome, String reason, String catalogue) {
            this(event, outcome, reason, catalogue, Optional.empty());
        }
    }

    public List<LedgerEntry> records(Handle handle, List<Request> of, Said said) {
        var persons = requests.persons(handle, of.stream().map(Request::id).toList());
        return of.stream()
                .flatMap(request -> records(persons.getOrDefault(request.id(), List.of()), request, said).stream())
                .toList();
    }

    public static List<LedgerEntry> records(List<String> persons, Request request, Said said) {
        return persons.stream()
                .map(person -> LedgerEntry.of(said.event)
                        .by(request.system(), said.by.map(Remark::by).orElse(request.system()))
                        .about(person)
                        .through(request.interfaceId(), request.items())
                        .remarked(said.by.map(Remark::reason).orElse(""))
                        .to(request.link())
                        .ending(said.outcome, said.reason)
                        .under(said.catalogue)
                        .message(request.id(), "")
                        .entry())
                .toList();
    }
}
