package jp.sekisho.routes.verbs;

import org.apache.camel.spi.annotations.Component;

/** The verb {@code unseal:} as a Camel component. */
@Component("unseal")
public final class UnsealComponent extends VerbComponent {
    public UnsealComponent() {
        super(UnsealEndpoint::new);
    }
}
