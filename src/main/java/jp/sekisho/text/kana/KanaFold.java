package jp.sekisho.text.kana;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What two readings of a name may differ in and still be found by each other. Both the text that is looked for and the one it is
 * compared with are folded; what comes out is no reading of anything.
 *
 * <p>The rules are those of the search that the standard for resident records asks for (住民記録システム標準仕様書 2.1.2),
 * one by one, as searches differ in which they take. They are for katakana of full width.
 */
public enum KanaFold {
    /** Spaces of both widths. */
    SPACES {
        @Override
        String apply(String text) {
            return text.replace(" ", "").replace("\u3000", "");
        }
    },
    /** Whether there is a long mark, and the dashes, hyphens and minuses after a kana that are taken for one. */
    LONG_MARKS {
        @Override
        String apply(String text) {
            return LongMarks.UNIFY.apply(text).flatMap(LongMarks.DROP::apply).orElseThrow();
        }
    },
    /** Small or large. */
    SMALL {
        @Override
        String apply(String text) {
            return SmallKana.LARGE.apply(text);
        }
    },
    /** Voiced, semi-voiced or neither, and the kana that sound alike: ヂ and ジ, ヅ and ズ, ヴァ and バ, ヲ and オ, ワ and ハ. */
    SOUNDS {
        @Override
        String apply(String text) {
            StringBuilder alike = new StringBuilder();
            for (int i = 0; i < text.length(); i++) {
                int with = text.charAt(i) == 'ヴ' && i + 1 < text.length() ? VU_WITH.indexOf(text.charAt(i + 1)) : -1;
                alike.append(with < 0 ? text.charAt(i) : SOUNDS_LIKE_VU_WITH.charAt(with));
                i += with < 0 ? 0 : 1;
            }
            for (int i = 0; i < alike.length(); i++) {
                int at = SOUND.indexOf(alike.charAt(i));
                alike.setCharAt(i, at < 0 ? alike.charAt(i) : SOUNDS_LIKE.charAt(at));
            }
            return Kana.unvoiced(alike.toString());
        }
    },
    /** ウ after a kana that ends on o is taken for オ. */
    O_U {
        @Override
        String apply(String text) {
            StringBuilder folded = new StringBuilder(text);
            for (int i = 1; i < folded.length(); i++) {
                if (folded.charAt(i) == 'ウ' && Vowels.before(folded, i).equals("オ")) {
                    folded.setCharAt(i, 'オ');
                }
            }
            return folded.toString();
        }
    };

    private static final String VU_WITH = "ァィェォアイエオ";
    private static final String SOUNDS_LIKE_VU_WITH = "バビベボバビベボ";
    private static final String SOUND = "ヂヅヴヲワ";
    private static final String SOUNDS_LIKE = "ジズブオハ";

    abstract String apply(String text);

    /** The rule of that name, in lower case with hyphens. */
    public static Optional<KanaFold> named(String name) {
        return Arrays.stream(values())
                .filter(rule ->
                        rule.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                .findFirst();
    }

    /**
     * The text folded by these rules, or empty if it holds kana other than katakana of full width. To fold it again changes
     * nothing; in which order the rules are given does not matter.
     */
    public static Optional<String> fold(String text, Collection<KanaFold> rules) {
        if (text.codePoints().anyMatch(c -> Kana.isHiragana(c) || HalfWidth.isOfKana(c))) {
            return Optional.empty();
        }
        String folded = text;
        for (KanaFold rule : ordered(rules)) {
            folded = rule.apply(folded);
        }
        return Optional.of(folded);
    }

    /** As they are declared: what is left out goes first, so that the kana on both sides of it meet. */
    private static Set<KanaFold> ordered(Collection<KanaFold> rules) {
        EnumSet<KanaFold> ordered = EnumSet.noneOf(KanaFold.class);
        ordered.addAll(rules);
        return ordered;
    }
}
