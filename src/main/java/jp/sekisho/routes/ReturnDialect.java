package jp.sekisho.routes;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.KeptLayouts;
import jp.sekisho.convert.ConversionMap;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.Record;
import jp.sekisho.passage.AcceptedLine;

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
                result.map().flatMap(id -> catalogue.map(id, on)).orElseThrow(RouteError.STEP_MISSING::exception),
                catalogue.layout(result.layout(), on).orElseThrow(RouteError.STEP_MISSING::exception),
                catalogue.layout(request.layout(), on).orElseThrow(RouteError.STEP_MISSING::exception));
    }

    /** A request as its sender wrote it, for maps that echo items of it: read in the layout of then, under today's names. */
    Record request(AcceptedLine line, KeptLayouts kept) {
        Layout then = kept.layout(line.catalogue(), line.request().system(), line.exchange());
        return asked.renamed(then.decode(Texts.bytes(line.received(), line.text(), then.charset()))
                .get(0));
    }

    /** A converted record as it is handed over or kept; refused if the layout cannot hold it. */
    ResultRecord written(Record record, boolean text) {
        return new ResultRecord(body(List.of(record), text), record);
    }

    /** Records of former lines in today's layout. */
    byte[] together(List<byte[]> values, boolean text) {
        return body(
                values.stream()
                        .map(each -> layout.ofFormer(ResultRecord.values(each)))
                        .toList(),
                text);
    }

    private byte[] body(List<Record> records, boolean text) {
        return Texts.kept(layout.encode(records), text, layout.charset());
    }

    private static Dialect dialect(Catalogue catalogue, String system, String interfaceId) {
        return catalogue
                .system(system)
                .flatMap(known -> known.dialect(interfaceId))
                .orElseThrow(() -> RouteError.UNKNOWN_INTERFACE.exception("system", system, "interface", interfaceId));
    }
}
