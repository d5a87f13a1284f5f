package jp.sekisho.layout;

import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.record.Record;

/** What rules in Java have against a data record of one layout, beside what its file says. Thread safe. */
@FunctionalInterface
public interface RecordCheck {
    /** All that forbids the record, by the names of its items and never by a value; none if nothing does. */
    List<Finding> findings(Record record);
}
