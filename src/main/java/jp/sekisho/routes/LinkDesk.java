package jp.sekisho.routes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jp.sekisho.passage.Answers;
import jp.sekisho.passage.Carrier;
import jp.sekisho.passage.Claim;
import jp.sekisho.passage.Counterpart;
import jp.sekisho.passage.Dispatcher;
import jp.sekisho.passage.Gate;
import jp.sekisho.passage.Link;
import jp.sekisho.seal.Seal;
import jp.sekisho.store.RandomId;

/**
 * What the verbs need of one link. The routes that start at its lane register here as carriers, by interface. Thread
 * safe.
 */
public final class LinkDesk {
    private final Parts parts;
    private final Map<String, Carrier> carriers = new ConcurrentHashMap<>();
    private volatile Optional<Dispatcher> dispatcher = Optional.empty();

    /** The link's capabilities. */
    public record Parts(Link link, Gate gate, Seal seal, Counterpart counterpart, Answers answers) {}

    public LinkDesk(Parts parts) {
        this.parts = parts;
    }

    public Parts parts() {
        return parts;
    }

    /** The lane's dispatcher, which is told of what is new. */
    public void dispatcher(Dispatcher lane) {
        dispatcher = Optional.of(lane);
    }

    Optional<Dispatcher> dispatcher() {
        return dispatcher;
    }

    /** Carries a claim through the route that starts at this lane for its interface. */
    public String carry(Claim claim) {
        Carrier carrier = carriers.get(claim.request().operation());
        if (carrier == null) {
            throw RouteError.STEP_MISSING.exception();
        }
        return carrier.carry(claim);
    }

    void register(String interfaceId, Carrier carrier) {
        carriers.put(interfaceId, carrier);
    }

    void unregister(String interfaceId) {
        carriers.remove(interfaceId);
    }

    /** Says, sealed, that we have these answers. */
    byte[] confirmation(List<String> answerIds) {
        byte[] body = parts.counterpart.confirmation(answerIds);
        return parts.seal.seal(parts.seal.head("confirmation", RandomId.next()), body);
    }
}
