package jp.sekisho.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.link.LinkFile;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkAddressTest {
    private static final URI SET = URI.create("https://hub.example:8443/hub/v1");
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

    @Test
    void what_the_settings_say_goes_before_what_the_file_says() {
        Link link = link(FILE + "address: https://localhost:8446/hub/v1\n");

        assertThat(LinkAddress.of(link, Map.of())).hasToString("https://localhost:8446/hub/v1");
        assertThat(LinkAddress.of(link, Map.of("hub", SET, "other", URI.create("https://localhost/"))))
                .isEqualTo(SET);
    }

    @Test
    void a_link_without_an_address_ends_the_start() {
        assertThatThrownBy(() -> LinkAddress.of(link(FILE), Map.of("other", SET)))
                .hasMessageStartingWith(AssemblyError.NO_ADDRESS.wire());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://u:secret@hub.example/hub/v1",
                "https://hub.example/hub/v1?y=secret",
                "https://hub.example/hub/v1#secret",
                "http://hub.example/secret",
                "secret"
            })
    void an_address_to_which_no_resource_can_be_appended_ends_the_start_and_is_not_shown(String address) {
        assertThatThrownBy(() -> LinkAddress.of(link(FILE), Map.of("hub", URI.create(address))))
                .hasMessageStartingWith(AssemblyError.BAD_ADDRESS.wire())
                .hasMessageContaining("sekisho.links.hub")
                .hasMessageNotContaining("secret");
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
