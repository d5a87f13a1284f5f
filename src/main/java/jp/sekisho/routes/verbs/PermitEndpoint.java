package jp.sekisho.routes.verbs;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Permits;
import jp.sekisho.boundary.Priority;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.broker.Door;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.Correspondence;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.legs.DoorError;
import jp.sekisho.routes.Desk;
import jp.sekisho.routes.PurposeText;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.door.BroughtReading;
import jp.sekisho.routes.door.Crossing;
import jp.sekisho.routes.door.DoorReading;
import jp.sekisho.routes.door.EachLine;
import jp.sekisho.routes.door.InboundLine;
import jp.sekisho.routes.door.QuestionReading;
import jp.sekisho.routes.door.SenderNumber;
import jp.sekisho.routes.door.Suspicions;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;

/**
 * At a door: reads the message in its sender's dialect, and asks for each of its records whether this sender may use this
 * interface for this purpose and this information; where a system says that it has what it was handed, whether it names something. Of
 * what a counterpart brings: reads it as it crosses, and finds the system that may be given it. Of what it asks: reads it, and asks
 * whether the counterpart may. Refuses what cannot be read or is not in {@code mappings/permits}.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "permit",
        title = "Permit",
        syntax = "permit:interfaceId",
        producerOnly = true,
        category = {Category.VALIDATION})
public class PermitEndpoint extends VerbEndpoint {
    @UriPath(description = "The interface at whose door this stands, such as inquiry; cancel for cancellations")
    @Metadata(required = true)
    private String interfaceId = "";

    PermitEndpoint(String uri, Component component) {
        super(uri, component);
    }

    @Override
    void object(String remaining) {
        interfaceId = remaining;
    }

    @Override
    void pass(Exchange exchange) throws Exception {
        if (exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Bringing bringing) {
            bringing.read(new BroughtReading(desk(), bringing).read());
        } else if (exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Asking asking) {
            new QuestionReading(desk(), asking).read();
        } else {
            atADoor(exchange);
        }
    }

    private void atADoor(Exchange exchange) throws Exception {
        Desk desk = desk();
        Catalogue catalogue = desk.catalogue().get();
        DoorReading reading = DoorReading.read(exchange, catalogue);
        Crossing.Inbound crossing =
                new Crossing.Inbound(catalogue, reading, desk.business().get());
        exchange.setProperty(Crossing.PROPERTY, crossing);
        Suspicions.examine(exchange, desk, reading.arrival());
        reading.fault().ifPresent(fault -> {
            throw fault;
        });
        reading.finding().ifPresent(finding -> {
            throw finding.asException();
        });
        Optional<Interface> rules = Optional.ofNullable(catalogue.interfaces().get(interfaceId));
        if (rules.filter(known -> known.passage().isInward()).isPresent()) {
            acknowledged(rules.get(), crossing);
        } else if (!reading.arrival().interfaceId().equals(Door.CANCEL)) {
            permit(crossing, reading);
        }
        exchange.getIn().setBody(reading.arrival().body());
    }

    /** Who was handed something may say so; whether it was, the door's transaction finds. */
    private static void acknowledged(Interface rules, Crossing.Inbound crossing) {
        String system = crossing.arrival().system();
        boolean speaks = crossing.catalogue()
                .system(system)
                .flatMap(known -> known.dialect(rules.id()))
                .isPresent();
        if (!speaks || !rules.hasDoor()) {
            throw RouteError.UNKNOWN_INTERFACE.exception("system", system, "interface", rules.id());
        }
        requireReference(crossing);
    }

    private static void requireReference(Crossing.Inbound crossing) {
        if (crossing.arrival().about().isEmpty()) {
            throw Finding.of(DoorError.NAMES_NOTHING).asException();
        }
    }

    private void permit(Crossing.Inbound crossing, DoorReading reading) {
        String system = reading.arrival().system();
        Correspondence correspondence = crossing.catalogue()
                .correspondence(system, interfaceId, crossing.at().toLocalDate())
                .orElseThrow(() -> RouteError.UNKNOWN_INTERFACE.exception("system", system, "interface", interfaceId));
        if (correspondence.rules().answers().isPresent()) {
            requireReference(crossing);
        }
        Layout layout = correspondence.asked().source();
        List<Record> records = layout.decode(reading.bytesIn(layout.charset()));
        crossing.numbered(SenderNumber.of(reading, correspondence, records));
        if (records.size() > 1) {
            refuseUnlessSeveralCanBeAnswered(correspondence, records.size());
        }
        crossing.read(correspondence, records);
        crossing.lines().forEach(line -> line.asks(PurposeText.said(layout, line.received())));
        Optional<Priority> asked = priority(reading);
        EachLine.of(crossing.lines(), line -> permit(crossing, line, asked));
        crossing.asked(asked.orElseGet(() -> usual(crossing)), expiry(reading, crossing.at()));
    }

    private void permit(Crossing.Inbound crossing, InboundLine line, Optional<Priority> asked) {
        Purpose purpose = Crossing.known(line.asked().orElse(null));
        Permits permits = crossing.catalogue().permits();
        String system = crossing.correspondence().system().id();
        LocalDate on = crossing.at().toLocalDate();
        permits.refusal(system, interfaceId, purpose, on)
                .or(() -> asked.flatMap(priority -> permits.refusal(system, interfaceId, purpose, on, priority)))
                .ifPresent(finding -> {
                    throw finding.asException();
                });
        line.permitted(purpose);
    }

    /** What no line may exceed where the sender asks for no priority. */
    private Priority usual(Crossing.Inbound crossing) {
        Permits permits = crossing.catalogue().permits();
        return crossing.lines().stream()
                .map(line -> permits.usual(
                        crossing.correspondence().system().id(),
                        interfaceId,
                        line.purpose(),
                        crossing.at().toLocalDate()))
                .max(Comparator.naturalOrder())
                .orElse(Priority.NORMAL);
    }

    /** Of several lines some may end without an answer: the result map has to be able to say so. A room is asked one thing at a time. */
    private static void refuseUnlessSeveralCanBeAnswered(Correspondence correspondence, int records) {
        if (correspondence.rules().room().isPresent()
                || correspondence
                        .answered()
                        .filter(ConversionMap::saysUnanswered)
                        .isEmpty()) {
            throw Finding.of(DoorError.ONE_RECORD_ONLY, "actual", records).asException();
        }
    }

    private static Optional<Priority> priority(DoorReading reading) {
        return reading.priority().map(written -> Priority.of(written)
                .orElseThrow(() -> Finding.of(DoorError.BAD_PRIORITY).asException()));
    }

    private static Optional<ZonedDateTime> expiry(DoorReading reading, ZonedDateTime at) {
        return reading.expiresAt().map(written -> {
            try {
                ZonedDateTime expiry = ZonedDateTime.parse(written);
                if (expiry.isAfter(at)) {
                    return expiry;
                }
            } catch (DateTimeParseException e) {
                // the finding below says what is expected
            }
            throw Finding.of(DoorError.BAD_EXPIRY).asException();
        });
    }

    public String getInterfaceId() {
        return interfaceId;
    }

    /** The interface at whose door this stands. */
    public void setInterfaceId(String interfaceId) {
        this.interfaceId = interfaceId;
    }
}
