package jp.sekisho.routes.conversion;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Supplier;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.open.KeptLayouts;
import jp.sekisho.convert.value.Unanswered;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.LineResult;
import jp.sekisho.passage.ResultForms;
import jp.sekisho.routes.RouteError;

/** Writes results by the senders' result maps and layouts in the catalogue. Thread safe. */
public final class CatalogueResultForms implements ResultForms {
    private final Supplier<Catalogue> catalogue;
    private final Supplier<ZonedDateTime> business;
    private final KeptLayouts kept;

    /**
     * @param catalogue the snapshot in force now
     * @param business the business day's time
     * @param kept in which layouts requests came
     */
    public CatalogueResultForms(Supplier<Catalogue> catalogue, Supplier<ZonedDateTime> business, KeptLayouts kept) {
        this.catalogue = catalogue;
        this.business = business;
        this.kept = kept;
    }

    @Override
    public ResultForm now() {
        return new Snapshot(catalogue.get(), business.get().toLocalDate(), kept);
    }

    private record Snapshot(Catalogue snapshot, LocalDate on, KeptLayouts kept) implements ResultForm {
        @Override
        public String catalogue() {
            return snapshot.versionOn(on);
        }

        @Override
        public LineResult unanswered(UnansweredLine ended) {
            AcceptedLine line = ended.line();
            ReturnDialect dialect = dialect(line.request().system(), line.interfaceId());
            Conversion context = Conversion.of(snapshot, on, line)
                    .answering(dialect.request(line, kept))
                    .without(new Unanswered(ended.ending().name(), ended.reason(), ended.sentence()));
            return dialect.written(dialect.map().unanswered(context), line.text());
        }

        @Override
        public LineResult told(AcceptedLine line) {
            ReturnDialect dialect = dialect(line.request().system(), line.interfaceId());
            Record said = dialect.request(line, kept);
            Conversion context = Conversion.of(snapshot, on, line).answering(said);
            return dialect.written(
                    dialect.map()
                            .apply(said, context)
                            .orElseThrow(() -> RouteError.RECORD_DROPPED.exception(
                                    "map", dialect.map().id())),
                    line.text());
        }

        @Override
        public byte[] together(String system, String interfaceId, boolean text, List<byte[]> values) {
            return dialect(system, interfaceId).together(values, text);
        }

        private ReturnDialect dialect(String system, String interfaceId) {
            return ReturnDialect.of(snapshot, system, interfaceId, on);
        }
    }
}
