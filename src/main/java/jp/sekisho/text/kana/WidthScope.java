package jp.sekisho.text.kana;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which characters change their width. The others stay, except under {@link #ALL}. */
public enum WidthScope {
    /** Every character of JIS X 0201; what has no form of the width asked for is refused. */
    ALL,
    /** The digits. */
    DIGITS,
    /** The printable characters of ASCII with the space. */
    ASCII,
    /** Katakana with their marks and punctuation; a katakana without a half-width form is refused. */
    KANA;

    public static Optional<WidthScope> named(String name) {
        return Arrays.stream(values())
                .filter(scope -> scope.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** Whether a half-width character is one of those. */
    boolean covers(int half) {
        return switch (this) {
            case ALL -> true;
            case DIGITS -> half >= '0' && half <= '9';
            case ASCII -> half >= ' ' && half <= '~';
            case KANA -> HalfWidth.isOfKana(half);
        };
    }
}
