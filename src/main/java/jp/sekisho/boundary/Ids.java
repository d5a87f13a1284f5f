package jp.sekisho.boundary;

import java.util.regex.Pattern;

/** The form of identifiers: kebab-case, as in the glossary. They become queue names and logins. */
final class Ids {
    static final String EXPECTED = "lower-case letters, digits and hyphens (英小文字・数字・ハイフン)";

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private Ids() {}

    static String checked(String written) {
        if (written.length() > 64 || !FORM.matcher(written).matches()) {
            throw new IllegalArgumentException("not an identifier");
        }
        return written;
    }
}
