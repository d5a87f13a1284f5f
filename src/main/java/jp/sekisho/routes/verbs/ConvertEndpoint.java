package jp.sekisho.routes.verbs;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.NumberAtClaim;
import jp.sekisho.boundary.Passage;
import jp.sekisho.catalogue.Correspondence;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.room.Keeping;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.conversion.Conversion;
import jp.sekisho.routes.conversion.ReturnDialect;
import jp.sekisho.routes.conversion.RoomKeeping;
import jp.sekisho.routes.door.AnswerReading;
import jp.sekisho.routes.door.Crossing;
import jp.sekisho.routes.door.Cut;
import jp.sekisho.routes.door.EachLine;
import jp.sekisho.routes.door.Expansion;
import jp.sekisho.routes.door.InboundLine;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.jdbi.v3.core.Handle;

/**
 * Converts format and codes, by the map that the system's file names for this interface. Refuses an undefined item, an
 * unknown code, a character that the other side does not have, and a failed check. Each record is converted by itself, and
 * kept beside the body: nothing that comes after can change it.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "convert",
        title = "Convert",
        syntax = "convert:interfaceId",
        producerOnly = true,
        category = {Category.TRANSFORMATION})
public class ConvertEndpoint extends VerbEndpoint {
    @UriPath(description = "The interface whose map is used, such as inquiry or inquiry-result")
    @Metadata(required = true)
    private String interfaceId = "";

    ConvertEndpoint(String uri, Component component) {
        super(uri, component);
    }

    @Override
    void object(String remaining) {
        interfaceId = remaining;
    }

    @Override
    void pass(Exchange exchange) {
        if (exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Inward inward) {
            back(exchange, inward);
        } else if (exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Outbound outbound) {
            toReceiver(exchange, outbound);
        } else {
            in(Crossing.of(exchange, Crossing.Inbound.class));
        }
    }

    private void in(Crossing.Inbound crossing) {
        Correspondence correspondence = crossing.correspondence();
        EachLine.of(crossing.lines(), line -> {
            if (correspondence.rules().passage() == Passage.EXPAND) {
                new Expansion(crossing).of(line).forEach((part, own) -> in(crossing, part, own));
            } else {
                in(crossing, correspondence, line);
            }
        });
        boolean speaksOfAnother = correspondence.rules().answers().isPresent() || crossing.corrects();
        if (desk().persons().registry().isEmpty() && !speaksOfAnother) {
            desk().store().useTransaction(handle -> crossing.lines().forEach(line -> named(handle, line)));
        }
    }

    /** What is said of a person by one number is in one order with what is said of the same by another. */
    private void named(Handle handle, InboundLine line) {
        List<String> taken = line.kept().map(Keeping::person).toList();
        line.crossing().forEach(each -> each.alsoKnownAs(desk().persons().all(handle, each.persons(), taken)));
    }

    private void in(Crossing.Inbound crossing, Correspondence correspondence, InboundLine line) {
        Conversion context = Conversion.asking(
                        crossing.catalogue(),
                        correspondence.rules().link().orElse(Conversion.NO_LINK),
                        crossing.at().toLocalDate(),
                        line.localNumber(),
                        line.integratedNumbers())
                // it gets its own number when it leaves; until then it is as long as the first
                .counted(correspondence
                        .rules()
                        .number()
                        .map(NumberAtClaim::first)
                        .orElse(1L));
        Layout to = correspondence.asked().target();
        Record record = converted(correspondence.asked(), line.received(), context);
        line.converted(record, to.encode(List.of(record)), persons(correspondence.rules(), record, line));
        correspondence
                .kept()
                .ifPresent(map -> line.keep(RoomKeeping.of(correspondence, desk().rooms())
                        .keeping(converted(map, line.received(), context))));
    }

    /** Whom the record concerns as it crosses. Where there is a registry it has identified them all, or the map names somebody else. */
    private List<String> persons(Interface rules, Record record, InboundLine line) {
        Set<String> persons = new LinkedHashSet<>();
        for (String item : rules.persons()) {
            String number = record.get(item);
            if (number.isBlank()) {
                continue;
            }
            if (desk().persons().registry().isPresent()
                    && !line.integratedNumbers().containsValue(number)) {
                throw RouteError.NOT_IDENTIFIED.exception("item", item);
            }
            persons.add(desk().persons().of(number));
        }
        if (persons.isEmpty() && !rules.persons().isEmpty()) {
            throw RouteError.NAMES_NOBODY.exception("items", String.join(", ", rules.persons()));
        }
        return List.copyOf(persons);
    }

    /** What leads inward, read in the layout in which it was brought, in its receiver's own form of today. */
    private void toReceiver(Exchange exchange, Crossing.Outbound crossing) {
        Request request = crossing.claim().request();
        LocalDate on = crossing.at().toLocalDate();
        ConversionMap map = crossing.catalogue()
                .correspondence(request.link(), interfaceId, on)
                .orElseThrow(() ->
                        RouteError.UNKNOWN_INTERFACE.exception("system", request.link(), "interface", interfaceId))
                .asked();
        Layout then = desk().kept().crossing(desk().inward().catalogue(request.messageId()), request.interfaceId());
        Record whole = then.decode(crossing.claim().content()).get(0);
        if (request.passage() == Passage.FEED) {
            Cut.refuseMoreNumbers(request, map, whole);
        }
        Record record = map.source().renamed(request.passage() == Passage.FEED ? Cut.then(request, whole) : whole);
        Conversion context = Conversion.givenTo(
                crossing.catalogue(), request, on, crossing.claim().persons().get(0), crossing.localNumber());
        exchange.getIn().setBody(map.target().encode(List.of(converted(map, record, context))));
    }

    private void back(Exchange exchange, Crossing.Inward crossing) {
        AcceptedLine line = crossing.matched().line();
        LocalDate on = crossing.at().toLocalDate();
        ReturnDialect dialect =
                ReturnDialect.of(crossing.catalogue(), line.request().system(), line.interfaceId(), on);
        new AnswerReading(dialect.map().source(), desk().persons())
                .read(crossing, exchange.getIn().getBody(byte[].class));
        Conversion context =
                Conversion.of(crossing.catalogue(), on, line).answering(dialect.request(line, desk().kept()));
        crossing.converted(dialect.written(converted(dialect.map(), crossing.answer(), context), line.text()));
    }

    /** What crosses is data, which no map may drop. */
    private static Record converted(ConversionMap map, Record record, Conversion context) {
        return map.apply(record, context).orElseThrow(() -> RouteError.RECORD_DROPPED.exception("map", map.id()));
    }

    public String getInterfaceId() {
        return interfaceId;
    }

    /** The interface whose map is used. */
    public void setInterfaceId(String interfaceId) {
        this.interfaceId = interfaceId;
    }
}
