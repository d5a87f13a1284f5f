package jp.sekisho.source;

import java.util.Collection;
import java.util.Optional;
import jp.sekisho.text.Nearest;

/** What somebody probably meant, as an ending for a sentence in each language; empty when nothing is near. */
public record Suggestion(String ja, String en) {

    public static Suggestion of(String written, Collection<String> known) {
        Optional<String> near = Nearest.to(written, known);
        return near.map(name -> new Suggestion("「" + name + "」ではありませんか。", " Did you mean " + name + "?"))
                .orElse(new Suggestion("", ""));
    }
}
