package jp.sekisho.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.LinkFile;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RingAtStartTest {
    private static final String FILE =
            """
            link: hub
            name: 県共同利用センター
            environment: demo
            transport: https
            calendar: every-day
            hours: { urgent: always, normal: always, bulk: never }
            pace:   { per-second: 5, burst: 5, at-once: 2 }
            resend: safe
            retry:  { first: 1 s, factor: 2, longest: 1 min }
            seal:   { profile: p-256, own-key: gateway, counterpart: hub }
            """;

    @TempDir
    Path folder;

    @Test
    void the_first_start_makes_the_keys_that_the_files_name() {
        RingAtStart.open(folder.resolve("ring"), List.of(link(FILE)), Clock.systemUTC());

        assertThat(folder.resolve("ring/demo/gateway/seal.p12")).exists();
        assertThat(folder.resolve("ring/demo/hub/seal.crt")).exists();
    }

    @Test
    void a_name_that_is_not_in_the_ring_ends_the_start_with_its_place() {
        RingAtStart.open(folder.resolve("ring"), List.of(link(FILE)), Clock.systemUTC());
        Link wrong = link(FILE.replace("counterpart: hub", "counterpart: hob"));

        assertThatThrownBy(() -> RingAtStart.open(folder.resolve("ring"), List.of(wrong), Clock.systemUTC()))
                .hasMessageStartingWith(AssemblyError.LINK_KEYS.wire())
                .hasMessageContaining("hub.link.yaml:10:58")
                .hasMessageContaining("KEYS-001");
    }

    @Test
    void keys_are_made_for_links_of_the_demo_only_and_serve_no_other() {
        Link production = link(FILE.replace("environment: demo", "environment: production"));
        Path ring = folder.resolve("ring");

        assertThatThrownBy(() -> RingAtStart.open(ring, List.of(link(FILE), production), Clock.systemUTC()))
                .hasMessageContaining("KEYS-006");
        assertThat(Files.exists(ring)).isFalse();

        RingAtStart.open(ring, List.of(link(FILE)), Clock.systemUTC());
        assertThatThrownBy(() -> RingAtStart.open(ring, List.of(production), Clock.systemUTC()))
                .hasMessageStartingWith(AssemblyError.LINK_KEYS.wire());
    }

    private static Link link(String file) {
        Issues issues = new Issues();
        BusinessCalendar calendar = BusinessCalendar.everyDay();
        Link link = LinkFile.parse(
                YamlSource.parse("hub.link.yaml", file, issues).orElseThrow(), Map.of(calendar.id(), calendar), issues);
        assertThat(issues.sorted()).isEmpty();
        return link;
    }
}
