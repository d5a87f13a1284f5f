package jp.sekisho.routes.door;

import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Submission;
import jp.sekisho.routes.PersonNames;

/**
 * Reads an answer, and refuses one about another person than its request.
 *
 * @param layout in which the counterpart answers
 * @param names by which the request's persons are known
 */
public record AnswerReading(Layout layout, PersonNames names) {

    /** Reads it once: whichever verb of a way back needs it first. */
    public void read(Crossing.Inward crossing, byte[] body) {
        if (crossing.isRead()) {
            return;
        }
        Record record = layout.decode(body).get(0);
        if (!isAbout(record, crossing.matched().line().persons())) {
            throw Finding.of(PassageError.ANSWER_OF_ANOTHER_PERSON).asException();
        }
        crossing.read(record);
    }

    /** Whether an answer names, where it can name any, first the person whom its request is about, and besides only others of its. */
    private boolean isAbout(Record record, List<String> persons) {
        List<Field> items = layout.meaning(Field.PERSON);
        List<String> named = items.stream()
                .map(item -> record.get(item.name()))
                .filter(number -> !number.isBlank())
                .map(names::of)
                .toList();
        return named.isEmpty()
                ? items.isEmpty() || persons.contains(Submission.NOBODY)
                : named.get(0).equals(persons.get(0)) && persons.containsAll(named);
    }
}
