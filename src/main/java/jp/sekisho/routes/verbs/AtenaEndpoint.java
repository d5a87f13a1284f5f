package jp.sekisho.routes.verbs;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Interface;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.fact.Fact;
import jp.sekisho.registry.LinkageCodeStatus;
import jp.sekisho.registry.Registry;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.conversion.ReturnDialect;
import jp.sekisho.routes.door.AnswerReading;
import jp.sekisho.routes.door.Crossing;
import jp.sekisho.routes.door.EachLine;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.jdbi.v3.core.Handle;

/**
 * Translates between a business system's own number and the integrated atena number. Refuses a number that is not linked, a person on
 * the confirmation list, toward a counterpart one without a linkage code for which the interface does not wait, and an answer about another person than the request.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "atena",
        title = "Atena",
        syntax = "atena:direction",
        producerOnly = true,
        category = {Category.TRANSFORMATION})
public class AtenaEndpoint extends VerbEndpoint {
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
        } else if (exchange.getProperty(Crossing.PROPERTY) instanceof Crossing.Outbound outbound) {
            toReceiver(outbound);
        } else {
            toLocal(exchange, Crossing.of(exchange, Crossing.Inward.class));
        }
    }

    private void toShared(Crossing.Inbound crossing) {
        List<Field> items = crossing.correspondence().persons();
        if (items.isEmpty()) {
            return;
        }
        BusinessSystem sender = crossing.correspondence().system();
        Set<LinkageCodeStatus> passing = passing(crossing.correspondence().rules());
        desk().store().ask(handle -> {
            EachLine.of(crossing.lines(), line -> {
                for (Field item : items) {
                    String number = line.received().get(item.name());
                    if (!number.isBlank() || items.size() == 1) {
                        line.identified(
                                item.name(),
                                number,
                                sender.room().isPresent()
                                        ? known(handle, number, item)
                                        : shared(handle, sender.id(), number, item, passing));
                    }
                }
            });
            return crossing.lines().size();
        });
    }

    /** How far the linkage code of a person has to be, by which a counterpart knows people. One that nobody can acquire is not waited for. */
    private static Set<LinkageCodeStatus> passing(Interface rules) {
        if (rules.link().isEmpty()) {
            return EnumSet.allOf(LinkageCodeStatus.class);
        }
        return rules.waitsFor().filter(Fact.LINKAGE_CODE.id()::equals).isPresent()
                ? EnumSet.complementOf(EnumSet.of(LinkageCodeStatus.FAILED))
                : EnumSet.of(LinkageCodeStatus.ACQUIRED);
    }

    /** A room of the gateway's own names persons by the integrated number. */
    private String known(Handle handle, String number, Field item) {
        Registry.Known person = desk().registry()
                .find(handle, number)
                .orElseThrow(() -> RouteError.NO_LINK.exception("item", item.name()));
        if (person.awaitsConfirmation()) {
            throw RouteError.ON_CONFIRMATION_LIST.exception();
        }
        return person.integratedNumber();
    }

    /** @param passing how far the linkage code of the person may be */
    private String shared(Handle handle, String system, String number, Field item, Set<LinkageCodeStatus> passing) {
        Registry.Known person = desk().registry()
                .known(handle, system, number)
                .orElseThrow(() -> RouteError.NO_LINK.exception("item", item.name()));
        if (person.awaitsConfirmation()) {
            throw RouteError.ON_CONFIRMATION_LIST.exception();
        }
        if (!passing.contains(person.linkageCode())) {
            throw RouteError.NO_LINKAGE_CODE.exception();
        }
        return person.integratedNumber();
    }

    /**
     * By which number the receiver knows the person whom it is given something about: the one that it was given last. Where it has
     * none, only a map that asks for it minds.
     */
    private void toReceiver(Crossing.Outbound crossing) {
        String person = crossing.claim().persons().get(0);
        if (person.equals(Submission.NOBODY)) {
            return;
        }
        String system = crossing.claim().request().link();
        desk().store()
                .ask(handle -> {
                    List<String> numbers = desk().registry().localNumbers(handle, system, person);
                    return numbers.stream()
                            .reduce((earlier, later) -> later)
                            .map(number -> sure(handle, system, number));
                })
                .ifPresent(number -> crossing.known(number));
    }

    private String sure(Handle handle, String system, String number) {
        if (desk().registry()
                .known(handle, system, number)
                .filter(Registry.Known::awaitsConfirmation)
                .isPresent()) {
            throw RouteError.ON_CONFIRMATION_LIST.exception();
        }
        return number;
    }

    /** The answer is read in the layout that the sender's map starts from. */
    private void toLocal(Exchange exchange, Crossing.Inward crossing) {
        AcceptedLine line = crossing.matched().line();
        Layout layout = ReturnDialect.of(
                        crossing.catalogue(),
                        line.request().system(),
                        line.interfaceId(),
                        crossing.at().toLocalDate())
                .map()
                .source();
        new AnswerReading(layout, desk().persons())
                .read(crossing, exchange.getIn().getBody(byte[].class));
    }

    public String getDirection() {
        return direction;
    }

    /** {@code to-shared} at a door, {@code to-local} on the way back. */
    public void setDirection(String direction) {
        this.direction = direction;
    }
}
