package jp.sekisho.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * One thing found wrong: its code, and the details that fill the code's sentences.
 *
 * <p>Immutable. Details are names of items, counts, codes and positions; a value taken from a record never is one.
 */
public record Finding(ErrorCode code, Map<String, String> details) {
    /** Where a sentence says the place; one that does not has it in front. */
    private static final String AT = "{at}";

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

    /** This finding about one line or record of a message that has several: both sentences name it, from 1. */
    public Finding at(Counted counted, int number) {
        Map<String, String> more = new LinkedHashMap<>(details);
        for (Counted one : Counted.values()) {
            more.remove(one.detail());
        }
        more.put(counted.detail(), Integer.toString(number));
        return new Finding(code, more);
    }

    public String english() {
        return placed(code.english(), Counted::english);
    }

    public String japanese() {
        return placed(code.japanese(), Counted::japanese);
    }

    private String placed(String template, BiFunction<Counted, String, String> sentence) {
        for (Counted counted : Counted.values()) {
            String number = details.get(counted.detail());
            if (number != null) {
                String at = sentence.apply(counted, number);
                return template.contains(AT) ? filled(template.replace(AT, at)) : at + ": " + filled(template);
            }
        }
        return filled(template);
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
