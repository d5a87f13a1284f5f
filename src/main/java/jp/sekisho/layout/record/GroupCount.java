package jp.sekisho.layout.record;

import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.ItemRules;
import jp.sekisho.layout.item.LayoutError;

/**
 * The item that says how often a group is repeated.
 *
 * @param most how many slots there are
 */
public record GroupCount(ItemRules item, String group, int most) {

    /** What the item says; none where it is blank. */
    public int said(String count, int line) {
        if (count.isEmpty()) {
            return 0;
        }
        int said = count.length() > 6 ? most + 1 : Integer.parseInt(count);
        if (said > most) {
            throw wrong(line);
        }
        return said;
    }

    public SekishoException wrong(int line) {
        return item.finding(LayoutError.WRONG_SLOT_COUNT, line, "group", group, "most", most);
    }
}
