package jp.sekisho.convert.value;

import jp.sekisho.layout.record.Record;

/** A compiled condition, asked of a record and of what has been made of it. */
public interface RecordPredicate {
    RecordPredicate ALWAYS = (source, made, context) -> true;

    boolean holds(Record source, Record made, ConversionContext context);
}
