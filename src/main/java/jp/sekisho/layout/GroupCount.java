package jp.sekisho.layout;

import jp.sekisho.error.SekishoException;

/**
 * The item that says how often a group is repeated.
 *
 * @param most how many slots there are
 */
record GroupCount(ItemRules item, String group, int most) {

    /** What the item says; none where it is blank. */
    int said(String count, int line) {
        if (count.isEmpty()) {
            return 0;
        }
        int said = count.length() > 6 ? most + 1 : Integer.parseInt(count);
        if (said > most) {
            throw wrong(line);
        }
        return said;
    }

    SekishoException wrong(int line) {
        return item.finding(LayoutError.WRONG_SLOT_COUNT, line, "group", group, "most", most);
    }
}
