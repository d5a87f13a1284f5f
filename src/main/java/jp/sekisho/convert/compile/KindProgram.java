package jp.sekisho.convert.compile;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.value.Assignment;
import jp.sekisho.convert.value.Codes;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.convert.value.RecordPredicate;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.item.Classification;
import jp.sekisho.layout.record.Filling;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;

/**
 * What runs for one kind of record, in this order: codes of the source, items of the target, checks of the result.
 *
 * @param written what its file says
 * @param names the names of the items that it is compiled for, in their order
 * @param reads the names of those at whose values it looks, in their order
 */
record KindProgram(
        RecordKind source,
        RecordKind target,
        List<String> names,
        List<String> reads,
        List<CodedItem> coded,
        List<Assignment> assignments,
        List<Groups.Beyond> beyond,
        List<Checked> checks,
        WrittenLines written) {

    /** A source item whose values must be in a table. */
    record CodedItem(String item, int index, CodeTable table, CodeTable.Way way) {
        void check(Record source, ConversionContext context) {
            String code = source.get(index);
            if (!code.isEmpty()) {
                Codes.refuseUnknown(table, way, code, item, context);
            }
        }
    }

    /** What must hold, in which case, and what is said if it does not. */
    record Checked(RecordPredicate when, RecordPredicate that, Finding otherwise) {
        void check(Record source, Record made, ConversionContext context) {
            if (when.holds(source, made, context) && !that.holds(source, made, context)) {
                throw otherwise.asException();
            }
        }
    }

    static KindProgram of(RecordKind source, RecordKind target, List<Assignment> assignments) {
        return new KindProgram(
                source,
                target,
                source.filling().record().names(),
                List.of(),
                List.of(),
                assignments,
                List.of(),
                List.of(),
                WrittenLines.NONE);
    }

    /** The protection of what flows into an item of the target. */
    Set<Classification> flowsInto(String item) {
        int index = target.index(item);
        Set<Classification> classes = EnumSet.noneOf(Classification.class);
        assignments.stream()
                .filter(assignment -> assignment.index() == index)
                .forEach(assignment -> classes.addAll(assignment.classes()));
        return classes;
    }

    Record apply(Record record, ConversionContext context) {
        Record read = record.names() == names || record.names().equals(names) ? record : arranged(record);
        for (CodedItem item : coded) {
            item.check(read, context);
        }
        for (Groups.Beyond group : beyond) {
            group.check(read);
        }
        Record made = filled(read, context);
        for (Checked check : checks) {
            check.check(read, made, context);
        }
        return made;
    }

    private Record filled(Record read, ConversionContext context) {
        Filling filling = target.filling();
        for (Assignment assignment : assignments) {
            assignment.into(filling, read, context);
        }
        return filling.record();
    }

    /** A record with the same items in another order. */
    private Record arranged(Record record) {
        Filling own = source.filling();
        List<String> others = record.names();
        for (int i = 0; i < others.size(); i++) {
            own.copy(source.index(others.get(i)), record, i);
        }
        return own.record();
    }
}
