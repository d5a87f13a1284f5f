package jp.sekisho.convert.functions;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jp.sekisho.convert.value.ConversionContext;
import jp.sekisho.convert.value.Kind;

/**
 * A function that changes the text of a value, as a map's checker sees it.
 *
 * @param usage how it is written: one example of each form
 * @param prepare its change for those arguments; empty if it does not take them
 */
public record TextFunction(
        String name,
        String usage,
        Kind takes,
        Kind gives,
        Taking taking,
        Function<List<String>, Optional<Change>> prepare) {

    /** What it does to a value. */
    public interface Change {
        /** The changed text, or empty if the value is not what the function takes. */
        Optional<String> of(String text, ConversionContext context);
    }

    /** The values that it takes, for a sentence in each language. */
    public record Taking(String ja, String en) {}
}
