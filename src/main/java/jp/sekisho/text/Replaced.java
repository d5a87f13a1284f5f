package jp.sekisho.text;

import java.nio.charset.Charset;
import java.util.BitSet;

/**
 * The characters that a charset's own encoder silently writes as another's: what is read back is not what was written. In
 * IBM host code these are fifty, among them ideographs of names.
 *
 * <p>Immutable. Found by trying every code point once.
 */
final class Replaced {
    private final BitSet characters = new BitSet();

    Replaced(Charset charset) {
        Trial trial = new Trial(charset);
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String one = Character.toString(c);
            byte[] written = Character.getType(c) == Character.SURROGATE ? null : trial.written(one);
            if (written != null && !one.equals(trial.read(written))) {
                characters.set(c);
            }
        }
    }

    boolean inAny(String text) {
        return text.codePoints().anyMatch(characters::get);
    }
}
