package jp.sekisho.layout.markup;

import jp.sekisho.error.Finding;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.Record;
import org.jspecify.annotations.Nullable;

/** A record of an XML or JSON message that is well-formed. */
sealed interface MarkupRecord {
    /** Its kind, as far as it could be told. */
    @Nullable
    MarkupKind kind();

    /** The record, or what is wrong with it, thrown. */
    Record record(int line, Notes notes);

    /**
     * As it was written.
     *
     * @param values by the indexes of the kind's items; empty where there is none
     */
    record Written(MarkupKind kind, String[] values) implements MarkupRecord {
        @Override
        public Record record(int line, Notes notes) {
            return kind.record(values, line, notes);
        }
    }

    /** What cannot be one of this layout. */
    record Unfit(@Nullable MarkupKind kind, Finding why) implements MarkupRecord {
        @Override
        public Record record(int line, Notes notes) {
            throw why.asException();
        }
    }
}
