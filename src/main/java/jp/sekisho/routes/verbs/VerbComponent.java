package jp.sekisho.routes.verbs;

import java.util.Map;
import java.util.function.BiFunction;
import org.apache.camel.Component;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** What all verbs share as Camel components. */
abstract class VerbComponent extends DefaultComponent {
    private final Form form;

    /** Makes the endpoint of a verb from its URI. */
    @FunctionalInterface
    interface Form extends BiFunction<String, Component, VerbEndpoint> {}

    VerbComponent(Form form) {
        this.form = form;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        VerbEndpoint endpoint = form.apply(uri, this);
        endpoint.object(remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
