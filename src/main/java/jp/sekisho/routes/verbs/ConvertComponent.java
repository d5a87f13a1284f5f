package jp.sekisho.routes.verbs;

import org.apache.camel.spi.annotations.Component;

/** The verb {@code convert:} as a Camel component. */
@Component("convert")
public final class ConvertComponent extends VerbComponent {
    public ConvertComponent() {
        super(ConvertEndpoint::new);
    }
}
