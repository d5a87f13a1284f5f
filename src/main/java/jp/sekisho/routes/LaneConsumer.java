package jp.sekisho.routes;

import jp.sekisho.passage.Claim;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Carries what the gate lets out through the route that starts at the lane. Called by the lane's workers. */
final class LaneConsumer extends DefaultConsumer {
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
        Exchange exchange = createExchange(false);
        exchange.setProperty(Crossing.PROPERTY, crossing);
        exchange.getIn().setBody(claim.content());
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Throwable fault = exchange.getException();
        releaseExchange(exchange, false);
        if (fault == null) {
            return crossing.receipt();
        }
        throw fault instanceof RuntimeException known ? known : new IllegalStateException(fault);
    }
}
