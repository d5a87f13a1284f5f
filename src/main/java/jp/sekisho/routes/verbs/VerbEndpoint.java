package jp.sekisho.routes.verbs;

import jp.sekisho.routes.Desk;
import jp.sekisho.routes.RouteError;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** What all verbs share as Camel endpoints: a verb has one object, and does one thing to the crossing. */
abstract class VerbEndpoint extends DefaultEndpoint {

    VerbEndpoint(String uri, Component component) {
        super(uri, component);
    }

    /** Sets what stands behind the verb's colon. */
    abstract void object(String remaining);

    /** Does the verb's job. */
    abstract void pass(Exchange exchange) throws Exception;

    final Desk desk() {
        return Desk.of(getCamelContext());
    }

    @Override
    public Producer createProducer() throws Exception {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) throws Exception {
                pass(exchange);
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        throw RouteError.UNKNOWN_START.exception();
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }
}
