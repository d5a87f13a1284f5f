package jp.sekisho.routes.verbs;

import org.apache.camel.spi.annotations.Component;

/** The verb {@code lane:} as a Camel component. */
@Component("lane")
public final class LaneComponent extends VerbComponent {
    public LaneComponent() {
        super(LaneEndpoint::new);
    }
}
