package jp.sekisho.routes.check;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.model.language.SimpleExpression;
import org.jspecify.annotations.Nullable;

/**
 * Which expressions a route may hold: comparisons of single headers and properties with plain values. No body, no method,
 * no bean, no variable of the machine, no resource; so nothing personal gets out and nothing foreign runs.
 */
final class Expressions {
    private static final String VALUE = "\\$\\{(?:header|headers|exchangeProperty)\\.[A-Za-z][A-Za-z0-9_]{0,63}}";
    private static final String PLAIN = "(?:'[^'$\\\\{}]{0,200}'|-?[0-9]{1,18}|null|true|false)";
    private static final String OPERATOR =
            "(?:==|=~|!=|!=~|>=|>|<=|<|contains|!contains|in|!in|startsWith|!startsWith|endsWith|!endsWith)";
    private static final String COMPARISON = VALUE + " +" + OPERATOR + " +(?:" + PLAIN + "|" + VALUE + ")";
    private static final Pattern PREDICATE =
            Pattern.compile(" *" + COMPARISON + "(?: +(?:&&|\\|\\|) +" + COMPARISON + ")* *");
    private static final Pattern SINGLE_VALUE = Pattern.compile(VALUE);
    private static final Pattern CONSTANT = Pattern.compile("[^${}\\\\]{0,200}");
    private static final Pattern LOG = Pattern.compile("(?:[^${}\\\\]|\\$\\{(?:routeId|exchangeId)})*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    /** Names by which the gateway and its transports carry things of their own; headers ignore case. */
    private static final Pattern TAKEN = Pattern.compile("(?i)(?:sekisho|camel|jms|breadcrumb).*");

    private Expressions() {}

    /** Whether it may decide which way a message goes. */
    static boolean decides(@Nullable ExpressionDefinition expression) {
        return expression instanceof SimpleExpression
                && PREDICATE.matcher(text(expression)).matches();
    }

    /** Whether it may be the value of a header or property. */
    static boolean isValue(@Nullable ExpressionDefinition expression) {
        if (expression instanceof ConstantExpression) {
            return isPlain(text(expression));
        }
        return expression instanceof SimpleExpression
                && (SINGLE_VALUE.matcher(text(expression)).matches() || isPlain(text(expression)));
    }

    private static boolean isPlain(String text) {
        return CONSTANT.matcher(text).matches() && !isResource(text);
    }

    /** Whether a text may be written to the log: plain words, the route and the exchange. */
    static boolean isLogText(@Nullable String message) {
        return message != null && LOG.matcher(message).matches() && !isResource(message);
    }

    /** Whether a route may set a header or property of this name. */
    static boolean isFree(@Nullable String name) {
        return name != null
                && NAME.matcher(name).matches()
                && !TAKEN.matcher(name).matches();
    }

    /** Languages load a text from where such a prefix says. */
    private static boolean isResource(String text) {
        return text.strip().toLowerCase(Locale.ROOT).startsWith("resource:");
    }

    private static String text(ExpressionDefinition expression) {
        return expression.getExpression() == null ? "" : expression.getExpression();
    }
}
