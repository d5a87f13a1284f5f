package jp.sekisho.routes;

import java.time.LocalDate;
import java.util.Optional;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.convert.ConversionContext;
import jp.sekisho.convert.Unanswered;
import jp.sekisho.layout.Record;

/** What a map asks for besides the record, by one snapshot of the catalogue. Immutable. */
record Conversion(
        Catalogue catalogue,
        LocalDate businessDate,
        String person,
        String localNumber,
        Optional<Record> request,
        Optional<Unanswered> unanswered)
        implements ConversionContext {

    static Conversion of(Catalogue catalogue, LocalDate on, String person, String localNumber) {
        return new Conversion(catalogue, on, person, localNumber, Optional.empty(), Optional.empty());
    }

    /** On the way back: the request, as its sender wrote it. */
    Conversion answering(Record asked) {
        return new Conversion(catalogue, businessDate, person, localNumber, Optional.of(asked), unanswered);
    }

    /** Where there is no answer. */
    Conversion without(Unanswered ended) {
        return new Conversion(catalogue, businessDate, person, localNumber, request, Optional.of(ended));
    }

    @Override
    public String number(String kind) {
        return kind.equals("integrated") ? person : localNumber;
    }

    @Override
    public String constant(String name) {
        return catalogue.constant(name);
    }
}
