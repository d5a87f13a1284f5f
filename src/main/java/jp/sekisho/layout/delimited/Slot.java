package jp.sekisho.layout.delimited;

import jp.sekisho.layout.record.GroupCount;

/**
 * A place of a repeated group, from 0.
 *
 * @param countAt index of the item that says how often the group is repeated
 */
record Slot(GroupCount count, int countAt, int number) {

    boolean isUsed(String said, int line) {
        return number < count.said(said, line);
    }
}
