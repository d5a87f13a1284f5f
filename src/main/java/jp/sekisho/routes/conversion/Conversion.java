package jp.sekisho.routes.conversion;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.convert.value.Unanswered;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.Request;
import jp.sekisho.routes.RouteError;

/**
 * What a map asks for besides the record, by one snapshot of the catalogue. Immutable.
 *
 * @param link the counterpart with which the record is exchanged; {@link #NO_LINK} where it leaves by none, which has no constants
 * @param counted the number that the counterpart counts, under which the record leaves
 */
public record Conversion(
        Catalogue catalogue,
        String link,
        LocalDate businessDate,
        Persons persons,
        Optional<Record> request,
        Optional<Unanswered> unanswered,
        long counted)
        implements ConversionContext {
    /** Stands for the link of a record that leaves by none. */
    public static final String NO_LINK = "";

    /**
     * Whom the record is about.
     *
     * @param integrated the integrated number of the first; empty if nobody is named
     * @param local the number by which the business system knows that one
     * @param byItem the integrated numbers of all, by the items that name them
     * @param receiver the system to which something leads that it has not asked for; empty where it has asked
     */
    public record Persons(String integrated, String local, Map<String, String> byItem, String receiver) {
        public Persons {
            byItem = Map.copyOf(byItem);
        }

        Persons(String integrated, String local, Map<String, String> byItem) {
            this(integrated, local, byItem, "");
        }

        /** @throws jp.sekisho.error.SekishoException ATENA-007 if a receiver has none for somebody who is named */
        private String requireLocal() {
            if (local.isEmpty() && !integrated.isEmpty() && !receiver.isEmpty()) {
                throw RouteError.UNKNOWN_TO_RECEIVER.exception("system", receiver);
            }
            return local;
        }
    }

    /** On the way back, of an accepted line. */
    public static Conversion of(Catalogue catalogue, LocalDate on, AcceptedLine line) {
        return of(catalogue, line.request().link(), on, new Persons(line.person(), line.localNumber(), Map.of()));
    }

    /** On the way in. @param byItem the integrated numbers of whom the line names, in the order of its items */
    public static Conversion asking(
            Catalogue catalogue, String link, LocalDate on, String local, Map<String, String> byItem) {
        String first = byItem.values().stream().findFirst().orElse("");
        return of(catalogue, link, on, new Persons(first, local, byItem));
    }

    /** To the receiver of what leads to it. @param local the number by which the receiver knows the person; none if it has none */
    public static Conversion givenTo(
            Catalogue catalogue, Request request, LocalDate on, String integrated, Optional<String> local) {
        Persons persons = new Persons(integrated, local.orElse(""), Map.of(), request.link());
        return of(catalogue, request.system(), on, persons);
    }

    /** Of what a room of the gateway's own answers: it says all numbers itself. @param asked as its sender wrote it */
    static Conversion served(Catalogue catalogue, LocalDate on, Record asked) {
        return of(catalogue, NO_LINK, on, new Persons("", "", Map.of())).answering(asked);
    }

    private static Conversion of(Catalogue catalogue, String link, LocalDate on, Persons persons) {
        return new Conversion(catalogue, link, on, persons, Optional.empty(), Optional.empty(), 1);
    }

    /** On the way back: the request, as its sender wrote it. */
    public Conversion answering(Record asked) {
        return new Conversion(catalogue, link, businessDate, persons, Optional.of(asked), unanswered, counted);
    }

    /** Where there is no answer. */
    Conversion without(Unanswered ended) {
        return new Conversion(catalogue, link, businessDate, persons, request, Optional.of(ended), counted);
    }

    /** Under a number that the counterpart counts. */
    public Conversion counted(long number) {
        return new Conversion(catalogue, link, businessDate, persons, request, unanswered, number);
    }

    @Override
    public String number(String kind) {
        return kind.equals("integrated") ? persons.integrated : persons.requireLocal();
    }

    @Override
    public String integratedNumber(String item) {
        return persons.byItem.getOrDefault(item, "");
    }

    @Override
    public String constant(String name) {
        return catalogue.constant(link, name);
    }
}
