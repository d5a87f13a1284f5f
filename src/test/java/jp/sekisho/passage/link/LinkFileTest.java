package jp.sekisho.passage.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.boundary.Priority;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.seal.SealKind;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.Profile;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlSource;
import jp.sekisho.transport.TransportKind;
import jp.sekisho.transport.listen.ListenTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFileTest {
    private static final String FILE =
            """
            link: platform
            name: 中間サーバー・プラットフォーム
            environment: demo
            calendar: every-day
            hours:
              urgent: always
              normal: business-days 8:30-17:00
              bulk:   [ business-days 17:30-6:00, saturday 12:00-13:00 ]
            pace:   { per-second: 0.5, burst: 100, at-once: 8 }
            resend: ask-first
            retry:  { first: 5 s, factor: 2, longest: 10 min }
            accepts:
              a: [ { layout-version: 4, from: 2027-04-01 }, { layout-version: 3, from: 2026-04-01 } ]
            seal:   { profile: p-256, own-key: mine, counterpart: theirs }
            transport: https
            constants: { organisation: "9900" }
            address: https://localhost:8443/platform/v1
            """;

    private final Issues issues = new Issues();

    @Test
    void what_an_interface_says_for_all_is_sent_to_its_file() {
        parse(FILE + "next-after: receipt\n");
        assertThat(issues.sorted()).singleElement().satisfies(issue -> {
            assertThat(issue.finding().code().wire()).isEqualTo("INTERFACE-005");
            assertThat(issue.place().text()).isEqualTo("next-after: receipt");
        });
    }

    @Test
    void a_link_is_read_whole() {
        Link link = parse(FILE);
        assertThat(issues.sorted()).isEmpty();
        assertThat(link.pace()).isEqualTo(new Pace(0.5, 100, 8));
        assertThat(link.resend()).isEqualTo(Resend.ASK_FIRST);
        assertThat(link.seal().names()).isEqualTo(new KeyNames(link.environment(), Profile.P_256, "mine", "theirs"));
        assertThat(link.seal().kind()).isEqualTo(SealKind.LETTER);
        assertThat(link.transport()).isEqualTo(TransportKind.HTTPS);
        assertThat(link.address()).hasValue(URI.create("https://localhost:8443/platform/v1"));
        assertThat(link.constants()).containsEntry("organisation", "9900");
        ZonedDateTime noon = LocalDateTime.parse("2026-11-14T12:30:00").atZone(ZoneId.of("Asia/Tokyo"));
        assertThat(link.party().hours(Priority.URGENT).isOpenAt(noon)).isTrue();
        assertThat(link.party().hours(Priority.NORMAL).isOpenAt(noon)).isTrue();
        assertThat(link.party().hours(Priority.BULK).isOpenAt(noon)).isTrue();
        assertThat(link.party().hours(Priority.BULK).isOpenAt(noon.plusHours(1)))
                .isFalse();
    }

    @Test
    void where_its_counterpart_connects_to_us_is_read_whole() {
        String listen =
                "listen: { host: 10.1.2.3, port: 8447, path: /hub/v1, connections: 64, at-once: 8, within: 10 s }\n";

        assertThat(parse(FILE).listen()).isEmpty();
        assertThat(parse(FILE + listen).listen())
                .hasValue(new ListenTerms(Optional.of("10.1.2.3"), 8447, "/hub/v1", 64, 8, Duration.ofSeconds(10)));
        assertThat(parse(FILE + listen.replace("host: 10.1.2.3, ", ""))
                        .listen()
                        .orElseThrow()
                        .host())
                .isEmpty();
        assertThat(issues.sorted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port: 65536",
                "path: hub",
                "path: /hub/",
                "path: /a/../b",
                "path: /",
                "connections: 1001",
                "at-once: 65",
                "within: 121 s",
                "port: 0",
                "kept-alive: yes"
            })
    void what_listening_cannot_be_is_an_error(String wrong) {
        String key = wrong.substring(0, wrong.indexOf(':'));
        String listen = "listen: { port: 8447, path: /hub/v1, connections: 64, at-once: 8, within: 10 s, }\n";
        String changed = listen.replaceFirst(key + ": [^,]*,", "").replace(", }", ", " + wrong + " }");

        assertThat(parse(FILE + changed).listen())
                .satisfiesAnyOf(read -> assertThat(read).isEmpty(), read -> assertThat(key)
                        .isEqualTo("kept-alive"));

        assertThat(issues.sorted()).isNotEmpty();
    }

    @Test
    void the_counterpart_has_another_name_than_we() {
        parse(FILE.replace("counterpart: theirs", "counterpart: mine"));
        assertThat(issues.sorted()).singleElement().satisfies(issue -> {
            assertThat(issue.finding().code()).isEqualTo(LinkError.ONE_NAME);
            assertThat(issue.place().column()).isEqualTo(55);
            assertThat(issue.place().text()).contains("own-key: mine, counterpart: mine");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://u:p@localhost:8443/platform/v1",
                "https://localhost:8443/platform/v1?y=1",
                "'https://localhost:8443/platform/v1#part'",
                "https://localhost:8443/platform/v1?",
                "http://localhost:8443/platform/v1"
            })
    void an_address_is_one_to_which_resources_can_be_appended(String address) {
        parse(FILE.replace("https://localhost:8443/platform/v1", address));
        assertThat(issues.sorted()).singleElement().satisfies(issue -> {
            assertThat(issue.place().text()).startsWith("address: ");
            assertThat(issue.finding().english()).contains("without user, query and fragment");
        });
    }

    @Test
    void a_version_is_accepted_from_its_day_on() {
        Link link = parse(FILE);
        assertThat(link.acceptedVersion("a", LocalDate.of(2026, 3, 31))).isEmpty();
        assertThat(link.acceptedVersion("a", LocalDate.of(2027, 3, 31))).hasValue(3);
        assertThat(link.acceptedVersion("a", LocalDate.of(2027, 4, 1))).hasValue(4);
        assertThat(link.acceptedVersion("b", LocalDate.of(2027, 4, 1))).isEmpty();
    }

    @Test
    void waits_grow_to_the_longest() {
        Retry retry = parse(FILE).retry();
        assertThat(retry.afterFailures(1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(retry.afterFailures(3)).isEqualTo(Duration.ofSeconds(20));
        assertThat(retry.afterFailures(1000)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void all_problems_are_reported_at_their_places() {
        parse(
                """
                link: platform
                name: x
                environment: playground
                calendar: every-day
                hours: { urgent: sometimes, normal: always }
                pace:   { per-second: 0, burst: many, at-once: 8 }
                resend: perhaps
                retry:  { first: 5 s, factor: 2, longest: 1 s }
                seal:   { profile: rsa-1024, own-key: ../mine, envelope: paper }
                address: "not an address"
                colour: red
                transport: pigeon
                """);
        assertThat(issues.sorted())
                .extracting(issue -> issue.place().line() + ":" + issue.place().column() + " "
                        + issue.finding().code().wire())
                .containsExactlyInAnyOrder(
                        "3:14 SOURCE-008",
                        "5:1 LINK-001",
                        "5:18 SOURCE-008",
                        "6:1 LINK-002",
                        "6:33 SOURCE-008",
                        "7:9 SOURCE-008",
                        "8:1 LINK-003",
                        "9:9 SOURCE-005",
                        "9:20 SOURCE-008",
                        "9:39 SOURCE-008",
                        "9:58 SOURCE-008",
                        "10:10 SOURCE-008",
                        "11:1 SOURCE-006",
                        "12:12 SOURCE-008");
    }

    @Test
    void a_link_that_never_opens_is_an_error() {
        parse(FILE.replaceAll("(urgent|normal|bulk): .*", "$1: never"));

        assertThat(issues.sorted()).singleElement().satisfies(issue -> {
            assertThat(issue.finding().code().wire()).isEqualTo("LINK-005");
            assertThat(issue.place().line()).isEqualTo(5);
            assertThat(issue.place().text()).isEqualTo("hours:");
        });
    }

    @Test
    void one_lane_with_hours_is_enough() {
        parse(FILE.replaceAll("(urgent|normal): .*", "$1: never"));

        assertThat(issues.sorted()).isEmpty();
    }

    private Link parse(String file) {
        BusinessCalendar calendar = BusinessCalendar.everyDay();
        return LinkFile.parse(
                YamlSource.parse("platform.link.yaml", file, issues).orElseThrow(),
                Map.of(calendar.id(), calendar),
                issues);
    }
}
