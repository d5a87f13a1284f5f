package jp.sekisho.routes;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a step or a start, in the one plain form that routes may use: no placeholder, nothing encoded, no option
 * twice. Immutable.
 */
public record StepUri(String scheme, String object, Map<String, String> options) {
    /** Stands for the lanes of all systems to which something leads, where a lane is named. */
    public static final String RECEIVERS = "receivers";

    /** Stands for the lanes of all links to which the parts of a message lead. */
    public static final String PARTS = "parts";

    /** What stands for several lanes, where one is named. */
    public static final Set<String> SEVERAL_LANES = Set.of(RECEIVERS, PARTS);

    private static final Pattern PLAIN = Pattern.compile("([a-z]+):(?://)?([a-z][a-z0-9-]*)(?:\\?(.+))?");
    private static final Pattern OPTION = Pattern.compile("([A-Za-z]+)=([A-Za-z0-9.-]+)");

    public static Optional<StepUri> parse(String uri) {
        Matcher plain = PLAIN.matcher(uri);
        if (!plain.matches()) {
            return Optional.empty();
        }
        Map<String, String> options = new LinkedHashMap<>();
        if (plain.group(3) != null) {
            for (String written : plain.group(3).split("&", -1)) {
                Matcher option = OPTION.matcher(written);
                if (!option.matches() || options.put(option.group(1), option.group(2)) != null) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new StepUri(plain.group(1), plain.group(2), options));
    }

    /** What stands before the first colon, however the rest is written. */
    public static String schemeOf(String uri) {
        int colon = uri.indexOf(':');
        return colon < 0 ? uri : uri.substring(0, colon);
    }

    @Override
    public String toString() {
        return scheme + ":" + object;
    }
}
