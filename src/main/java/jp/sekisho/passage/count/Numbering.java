package jp.sekisho.passage.count;

import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import jp.sekisho.boundary.NumberAtClaim;
import jp.sekisho.error.Disposition;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import org.jdbi.v3.core.Handle;

/**
 * Gives requests the numbers that their counterparts count: one after the last, to one request at a time until that has its result,
 * or has surely not arrived. Thread safe.
 */
public final class Numbering {
    private final Station station;
    private final Counters counters;

    public Numbering(Station station) {
        this.station = station;
        this.counters = new Counters(station);
    }

    /** What the counterpart counts of a request's interface, if anything. */
    public Optional<NumberAtClaim> rule(Request request) {
        return station.interfaces().of(request.interfaceId()).number();
    }

    /** Whether nobody knows under which number it was sent, if it was: the tables are from a backup. */
    public boolean isLost(Request request) {
        return request.state() == RequestState.SENDING
                && request.number().isEmpty()
                && rule(request).isPresent();
    }

    /**
     * What may be done about one that waits.
     *
     * @param person whom it is about
     * @param given counters of which another request gets the number in the same transaction
     * @param converted converts it again with a number; fails with a finding if it cannot be converted any more
     */
    public Next next(
            Handle handle, Request request, String person, Set<Counter> given, LongFunction<Numbered> converted) {
        NumberAtClaim rule = rule(request).orElseThrow();
        Counter counter = Counter.of(request, rule, person);
        Optional<Counters.Standing> standing = counters.find(handle, counter);
        boolean held = standing.flatMap(Counters.Standing::holder)
                .filter(holder -> !holder.equals(request.id()))
                .isPresent();
        Optional<Long> last = standing.filter(Counters.Standing::known).map(Counters.Standing::last);
        if (held || given.contains(counter) || last.isEmpty() && counters.isClouded(handle, counter, request.id())) {
            return new Next.Taken();
        }
        try {
            return last.<Next>map(number -> new Next.Free(
                            counter, number + 1, converted.apply(number + 1).content()))
                    .orElseGet(() -> new Next.Unasked(new Question(
                            request,
                            counter,
                            rule.first(),
                            rule.isShared() ? "" : converted.apply(rule.first()).subject())));
        } catch (SekishoException e) {
            if (e.code().disposition() == Disposition.RETRY) {
                throw e;
            }
            return new Next.Unfit(e.finding());
        }
    }

    /** It has just been claimed with the number, and its row says so. */
    public void give(Handle handle, String requestId, Next.Free free) {
        counters.take(handle, free.counter(), free.number() - 1, requestId);
    }

    /** The counterpart says that it has taken a request under a number, and its row says so. */
    public void adopt(Handle handle, Request request, String person, long number) {
        rule(request)
                .ifPresent(rule -> counters.heldBy(handle, Counter.of(request, rule, person), request.id(), number));
    }
}
