package jp.sekisho.text.kana;

import java.util.Arrays;
import java.util.Optional;

/** What becomes of small kana, in full and half width. Kana that are not small, and other characters, stay. */
public enum SmallKana {
    /** Every small kana is written large. */
    LARGE("large"),
    /** As {@link #LARGE}, but the small ka and ke stay: in names of places they are read as words of their own. */
    LARGE_EXCEPT_KA_KE("large-except-ka-ke");

    private static final String SMALL = "ァィゥェォッャュョヮㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿぁぃぅぇぉっゃゅょゎｧｨｩｪｫｯｬｭｮヵヶゕゖ";
    private static final String AS_LARGE = "アイウエオツヤユヨワクシストヌハヒフヘホムラリルレロあいうえおつやゆよわｱｲｳｴｵﾂﾔﾕﾖカケかけ";
    private static final int KA_KE = SMALL.indexOf('ヵ');
    private final String wire;

    SmallKana(String wire) {
        this.wire = wire;
    }

    public static Optional<SmallKana> named(String name) {
        return Arrays.stream(values()).filter(rule -> rule.wire.equals(name)).findFirst();
    }

    public String apply(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < changed.length(); i++) {
            changed.setCharAt(i, apply(changed.charAt(i)));
        }
        return changed.toString();
    }

    private char apply(char c) {
        int at = SMALL.indexOf(c);
        boolean stays = at < 0 || this == LARGE_EXCEPT_KA_KE && at >= KA_KE;
        return stays ? c : AS_LARGE.charAt(at);
    }
}
