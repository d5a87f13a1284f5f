package jp.sekisho.passage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import jp.sekisho.passage.legs.Bodies;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.passage.legs.Messages;
import jp.sekisho.passage.legs.Requests;
import jp.sekisho.seal.Seal;
import jp.sekisho.store.RandomId;

/** Fills a lane with requests like one that waits in it, through the door's own transaction, a thousand at a time. */
public final class ManyWaiting {
    private static final int TOGETHER = 1_000;
    private static final int OF_ONE_PERSON = 4;

    private final Station station;
    private final Request model;
    private final Messages.Message message;
    private final String localNumber;
    private final String content;

    private ManyWaiting(Station station, String systemId, String senderId) {
        this.station = station;
        this.message = station.store()
                .ask(handle -> new Messages(station).find(handle, systemId, senderId))
                .orElseThrow();
        this.model = station.store()
                .ask(handle -> new Requests(station).cancellable(handle, message.id()))
                .get(0);
        this.localNumber = station.store().ask(handle -> new Requests(station).localNumber(handle, model.id()));
        this.content = new String(
                station.store().ask(handle -> new Bodies(station.vault()).get(handle, model.id(), Bodies.Kind.CONTENT)),
                UTF_8);
    }

    /** @param senderId of a message of one line that waits */
    public static void like(Station station, String systemId, String senderId, int count) {
        ManyWaiting many = new ManyWaiting(station, systemId, senderId);
        DoorLeg door = new DoorLeg(station);
        for (int from = 0; from < count; from += TOGETHER) {
            door.accept(IntStream.range(from, Math.min(count, from + TOGETHER))
                    .mapToObj(many::entry)
                    .toList());
        }
    }

    private DoorLeg.Entry entry(int number) {
        String queue = "in." + message.system() + "." + message.interfaceId();
        String requestId = RandomId.next();
        byte[] its = content.replace(model.id(), requestId).getBytes(UTF_8);
        Submission.Line line = new Submission.Line(
                requestId,
                model.link(),
                List.of("9%014d".formatted(number / OF_ONE_PERSON)),
                localNumber,
                model.purpose(),
                model.items(),
                Optional.empty(),
                its,
                Seal.bodyDigest(its));
        return new DoorLeg.Entry(
                new Arrival(
                        message.system(),
                        message.interfaceId(),
                        queue,
                        "delivery-" + number,
                        "delivery-" + number,
                        "many-" + number,
                        CorrelationId.NONE,
                        new byte[0],
                        message.text(),
                        "",
                        false),
                new Submission(
                        model.interfaceId(),
                        model.priority(),
                        model.deadline().orElseThrow(),
                        message.catalogue(),
                        List.of(line)));
    }
}
