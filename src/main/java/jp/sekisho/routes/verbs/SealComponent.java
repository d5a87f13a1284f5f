package jp.sekisho.routes.verbs;

import org.apache.camel.spi.annotations.Component;

/** The verb {@code seal:} as a Camel component. */
@Component("seal")
public final class SealComponent extends VerbComponent {
    public SealComponent() {
        super(SealEndpoint::new);
    }
}
