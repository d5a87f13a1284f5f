package jp.sekisho.routes.verbs;

import org.apache.camel.spi.annotations.Component;

/** The verb {@code outcome:} as a Camel component. */
@Component("outcome")
public final class OutcomeComponent extends VerbComponent {
    public OutcomeComponent() {
        super(OutcomeEndpoint::new);
    }
}
