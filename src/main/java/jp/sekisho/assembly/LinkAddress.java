package jp.sekisho.assembly;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.link.Link;

/** Where a link leads: to what the settings say, else to what its file says. */
final class LinkAddress {
    private LinkAddress() {}

    /** @param settings {@code sekisho.links}, by the link's id */
    static URI of(Link link, Map<String, URI> settings) {
        URI address = Optional.ofNullable(settings.get(link.id()))
                .or(link::address)
                .orElseThrow(() ->
                        Finding.of(AssemblyError.NO_ADDRESS, "link", link.id()).asException());
        if (!link.transport().leadsTo(address)) {
            // not shown: there may be a password in it
            throw Finding.of(AssemblyError.BAD_ADDRESS, "link", link.id()).asException();
        }
        return address;
    }
}
