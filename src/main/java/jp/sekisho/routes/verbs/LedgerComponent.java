package jp.sekisho.routes.verbs;

import org.apache.camel.spi.annotations.Component;

/** The verb {@code ledger:} as a Camel component. */
@Component("ledger")
public final class LedgerComponent extends VerbComponent {
    public LedgerComponent() {
        super(LedgerEndpoint::new);
    }
}
