package jp.sekisho.routes.verbs;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.catalogue.Correspondence;
import jp.sekisho.layout.Layout;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.inward.Brought;
import jp.sekisho.passage.legs.DoorLeg;
import jp.sekisho.routes.PurposeText;
import jp.sekisho.routes.StepUri;
import jp.sekisho.routes.Texts;
import jp.sekisho.routes.door.Crossing;
import jp.sekisho.routes.door.DoorBatch;
import jp.sekisho.routes.door.Expansion;
import jp.sekisho.routes.door.InboundLine;
import jp.sekisho.routes.door.Receivers;
import jp.sekisho.seal.Seal;
import jp.sekisho.store.RandomId;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/**
 * A party's durable lane. As the last step of a door: commits the door's leg, and the message waits here; {@code receivers} are the
 * systems that may be given what a counterpart has brought. As the start of a route: what the gate lets out; the leg is committed
 * when the route has ended.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "lane",
        title = "Lane",
        syntax = "lane:link",
        category = {Category.MESSAGING})
public class LaneEndpoint extends VerbEndpoint {
    @UriPath(
            description =
                    "The link or system whose lane it is, such as platform; receivers for those whom something leads to; parts for"
                            + " what a message becomes")
    @Metadata(required = true)
    private String link = "";

    @UriParam(
            name = "interface",
            label = "consumer",
            description = "As the start of a route: which interface's messages it carries")
    private String interfaceId = "";

    LaneEndpoint(String uri, Component component) {
        super(uri, component);
    }

    @Override
    void object(String remaining) {
        link = remaining;
    }

    @Override
    void pass(Exchange exchange) {
        if (exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Bringing bringing) {
            take(bringing);
        } else {
            accept(exchange);
        }
    }

    private void take(Crossing.Bringing crossing) {
        if (!crossing.records(LedgerEvent.ACCEPTED)) {
            throw Crossing.missing();
        }
        Brought brought = crossing.brought();
        desk().inward().take(brought);
        if (!brought.receiver().isEmpty()) {
            desk().party(brought.receiver()).dispatcher().wake();
        }
    }

    private void accept(Exchange exchange) {
        Crossing.Inbound crossing = Crossing.of(exchange, Crossing.Inbound.class);
        if (!crossing.records(LedgerEvent.ACCEPTED)) {
            throw Crossing.missing();
        }
        DoorLeg.Entry entry = new DoorLeg.Entry(
                crossing.arrival(),
                submission(crossing),
                crossing.lines().stream().flatMap(InboundLine::kept).toList());
        if (crossing.correspondence().rules().answers().isPresent()) {
            answer(crossing, entry);
        } else if (crossing.corrects()) {
            DoorBatch.correct(desk(), entry, crossing.catalogue());
        } else {
            DoorBatch.accept(desk(), entry, crossing.catalogue());
        }
    }

    private Submission submission(Crossing.Inbound crossing) {
        String interfaceId = crossing.arrival().interfaceId();
        return switch (link) {
            case StepUri.RECEIVERS -> distributed(crossing);
            case StepUri.PARTS ->
                submission(crossing, interfaceId, new Expansion(crossing).lines(line -> alone(crossing, line)));
            default ->
                submission(
                        crossing,
                        interfaceId,
                        crossing.lines().stream()
                                .map(line -> line(crossing, line))
                                .toList());
        };
    }

    /** What it answers ends with it, in one transaction of its own. */
    private void answer(Crossing.Inbound crossing, DoorLeg.Entry entry) {
        DoorBatch.flush();
        desk().steady().during(List.of(crossing.catalogue()), () -> desk().answers()
                .accept(entry)
                .ifPresent(asked -> desk().party(asked.link()).dispatcher().ended(asked.id())));
        desk().link(link).dispatcher().wake();
        desk().outcomes().ring(desk().door().exit(crossing.arrival()).queue());
    }

    private Submission distributed(Crossing.Inbound crossing) {
        Receivers receivers = new Receivers(desk(), crossing);
        return submission(crossing, receivers.feed(), receivers.lines());
    }

    private static Submission submission(Crossing.Inbound crossing, String interfaceId, List<Submission.Line> lines) {
        return new Submission(
                interfaceId,
                crossing.priority(),
                deadline(crossing),
                crossing.catalogue().versionOn(crossing.at().toLocalDate()),
                lines);
    }

    private Submission.Line line(Crossing.Inbound crossing, InboundLine line) {
        return new Submission.Line(
                        RandomId.next(),
                        link,
                        line.persons().isEmpty() ? List.of(Submission.NOBODY) : line.persons(),
                        line.localNumber(),
                        PurposeText.written(line.purpose()),
                        line.purpose().code(Purpose.INFORMATION),
                        Optional.of(alone(crossing, line)),
                        line.content(),
                        Seal.canonicalDigest(line.content()))
                .about(line.thing(crossing.correspondence().rules()));
    }

    /** The line as its sender would have sent it alone. */
    private static byte[] alone(Crossing.Inbound crossing, InboundLine line) {
        Arrival arrival = crossing.arrival();
        if (crossing.lines().size() == 1) {
            return arrival.body();
        }
        Layout layout = crossing.correspondence().asked().source();
        return Texts.kept(layout.encode(List.of(line.received())), arrival.text(), layout.charset());
    }

    private static Instant deadline(Crossing.Inbound crossing) {
        Correspondence correspondence = crossing.correspondence();
        ZonedDateTime latest = correspondence
                .rules()
                .deadline()
                .orElseThrow(Crossing::missing)
                .endAfter(crossing.at(), correspondence.calendar().orElseThrow(Crossing::missing));
        return crossing.expiresAt()
                .filter(asked -> asked.isBefore(latest))
                .orElse(latest)
                .toInstant();
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        LaneConsumer consumer = new LaneConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    public String getLink() {
        return link;
    }

    /** The link whose lane it is. */
    public void setLink(String link) {
        this.link = link;
    }

    public String getInterface() {
        return interfaceId;
    }

    /** Which interface's messages a route that starts here carries. */
    public void setInterface(String interfaceId) {
        this.interfaceId = interfaceId;
    }
}
