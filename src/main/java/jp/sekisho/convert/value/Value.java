package jp.sekisho.convert.value;

import jp.sekisho.layout.record.Record;

/** A compiled expression: the value of one target item for one record. */
public interface Value {
    String of(Record source, ConversionContext context);
}
