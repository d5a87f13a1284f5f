package jp.sekisho.text.charset;

import java.nio.charset.Charset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Charsets of the JVM whose tables read a few codes otherwise than another side's do, each under a name that says whose reading it is:
 * IBM's own, Microsoft's, or that of JIS.
 *
 * <p>Immutable and thread safe. All vendors agree on the codes, and not on the characters of Unicode that they are.
 */
final class Variants {
    private static final Map<Character, Character> NONE = Map.of();

    /** The codes 43A1, 426A, 444A, 447C and 4260 as IBM has them, from what Java reads. */
    private static final Map<Character, Character> IBM =
            Map.of('\uFF5E', '\u301C', '\uFFE4', '\u00A6', '\u2015', '\u2014', '\u2225', '\u2016', '\uFF0D', '\u2212');

    /** The code 4260 as Microsoft has it, where Java reads it as IBM does and the other four as Microsoft does. */
    private static final Map<Character, Character> MICROSOFT = Map.of('\u2212', '\uFF0D');

    /** The code 213D as JIS X 0208 has it. */
    private static final Map<Character, Character> JIS = Map.of('\u2014', '\u2015');

    private static final Map<String, Charset> KNOWN = new LinkedHashMap<>();

    static {
        for (String host : new String[] {"x-IBM930", "x-IBM939", "x-IBM300"}) {
            add(host, "IBM", IBM);
            add(host, "MS", host.equals("x-IBM930") ? MICROSOFT : NONE);
        }
        for (String jis : new String[] {"EUC-JP", "Shift_JIS", "ISO-2022-JP"}) {
            add(jis, "JIS", JIS);
        }
    }

    private Variants() {}

    private static void add(String name, String side, Map<Character, Character> otherwise) {
        if (Charset.isSupported(name)) {
            VariantCharset variant = new VariantCharset(name + "-" + side, Charset.forName(name), otherwise);
            KNOWN.put(variant.name().toLowerCase(Locale.ROOT), variant);
        }
    }

    static Optional<Charset> named(String name) {
        return Optional.ofNullable(KNOWN.get(name.toLowerCase(Locale.ROOT)));
    }

    static Collection<Charset> all() {
        return KNOWN.values();
    }
}
