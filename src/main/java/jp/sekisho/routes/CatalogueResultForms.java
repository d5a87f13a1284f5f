package jp.sekisho.routes;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Supplier;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.convert.Unanswered;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.Record;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.ResultForms;

/** Writes results by the senders' result maps and layouts in the catalogue. Thread safe. */
public final class CatalogueResultForms implements ResultForms {
    private final Supplier<Catalogue> catalogue;
    private final Supplier<ZonedDateTime> business;

    /**
     * @param catalogue the snapshot in force now
     * @param business the business day's time
     */
    public CatalogueResultForms(Supplier<Catalogue> catalogue, Supplier<ZonedDateTime> business) {
        this.catalogue = catalogue;
        this.business = business;
    }

    @Override
    public ResultForm now() {
        return new Snapshot(catalogue.get(), business.get().toLocalDate());
    }

    private record Snapshot(Catalogue snapshot, LocalDate on) implements ResultForm {
        @Override
        public String catalogue() {
            return snapshot.version();
        }

        @Override
        public byte[] unanswered(UnansweredLine line) {
            Request request = line.request();
            ReturnDialect dialect = ReturnDialect.of(snapshot, request.system(), line.exchange(), on);
            Conversion context = Conversion.of(snapshot, on, line.person(), request.localNumber())
                    .answering(dialect.request(line.received(), line.text()))
                    .without(new Unanswered(line.ending().name(), line.reason(), line.sentence()));
            return written(dialect.layout(), List.of(dialect.map().unanswered(context)), line.text());
        }

        @Override
        public byte[] together(String system, String exchange, boolean text, List<byte[]> records) {
            Layout layout = ReturnDialect.of(snapshot, system, exchange, on).layout();
            List<Record> all = records.stream()
                    .flatMap(record -> layout.decode(Texts.bytes(record, text, layout.charset())).stream())
                    .toList();
            return written(layout, all, text);
        }

        private static byte[] written(Layout layout, List<Record> records, boolean text) {
            return Texts.kept(layout.encode(records), text, layout.charset());
        }
    }
}
