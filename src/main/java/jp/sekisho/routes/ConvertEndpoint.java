package jp.sekisho.routes;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.Record;
import jp.sekisho.passage.AcceptedLine;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;

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
            back(inward);
        } else {
            in(Crossing.of(exchange, Crossing.Inbound.class));
        }
    }

    private static void in(Crossing.Inbound crossing) {
        Catalogue catalogue = crossing.catalogue();
        LocalDate on = crossing.at().toLocalDate();
        ConversionMap map = crossing.dialect()
                .map()
                .flatMap(id -> catalogue.map(id, on))
                .orElseThrow(RouteError.STEP_MISSING::exception);
        Layout to = catalogue.layout(map.to(), on).orElseThrow(RouteError.STEP_MISSING::exception);
        EachLine.of(crossing.lines(), line -> {
            Conversion context = Conversion.of(catalogue, on, line.person(), line.localNumber());
            line.converted(to.encode(List.of(converted(map, line.received(), context))));
        });
    }

    private void back(Crossing.Inward crossing) {
        AcceptedLine line = crossing.matched().line();
        LocalDate on = crossing.at().toLocalDate();
        ReturnDialect dialect =
                ReturnDialect.of(crossing.catalogue(), line.request().system(), line.exchange(), on);
        Conversion context = Conversion.of(
                        crossing.catalogue(), on, line.person(), line.request().localNumber())
                .answering(dialect.request(line, desk().kept()));
        crossing.converted(dialect.written(converted(dialect.map(), crossing.answer(), context), line.text()));
    }

    /** What crosses is data: a map that drops them is none for this way. */
    private static Record converted(ConversionMap map, Record record, Conversion context) {
        return map.apply(record, context).orElseThrow(RouteError.STEP_MISSING::exception);
    }

    public String getInterfaceId() {
        return interfaceId;
    }

    /** The interface whose map is used. */
    public void setInterfaceId(String interfaceId) {
        this.interfaceId = interfaceId;
    }
}
