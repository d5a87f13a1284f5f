package jp.sekisho.passage.version;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.passage.PassageFixture.CATALOGUE;
import static jp.sekisho.passage.PassageFixture.LINK;
import static jp.sekisho.passage.PassageFixture.SYSTEM;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import jp.sekisho.boundary.Priority;
import jp.sekisho.passage.PassageFixture;
import jp.sekisho.passage.RequestState;
import jp.sekisho.passage.Station;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.lane.LaneEntry;
import jp.sekisho.passage.lane.LaneOrder;
import jp.sekisho.passage.legs.DispatchLeg;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Letter;

/** Messages that say the state of things, and what their counterpart makes of them. Not thread safe. */
final class Things {
    static final String PERSON = "000000000000019";

    private final PassageFixture fixture;
    private int lines;

    Things(PassageFixture fixture) {
        this.fixture = fixture;
    }

    /** What a record says. */
    record Said(String thing, String version, String content) {
        /** Written as {@code thing version content}. */
        static Said of(String written) {
            String[] parts = written.split(" ");
            return new Said(parts[0], parts[1], parts[2]);
        }
    }

    /** A message of such records. */
    DoorLeg.Entry entry(String senderId, String... records) {
        List<Submission.Line> all = new ArrayList<>();
        for (String record : records) {
            Said said = Said.of(record);
            all.add(line("r-" + ++lines, said.content)
                    .about(Optional.of(
                            new Submission.Thing(List.of(PERSON, said.thing), said.version, all.size() + 1))));
        }
        return new DoorLeg.Entry(
                fixture.arrival(senderId, senderId + Arrays.toString(records)),
                fixture.submission(Priority.NORMAL, all));
    }

    private static Submission.Line line(String requestId, String content) {
        return new Submission.Line(
                requestId,
                LINK,
                List.of(PERSON),
                "1234567890",
                "office=o",
                "items",
                Optional.of(("line of " + requestId).getBytes(UTF_8)),
                ("<replica>" + content + "</replica>").getBytes(UTF_8),
                content.repeat(64).substring(0, 64));
    }

    /** The counterpart answers a line that was accepted. */
    static void answer(Station station, String requestId, String digest, boolean isWell) {
        DispatchLeg leg = new DispatchLeg(station, PassageFixture.NO_OBJECTION, Resend.SAFE);
        leg.claim(List.of(new LaneEntry(new LaneOrder.Row(
                        requestId,
                        SYSTEM,
                        "inquiry",
                        Priority.NORMAL,
                        1,
                        PERSON,
                        RequestState.WAITING,
                        PassageFixture.MORNING))))
                .claims()
                .forEach(claim -> leg.sent(List.of(new DispatchLeg.Sent(claim, "receipt"))));
        ReturnLeg answers = new ReturnLeg(station, LINK);
        Letter letter = new Letter(
                new Head(
                        "demo",
                        "platform",
                        "sekisho",
                        "inquiry-result",
                        "answer-" + requestId,
                        Optional.of(requestId),
                        Optional.of(digest),
                        PassageFixture.MORNING),
                "<answer/>".getBytes(UTF_8),
                "1".repeat(64));
        answers.take(
                answers.match(letter),
                new ReturnLeg.Answer(PassageFixture.result("answer to " + requestId), true, isWell),
                CATALOGUE);
    }
}
