package jp.sekisho.routes.verbs;

import org.apache.camel.spi.annotations.Component;

/** The verb {@code permit:} as a Camel component. */
@Component("permit")
public final class PermitComponent extends VerbComponent {
    public PermitComponent() {
        super(PermitEndpoint::new);
    }
}
