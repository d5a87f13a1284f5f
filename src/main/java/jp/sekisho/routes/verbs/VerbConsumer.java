package jp.sekisho.routes.verbs;

import java.util.Optional;
import jp.sekisho.routes.door.Crossing;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** What the verbs that start routes share: they send one crossing after the other through theirs. */
abstract class VerbConsumer extends DefaultConsumer {
    VerbConsumer(VerbEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    /** Sends a crossing through the whole route; the fault that ended it early, if one did. */
    final Optional<Throwable> send(Crossing crossing, byte[] body) {
        Exchange exchange = createExchange(false);
        exchange.setProperty(Crossing.PROPERTY, crossing);
        exchange.getIn().setBody(body);
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Optional<Throwable> fault = Optional.ofNullable(exchange.getException());
        releaseExchange(exchange, false);
        return fault;
    }
}
