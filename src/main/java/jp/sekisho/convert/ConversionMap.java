package jp.sekisho.convert;

import java.util.List;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.Record;

/**
 * A checked map: turns a record of one layout into a record of another.
 *
 * <p>Immutable and thread safe. Every name in it was found when it was checked; what it refuses is the record's: an unknown
 * code ({@link CodeError}) or a failed check ({@link MapError#CHECK_FAILED}), each with the item's name.
 */
public final class ConversionMap {
    private final String id;
    private final Layout source;
    private final Layout target;
    private final Optional<String> answers;
    private final Program program;

    /** What runs, in this order: codes of the source, items of the target, checks of the result. */
    record Program(
            List<CodedItem> coded,
            List<Assignment> assignments,
            List<CheckedPair> checks,
            Optional<List<Assignment>> unanswered) {}

    /** A source item whose values must be in a table. */
    record CodedItem(String item, CodeTable table) {
        void check(Record source, ConversionContext context) {
            String code = source.get(item);
            if (!code.isEmpty()) {
                Tables.refuseUnknown(table, table.columns().get(0), code, item, context);
            }
        }
    }

    /** A target item and its value. */
    record Assignment(String item, Value value) {}

    ConversionMap(String id, Layout source, Layout target, Optional<String> answers, Program program) {
        this.id = id;
        this.source = source;
        this.target = target;
        this.answers = answers;
        this.program = program;
    }

    public String id() {
        return id;
    }

    /** The id of the layout that it reads. */
    public String from() {
        return source.id();
    }

    /** The id of the layout that it writes. */
    public String to() {
        return target.id();
    }

    /** The id of the layout of the request, for a map of answers. */
    public Optional<String> answers() {
        return answers;
    }

    public Layout source() {
        return source;
    }

    public Layout target() {
        return target;
    }

    /**
     * The converted record.
     *
     * @throws jp.sekisho.error.SekishoException with a {@link CodeError} or {@link MapError} that names the item
     */
    public Record apply(Record record, ConversionContext context) {
        program.coded().forEach(item -> item.check(record, context));
        Record converted = assigned(program.assignments(), record, context);
        for (CheckedPair check : program.checks()) {
            check.check(record, converted);
        }
        return converted;
    }

    /** Whether it can say that a line has no answer: only then may a request have several lines. */
    public boolean saysUnanswered() {
        return program.unanswered().isPresent();
    }

    /**
     * The record that stands in for a line without an answer.
     *
     * @param context with the request and with how the line ended
     * @throws jp.sekisho.error.SekishoException with {@link MapError#NOT_SAID} if the map cannot say it, else as
     *     {@link #apply}
     */
    public Record unanswered(ConversionContext context) {
        List<Assignment> assignments = program.unanswered()
                .orElseThrow(() -> Finding.of(MapError.NOT_SAID, "map", id).asException());
        return assigned(assignments, source.blank(), context);
    }

    private Record assigned(List<Assignment> assignments, Record record, ConversionContext context) {
        Record converted = target.blank();
        for (Assignment assignment : assignments) {
            converted = converted.with(assignment.item(), assignment.value().of(record, context));
        }
        return converted;
    }
}
