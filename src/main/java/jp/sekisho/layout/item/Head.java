package jp.sekisho.layout.item;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.Counted;
import jp.sekisho.error.Finding;
import jp.sekisho.text.charset.StrictCharset;
import jp.sekisho.text.kana.Repertoire;

/**
 * What a layout says about the whole message.
 *
 * @param until the last business date on which this version is in force, where it says so
 * @param lookAlikes whether a character that cannot be written becomes its look-alike that can, on the way out
 * @param privateUse the set that its private-use characters come from; without one it has none
 * @param carriesNo classes whose items may not be in a message of this layout, nor flow into it by a map
 * @param counted whether its records are lines
 */
public record Head(
        String id,
        String name,
        int version,
        LocalDate from,
        Optional<LocalDate> until,
        StrictCharset charset,
        Optional<Repertoire> repertoire,
        boolean lookAlikes,
        Optional<String> privateUse,
        Set<Classification> carriesNo,
        Counted counted) {

    /** What is wrong with the line or record of that number. */
    public Finding finding(LayoutError error, int line, Object... more) {
        return Finding.of(error, "layout", id, counted.detail(), line).with(more);
    }
}
