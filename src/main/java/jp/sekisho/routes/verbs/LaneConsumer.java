package jp.sekisho.routes.verbs;

import java.util.List;
import java.util.Optional;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.error.Faults;
import jp.sekisho.error.Finding;
import jp.sekisho.error.Origin;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.dispatch.Carried;
import jp.sekisho.passage.dispatch.PartyRuntime;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.routes.InfrastructureFaults;
import jp.sekisho.routes.StepUri;
import jp.sekisho.routes.door.Crossing;
import org.apache.camel.Processor;

/** Carries what the gate lets out through the route that starts at the lane. Called by the lane's workers. */
final class LaneConsumer extends VerbConsumer {
    private final LaneEndpoint endpoint;

    LaneConsumer(LaneEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        parties().forEach(party -> party.carriers().register(endpoint.getInterface(), this::carry));
    }

    @Override
    protected void doStop() throws Exception {
        parties().forEach(party -> party.carriers().unregister(endpoint.getInterface()));
        super.doStop();
    }

    private List<PartyRuntime> parties() {
        return endpoint.getLink().equals(StepUri.RECEIVERS)
                ? endpoint.desk().links().receivers()
                : List.of(endpoint.desk().party(endpoint.getLink()));
    }

    private Carried carry(Claim claim) {
        Crossing.Outbound crossing = new Crossing.Outbound(
                endpoint.desk().catalogue().get(),
                claim,
                endpoint.desk().business().get());
        send(crossing, claim.content()).ifPresent(fault -> {
            throw crossing.isLeaving()
                    ? known(fault)
                    : notSent(fault, claim.request().passage().isInward());
        });
        return crossing.handover()
                .map(ready -> new Carried(claim.request().id(), Optional.of(ready)))
                .orElseGet(() -> Carried.to(crossing.receipt()));
    }

    private static RuntimeException known(Throwable fault) {
        return fault instanceof RuntimeException known ? known : new IllegalStateException(fault);
    }

    /** Whatever it was, nothing has left, and it is not in doubt: it waits again, unless it will never be ready to leave. */
    static RuntimeException notSent(Throwable fault, boolean inward) {
        String cause = fault instanceof SekishoException known ? known.code().wire() : Faults.name(fault);
        PassageError error = passes(fault, inward) ? PassageError.NOT_SENT : PassageError.UNSENDABLE;
        return new SekishoException(Finding.of(error, "cause", cause), fault);
    }

    /**
     * Whether the same message could leave later: when the database is back, or an operator has put a key in place. What leads inward
     * has no deadline that would end its waiting: what an operator has to put right for it alone is parked.
     */
    private static boolean passes(Throwable fault, boolean inward) {
        return InfrastructureFaults.include(fault)
                || fault instanceof SekishoException known && passes(known.code(), inward);
    }

    private static boolean passes(ErrorCode code, boolean inward) {
        return switch (code.disposition()) {
            case RETRY -> true;
            case REFUSE -> !inward && code.origin() == Origin.OPERATOR;
            case PARK -> code.origin() == Origin.OPERATOR;
        };
    }
}
