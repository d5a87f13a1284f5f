package jp.sekisho.routes.verbs;

import org.apache.camel.spi.annotations.Component;

/** The verb {@code link:} as a Camel component. */
@Component("link")
public final class LinkComponent extends VerbComponent {
    public LinkComponent() {
        super(LinkEndpoint::new);
    }
}
