package jp.sekisho.routes;

import java.util.List;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Field;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.Record;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.PassageError;
import jp.sekisho.registry.LinkageCodeStatus;
import jp.sekisho.registry.Registry;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.jdbi.v3.core.Handle;

/**
 * Translates between a business system's own number and the integrated atena number. Refuses a number that is not linked,
 * a person on the confirmation list or without a linkage code, and an answer about another person than the request.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "atena",
        title = "Atena",
        syntax = "atena:direction",
        producerOnly = true,
        category = {Category.TRANSFORMATION})
public class AtenaEndpoint extends VerbEndpoint {
    private static final String PERSON = "person";
    private static final String TO_SHARED = "to-shared";

    @UriPath(description = "to-shared at a door, to-local on the way back", enums = "to-shared,to-local")
    @Metadata(required = true)
    private String direction = TO_SHARED;

    AtenaEndpoint(String uri, Component component) {
        super(uri, component);
    }

    @Override
    void object(String remaining) {
        direction = remaining;
    }

    @Override
    void pass(Exchange exchange) {
        if (direction.equals(TO_SHARED)) {
            toShared(Crossing.of(exchange, Crossing.Inbound.class));
        } else {
            toLocal(exchange, Crossing.of(exchange, Crossing.Inward.class));
        }
    }

    private void toShared(Crossing.Inbound crossing) {
        Layout layout = crossing.catalogue()
                .layout(crossing.dialect().layout(), crossing.at().toLocalDate())
                .orElseThrow(RouteError.STEP_MISSING::exception);
        Field item = person(layout);
        String system = crossing.arrival().system();
        desk().store().ask(handle -> {
            EachLine.of(crossing.lines(), line -> {
                String number = line.received().get(item.name());
                line.identified(number, shared(handle, system, number, item));
            });
            return crossing.lines().size();
        });
    }

    private String shared(Handle handle, String system, String number, Field item) {
        Registry.Known person = desk().registry()
                .known(handle, system, number)
                .orElseThrow(() -> RouteError.NO_LINK.exception("item", item.name()));
        if (person.awaitsConfirmation()) {
            throw RouteError.ON_CONFIRMATION_LIST.exception();
        }
        if (person.linkageCode() != LinkageCodeStatus.ACQUIRED) {
            throw RouteError.NO_LINKAGE_CODE.exception();
        }
        return person.integratedNumber();
    }

    /** The answer is read in the layout that the sender's map starts from. */
    private void toLocal(Exchange exchange, Crossing.Inward crossing) {
        AcceptedLine line = crossing.matched().line();
        ConversionMap map = ReturnDialect.of(
                        crossing.catalogue(),
                        line.request().system(),
                        line.exchange(),
                        crossing.at().toLocalDate())
                .map();
        Layout layout = crossing.catalogue()
                .layout(map.from(), crossing.at().toLocalDate())
                .orElseThrow(RouteError.STEP_MISSING::exception);
        List<Record> records = layout.decode(exchange.getIn().getBody(byte[].class));
        Record record = records.get(0);
        if (!record.get(person(layout).name()).equals(line.person())) {
            throw Finding.of(PassageError.ANSWER_OF_ANOTHER_PERSON).asException();
        }
        crossing.read(record);
    }

    private static Field person(Layout layout) {
        return layout.meaning(PERSON).stream().findFirst().orElseThrow(RouteError.STEP_MISSING::exception);
    }

    public String getDirection() {
        return direction;
    }

    /** {@code to-shared} at a door, {@code to-local} on the way back. */
    public void setDirection(String direction) {
        this.direction = direction;
    }
}
