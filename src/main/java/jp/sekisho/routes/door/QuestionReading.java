package jp.sekisho.routes.door;

import java.time.LocalDate;
import java.util.List;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.reply.ReplyError;
import jp.sekisho.routes.Desk;
import jp.sekisho.routes.PurposeText;
import jp.sekisho.routes.RouteError;

/** Reads what a counterpart asks in the layout in which it crosses, and asks whether the counterpart may. Immutable. */
public record QuestionReading(Desk desk, Crossing.Asking crossing) {

    /** Reads it, or refuses it; what is known of it by then is with the crossing either way. */
    public void read() {
        Interface rules = crossing.rules();
        LocalDate on = crossing.at().toLocalDate();
        Layout layout = crossing.catalogue()
                .layout(rules.crossing(), on)
                .orElseThrow(() ->
                        RouteError.UNKNOWN_INTERFACE.exception("system", rules.requireLink(), "interface", rules.id()));
        byte[] body = crossing.letter().orElseThrow(Crossing::missing).body();
        List<Record> records = layout.decode(body);
        if (records.size() != 1) {
            throw Finding.of(ReplyError.SEVERAL_RECORDS, "actual", records.size())
                    .asException();
        }
        Record record = records.get(0);
        List<String> named = rules.persons().stream()
                .map(record::get)
                .filter(number -> !number.isBlank())
                .distinct()
                .toList();
        Purpose purpose = PurposeText.said(layout, record);
        crossing.read(record, known(named), items(purpose));
        if (named.isEmpty() && !rules.persons().isEmpty()) {
            throw RouteError.NAMES_NOBODY.exception("items", String.join(", ", rules.persons()));
        }
        crossing.catalogue()
                .permits()
                .refusal(rules.requireLink(), rules.id(), purpose, on)
                .ifPresent(finding -> {
                    throw finding.asException();
                });
    }

    /** Whom the tables do not know may be anything that stands in the place of a number, and is not kept. */
    private List<String> known(List<String> named) {
        return desk.store().ask(handle -> named.stream()
                .flatMap(number -> desk.persons().ofCounterpart(handle, number).stream())
                .distinct()
                .toList());
    }

    private String items(Purpose purpose) {
        String code = purpose.code(Purpose.INFORMATION);
        boolean isKnown =
                crossing.catalogue().permits().isKnown(crossing.rules().id(), Purpose.INFORMATION, code);
        return isKnown ? code : "";
    }
}
