package jp.sekisho.boundary;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads {@code number-at-claim} of an interface's file. */
record NumberAtClaimReader(YamlMapping file, Passage passage, Issues issues) {
    static final String KEY = "number-at-claim";
    private static final long FIRST = 1;
    private static final String COUNTS_WHEN = "counts-when";

    /**
     * What stands there, if anything does; what is wrong with it is reported.
     *
     * @param persons the items that name a person
     * @param nextAfter what the next message of a person waits for
     */
    Optional<NumberAtClaim> read(List<String> persons, NextAfter nextAfter) {
        return file.optionalMapping(KEY).map(written -> read(written, persons, nextAfter));
    }

    private NumberAtClaim read(YamlMapping written, List<String> persons, NextAfter nextAfter) {
        YamlText item = written.text("item");
        YamlText per = written.text("per");
        NumberAtClaim read = new NumberAtClaim(
                item.value(),
                per.asOneOf(NumberAtClaim.Per.class, issues),
                first(written),
                written.optionalMapping(COUNTS_WHEN).map(said -> words(said, issues)));
        if (written.has(COUNTS_WHEN) && !passage.isAnswered()) {
            issues.error(
                    written.placeOf(COUNTS_WHEN),
                    InterfaceError.NOT_OF_THIS_PASSAGE,
                    "key",
                    COUNTS_WHEN,
                    "passage",
                    passage.id());
        }
        written.refuseOthers();
        if (persons.contains(item.value())) {
            issues.error(item.place(), InterfaceError.NUMBER_OF_A_PERSON, "item", item.value());
        }
        if (persons.isEmpty() && read.per() == NumberAtClaim.Per.PERSON) {
            issues.error(per.place(), InterfaceError.NUMBER_PER_NOBODY);
        }
        if (passage.isAnswered() && nextAfter != NextAfter.RESULT) {
            issues.error(written.place(), InterfaceError.NUMBER_WITHOUT_RESULT);
        }
        return read;
    }

    private long first(YamlMapping written) {
        return written.optionalText("first")
                .map(text -> text.as(NumberAtClaimReader::number, FIRST, "0, 1 …", issues))
                .orElse(FIRST);
    }

    private static long number(String written) {
        if (!written.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("not a number");
        }
        return Long.parseLong(written);
    }

    /** What stands under a key that says when something is so; what is wrong with it is reported. */
    static NumberAtClaim.Words words(YamlMapping written, Issues issues) {
        YamlText item = written.text("item");
        Set<String> values =
                written.requiredTexts("is").stream().map(YamlText::value).collect(Collectors.toSet());
        if (written.has("is") && values.isEmpty()) {
            issues.error(written.placeOf("is"), InterfaceError.NEVER_SO);
        }
        written.refuseOthers();
        return new NumberAtClaim.Words(item.value(), values);
    }
}
