package jp.sekisho.routes.conversion;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.Correspondence;
import jp.sekisho.catalogue.open.KeptLayouts;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.Texts;

/**
 * How a sender wants its results: its layout and the map to it, beside the layout that it asks in, in the versions of the
 * business date.
 */
public record ReturnDialect(ConversionMap map, Layout layout, Layout asked) {
    /** @throws jp.sekisho.error.SekishoException ROUTE-012 if the system does not speak the interface (any more) */
    public static ReturnDialect of(Catalogue catalogue, String system, String interfaceId, LocalDate on) {
        Correspondence found = catalogue
                .correspondence(system, interfaceId, on)
                .filter(known -> known.answered().isPresent())
                .orElseThrow(() -> RouteError.UNKNOWN_INTERFACE.exception("system", system, "interface", interfaceId));
        return new ReturnDialect(
                found.back(), found.back().target(), found.asked().source());
    }

    /** A request as its sender wrote it, for maps that echo items of it: read in the layout of then, under today's names. */
    public Record request(AcceptedLine line, KeptLayouts kept) {
        Layout then = kept.layout(line.catalogue(), line.request().system(), line.interfaceId());
        return asked.renamed(then.decode(Texts.bytes(line.received(), line.text(), then.charset()))
                .get(0));
    }

    /** A converted record as it is handed over or kept; refused if the layout cannot hold it. */
    public ResultRecord written(Record record, boolean text) {
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
}
