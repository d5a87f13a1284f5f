package jp.sekisho.layout;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.text.Repertoire;
import jp.sekisho.text.StrictCharset;

/**
 * What a layout says about the whole message.
 *
 * @param lookAlikes whether a character that cannot be written becomes its look-alike that can, on the way out
 * @param carriesNo classes whose items may not be in a message of this layout, nor flow into it by a map
 */
record Head(
        String id,
        String name,
        int version,
        LocalDate from,
        StrictCharset charset,
        Optional<Repertoire> repertoire,
        boolean lookAlikes,
        Set<Classification> carriesNo) {}
