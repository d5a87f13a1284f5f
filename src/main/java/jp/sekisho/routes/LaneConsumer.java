package jp.sekisho.routes;

import jp.sekisho.passage.Claim;
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
        link().register(endpoint.getInterface(), this::carry);
    }

    @Override
    protected void doStop() throws Exception {
        link().unregister(endpoint.getInterface());
        super.doStop();
    }

    private LinkDesk link() {
        return endpoint.desk().link(endpoint.getLink());
    }

    private String carry(Claim claim) {
        Crossing.Outbound crossing =
                new Crossing.Outbound(endpoint.desk().catalogue().get(), claim);
        send(crossing, claim.content()).ifPresent(fault -> {
            throw fault instanceof RuntimeException known ? known : new IllegalStateException(fault);
        });
        return crossing.receipt();
    }
}
