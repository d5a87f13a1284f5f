package jp.sekisho.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing found wrong: its code, and the details that fill the code's sentences.
 *
 * <p>Immutable. Details are names of items, counts, codes and positions; a value taken from a record never is one.
 */
public record Finding(ErrorCode code, Map<String, String> details) {
    /** Names the record where the code's own sentences do not. */
    private static final String OF_LINE = "of-line";

    public Finding {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /**
     * A finding from alternating names and values.
     *
     * @throws IllegalArgumentException if a name has no value
     */
    public static Finding of(ErrorCode code, Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a detail has a name but no value");
        }
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            details.put(String.valueOf(namesAndValues[i]), String.valueOf(namesAndValues[i + 1]));
        }
        return new Finding(code, details);
    }

    /** This finding with more details, as alternating names and values. */
    public Finding with(Object... namesAndValues) {
        Map<String, String> more = new LinkedHashMap<>(details);
        more.putAll(of(code, namesAndValues).details);
        return new Finding(code, more);
    }

    /** This finding about one record of a message that has several: both sentences name the record, from 1. */
    public Finding ofLine(int line) {
        Map<String, String> more = new LinkedHashMap<>(details);
        more.put(code.english().contains("{line}") ? "line" : OF_LINE, Integer.toString(line));
        return new Finding(code, more);
    }

    public String english() {
        String line = details.get(OF_LINE);
        return (line == null ? "" : "Line " + line + ": ") + filled(code.english());
    }

    public String japanese() {
        String line = details.get(OF_LINE);
        return (line == null ? "" : line + " 行目: ") + filled(code.japanese());
    }

    /** As an exception, for code that cannot go on. */
    public SekishoException asException() {
        return new SekishoException(this);
    }

    private String filled(String template) {
        String sentence = template;
        for (Map.Entry<String, String> detail : details.entrySet()) {
            sentence = sentence.replace("{" + detail.getKey() + "}", detail.getValue());
        }
        return sentence;
    }

    @Override
    public String toString() {
        return code.wire() + " " + english();
    }
}
