package jp.sekisho.assembly;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.link.Link;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.source.Issue;
import jp.sekisho.source.Issues;

/** The key ring of a starting gateway: makes development keys if there are none, and refuses the start if a link names a key that is not there. */
final class RingAtStart {
    private RingAtStart() {}

    static KeyRing open(Path directory, Collection<Link> links, Clock real) {
        KeyRing ring = links.stream().allMatch(RingAtStart::isOfTheDemo)
                ? DevelopmentPki.ensure(directory, parties(links), real)
                : KeyRing.in(directory);
        Issues issues = new Issues();
        links.forEach(link -> link.check(ring, issues));
        if (issues.hasErrors()) {
            Issue first = issues.sorted().get(0);
            throw Finding.of(AssemblyError.LINK_KEYS, "errors", issues.errors(), "first", first)
                    .asException();
        }
        return ring;
    }

    private static boolean isOfTheDemo(Link link) {
        return link.environment().equals(DevelopmentPki.ENVIRONMENT);
    }

    private static List<DevelopmentPki.Party> parties(Collection<Link> links) {
        return links.stream()
                .flatMap(link -> DevelopmentPki.parties(link.seal().names()).stream())
                .toList();
    }
}
