package jp.sekisho.routes;

import java.time.LocalDate;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.layout.Layout;

/** How the sender of a request wants its results: its layout and the map to it, in the version of the business date. */
record ReturnDialect(ConversionMap map, Layout layout) {
    private static final String RESULT = "-result";

    static ReturnDialect of(Crossing.Inward crossing) {
        String system = crossing.matched().request().system();
        String interfaceId = crossing.matched().exchange() + RESULT;
        LocalDate on = crossing.at().toLocalDate();
        Dialect dialect = crossing.catalogue()
                .system(system)
                .flatMap(known -> known.dialect(interfaceId))
                .orElseThrow(() -> RouteError.UNKNOWN_INTERFACE.exception("system", system, "interface", interfaceId));
        ConversionMap map =
                dialect.map().flatMap(crossing.catalogue()::map).orElseThrow(RouteError.STEP_MISSING::exception);
        Layout layout =
                crossing.catalogue().layout(dialect.layout(), on).orElseThrow(RouteError.STEP_MISSING::exception);
        return new ReturnDialect(map, layout);
    }
}
