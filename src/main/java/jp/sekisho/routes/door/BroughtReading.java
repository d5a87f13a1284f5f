package jp.sekisho.routes.door;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Permits;
import jp.sekisho.boundary.Priority;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.inward.Brought;
import jp.sekisho.passage.inward.InwardError;
import jp.sekisho.routes.Desk;
import jp.sekisho.routes.PurposeText;
import jp.sekisho.routes.RouteError;
import jp.sekisho.seal.Letter;

/**
 * Reads what a counterpart has brought in the layout in which it crosses, and finds the one system that may be given it: the permits
 * say so, as they say who may ask. Immutable.
 */
public record BroughtReading(Desk desk, Crossing.Bringing crossing) {
    /** Reads it, or refuses it; then it stays with the counterpart. */
    public Brought read() {
        Interface rules = crossing.rules();
        Catalogue catalogue = crossing.catalogue();
        LocalDate on = crossing.at().toLocalDate();
        Letter letter = crossing.letter().orElseThrow(Crossing::missing);
        Layout layout = catalogue
                .layout(rules.crossing(), on)
                .orElseThrow(
                        () -> RouteError.UNKNOWN_INTERFACE.exception("system", rules.id(), "interface", rules.id()));
        List<Record> records = layout.decode(letter.body());
        if (records.size() != 1) {
            throw Finding.of(InwardError.SEVERAL_RECORDS, "actual", records.size())
                    .asException();
        }
        Record record = records.get(0);
        Purpose purpose = PurposeText.said(layout, record);
        String receiver = receiver(purpose, on);
        return new Brought(
                rules.requireLink(),
                letter.head().messageId(),
                rules.id(),
                receiver,
                persons(rules, record),
                PurposeText.written(purpose),
                purpose.code(Purpose.INFORMATION),
                receiver.isEmpty() ? Priority.NORMAL : catalogue.permits().usual(receiver, rules.id(), purpose, on),
                rules.deadline()
                        .orElseThrow(Crossing::missing)
                        .endAfter(crossing.at(), calendar(rules))
                        .toInstant(),
                catalogue.versionOn(on),
                letter.body());
    }

    private String receiver(Purpose purpose, LocalDate on) {
        Permits permits = crossing.catalogue().permits();
        String interfaceId = crossing.rules().id();
        SortedSet<String> receivers = permits.permitted(interfaceId, purpose, on);
        if (receivers.isEmpty() && crossing.rules().passage() == Passage.OFFER) {
            return ""; // whoever asks is to hear that no answer comes
        }
        if (receivers.isEmpty()) {
            throw Finding.of(InwardError.NOBODYS, "interface", interfaceId).asException();
        }
        if (receivers.size() > 1) {
            throw Finding.of(InwardError.SEVERAL_OWNERS, "systems", String.join(", ", receivers))
                    .asException();
        }
        String receiver = receivers.first();
        if (desk.links().party(receiver).isEmpty()) {
            throw Finding.of(InwardError.NO_LANE, "system", receiver).asException();
        }
        return receiver;
    }

    /** Whom it concerns; somebody whom nobody knows is a person all the same. */
    private List<String> persons(Interface rules, Record record) {
        Set<String> persons = new LinkedHashSet<>();
        for (String item : rules.persons()) {
            String number = record.get(item);
            if (!number.isBlank()) {
                persons.add(desk.persons().of(number));
            }
        }
        if (persons.isEmpty() && !rules.persons().isEmpty()) {
            throw RouteError.NAMES_NOBODY.exception("items", String.join(", ", rules.persons()));
        }
        if (persons.isEmpty()) {
            return List.of(Submission.NOBODY);
        }
        List<String> borne = List.copyOf(persons);
        return rules.passage() == Passage.OFFER
                ? borne // its answer has to be about just these
                : desk.store().ask(handle -> desk.persons().all(handle, borne, List.of()));
    }

    private BusinessCalendar calendar(Interface rules) {
        String id = desk.link(rules.requireLink()).link().calendar();
        return crossing.catalogue().calendar(id).orElseThrow(Crossing::missing);
    }
}
