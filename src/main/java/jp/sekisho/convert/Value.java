package jp.sekisho.convert;

import jp.sekisho.layout.Record;

/** A compiled expression: the value of one target item for one record. */
interface Value {
    String of(Record source, ConversionContext context);
}
