package jp.sekisho.routes;

import java.time.LocalDate;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.Record;

/**
 * How a sender wants its results: its layout and the map to it, beside the layout that it asks in, in the versions of the
 * business date.
 */
record ReturnDialect(ConversionMap map, Layout layout, Layout asked) {
    private static final String RESULT = "-result";

    static ReturnDialect of(Catalogue catalogue, String system, String interfaceId, LocalDate on) {
        Dialect result = dialect(catalogue, system, interfaceId + RESULT);
        Dialect request = dialect(catalogue, system, interfaceId);
        return new ReturnDialect(
                result.map().flatMap(catalogue::map).orElseThrow(RouteError.STEP_MISSING::exception),
                catalogue.layout(result.layout(), on).orElseThrow(RouteError.STEP_MISSING::exception),
                catalogue.layout(request.layout(), on).orElseThrow(RouteError.STEP_MISSING::exception));
    }

    /** A request as its sender wrote it, for maps that echo items of it. */
    Record request(byte[] received, boolean text) {
        return asked.decode(Texts.bytes(received, text, asked.charset())).get(0);
    }

    private static Dialect dialect(Catalogue catalogue, String system, String interfaceId) {
        return catalogue
                .system(system)
                .flatMap(known -> known.dialect(interfaceId))
                .orElseThrow(() -> RouteError.UNKNOWN_INTERFACE.exception("system", system, "interface", interfaceId));
    }
}
