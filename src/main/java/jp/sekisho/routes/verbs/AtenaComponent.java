package jp.sekisho.routes.verbs;

import org.apache.camel.spi.annotations.Component;

/** The verb {@code atena:} as a Camel component. */
@Component("atena")
public final class AtenaComponent extends VerbComponent {
    public AtenaComponent() {
        super(AtenaEndpoint::new);
    }
}
