package jp.sekisho.convert;

import jp.sekisho.layout.Record;

/** A compiled condition, asked of a record and of what has been made of it. */
interface RecordPredicate {
    RecordPredicate ALWAYS = (source, made, context) -> true;

    boolean holds(Record source, Record made, ConversionContext context);
}
