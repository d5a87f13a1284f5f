package jp.sekisho.routes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.convert.ConversionContext;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.Record;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;

/**
 * Converts format and codes, by the map that the system's file names for this interface. Refuses an undefined item, an
 * unknown code, a character that the other side does not have, and a failed check.
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
        Object crossing = exchange.getProperty(Crossing.PROPERTY);
        byte[] body = crossing instanceof Crossing.Inward inward ? back(inward) : in(exchange);
        exchange.getIn().setBody(body);
    }

    private static byte[] in(Exchange exchange) {
        Crossing.Inbound crossing = Crossing.of(exchange, Crossing.Inbound.class);
        Catalogue catalogue = crossing.catalogue();
        LocalDate on = crossing.at().toLocalDate();
        ConversionMap map =
                crossing.dialect().map().flatMap(catalogue::map).orElseThrow(RouteError.STEP_MISSING::exception);
        Layout to = catalogue.layout(map.to(), on).orElseThrow(RouteError.STEP_MISSING::exception);
        Numbers numbers = new Numbers(crossing.person(), crossing.localNumber());
        Record converted = map.apply(crossing.received(), new Context(catalogue, numbers, on, Optional.empty()));
        return to.encode(List.of(converted));
    }

    private static byte[] back(Crossing.Inward crossing) {
        ReturnDialect dialect = ReturnDialect.of(crossing);
        Numbers numbers = new Numbers(
                crossing.matched().person(), crossing.matched().request().localNumber());
        Context context =
                new Context(crossing.catalogue(), numbers, crossing.at().toLocalDate(), RequestRecord.of(crossing));
        Record converted = dialect.map().apply(crossing.answer(), context);
        return dialect.layout().encode(List.of(converted));
    }

    private record Numbers(String integrated, String local) {}

    private record Context(Catalogue catalogue, Numbers numbers, LocalDate businessDate, Optional<Record> request)
            implements ConversionContext {
        @Override
        public String number(String kind) {
            return kind.equals("integrated") ? numbers.integrated : numbers.local;
        }

        @Override
        public String constant(String name) {
            return catalogue.constant(name);
        }
    }

    public String getInterfaceId() {
        return interfaceId;
    }

    /** The interface whose map is used. */
    public void setInterfaceId(String interfaceId) {
        this.interfaceId = interfaceId;
    }
}
