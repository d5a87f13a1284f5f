package jp.sekisho.passage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.LINK;
import static jp.sekisho.passage.PassageFixture.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import jp.sekisho.boundary.Priority;
import jp.sekisho.error.Finding;
import jp.sekisho.gateway.Tables;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.Claim;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DispatchLeg.Sent;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.passage.watch.Track;
import jp.sekisho.passage.watch.Whereabouts;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Letter;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger says of whom and what, and that no table says what a message holds. */
class LedgerSaysTest {
    private static final String SAYS =
            "select event || ' ' || person || ' ' || interface_id || ' ' || items from ledger"
                    + " order by at, bucket, seq";

    @TempDir
    Path secrets;

    @ParameterizedTest
    @EnumSource
    void everyRowOfARequestNamesWhomItIsAboutAndWhatWasAskedFor(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        Submission submission = fixture.submission("r-1", Priority.NORMAL, "person-1");
        new DoorLeg(station).accept(fixture.arrival("m-1", "body"), submission);

        answered(station, "r-1", "0".repeat(64), "<answer/>");

        assertThat(fixture.query(SAYS))
                .containsExactly(
                        "ACCEPTED person-1 inquiry items",
                        "SENDING person-1 inquiry items",
                        "SENT person-1 inquiry items",
                        "DELIVERED person-1 inquiry items");
        assertThat(station.store().inTransaction(LedgerVerifier::verify).whole())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalNamesWhomItIsAboutAndWhatWasAskedForAsFarAsKnown(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = new DoorLeg(fixture.station());
        List<Asked> asked =
                List.of(new Asked("person-1", "TM-2"), new Asked("", "TM-3"), new Asked("person-1", "TM-1"));

        door.refuse(fixture.arrival("m-1", "body"), List.of(Finding.of(DoorError.BAD_PRIORITY)), asked, CATALOGUE);
        door.refuse(fixture.arrival("m-2", "body"), List.of(Finding.of(DoorError.TOO_LARGE)), CATALOGUE);

        assertThat(fixture.query(SAYS))
                .containsExactly("REFUSED  inquiry TM-3", "REFUSED person-1 inquiry TM-1 TM-2", "REFUSED  inquiry ");
        List<Track> tracks = fixture.store.inTransaction(handle -> Whereabouts.of(handle, "m-1"));
        assertThat(tracks).singleElement().satisfies(track -> assertThat(track.records())
                .hasSize(2));
    }

    @ParameterizedTest
    @EnumSource
    void aDuplicateAndACancellationNameWhomTheyAreAbout(TestDatabases database) {
        PassageFixture fixture = new PassageFixture(database, secrets);
        DoorLeg door = new DoorLeg(fixture.station());
        Submission submission = fixture.submission("r-1", Priority.NORMAL, "person-1");
        door.accept(fixture.arrival("m-1", "body"), submission);

        door.accept(fixture.arrival("m-1", "body"), fixture.submission("r-2", Priority.NORMAL, "person-1"));
        door.accept(fixture.arrival("m-1", "other"), fixture.submission("r-3", Priority.NORMAL, "person-2"));
        door.cancel(fixture.cancellation("c-1", "m-1"), CATALOGUE);
        door.cancel(fixture.cancellation("c-2", "m-1"), CATALOGUE);

        assertThat(fixture.query(SAYS))
                .containsExactly(
                        "ACCEPTED person-1 inquiry items",
                        "DUPLICATE person-1 inquiry items",
                        "REFUSED person-2 inquiry items",
                        "CANCELLED person-1 inquiry items",
                        "REFUSED person-1 cancel items");
    }

    @ParameterizedTest
    @EnumSource
    void noTableHoldsADigestByWhichContentCouldBeFoundByTrying(TestDatabases database) throws Exception {
        PassageFixture fixture = new PassageFixture(database, secrets);
        Station station = fixture.station();
        String content = "<inquiry><tax>120000</tax></inquiry>";
        Submission.Line line = new Submission.Line(
                "r-1",
                PassageFixture.LINK,
                List.of("person-1"),
                "1234567890",
                "office=o",
                "items",
                Optional.of("the line".getBytes(UTF_8)),
                content.getBytes(UTF_8),
                plain(content));
        new DoorLeg(station)
                .accept(fixture.arrival("m-1", "the line"), fixture.submission(Priority.NORMAL, List.of(line)));

        answered(station, "r-1", plain(content), "<answer><tax>120000</tax></answer>");

        String tables = Tables.of(station.store()).rows().toString();
        assertThat(tables).contains("DELIVERED");
        for (String said : List.of(content, "the line", "<answer><tax>120000</tax></answer>", "result", "1234567890")) {
            String digest = plain(said);
            // as text, as bytes, and as the bytes of its text
            assertThat(tables)
                    .doesNotContain(digest)
                    .doesNotContain(HexFormat.of().formatHex(digest.getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static void answered(Station station, String requestId, String contentDigest, String answer) {
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        LaneEntry entry = new LaneEntry(new LaneOrder.Row(
                requestId,
                SYSTEM,
                "inquiry",
                Priority.NORMAL,
                1,
                "person-1",
                RequestState.WAITING,
                PassageFixture.MORNING));
        Claim claim = leg.claim(List.of(entry)).claims().get(0);
        leg.sent(List.of(new Sent(claim, "receipt")));
        ReturnLeg answers = new ReturnLeg(station, LINK);
        Head head = new Head(
                "demo",
                "platform",
                "sekisho",
                "inquiry-result",
                "answer-" + requestId,
                Optional.of(requestId),
                Optional.of(contentDigest),
                PassageFixture.MORNING);
        Letter letter = new Letter(head, answer.getBytes(UTF_8), plain(answer));
        assertThat(answers.take(answers.match(letter), PassageFixture.answer("result"), CATALOGUE))
                .isTrue();
        assertThat(answers.ended(letter)).contains(requestId);
    }

    private static String plain(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
