package jp.sekisho.passage.gap;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.sequence.SequenceError;
import jp.sekisho.passage.sequence.SequenceKey;

/** What people decide about, as {@code resident-register/identification-update/105}. */
record SequenceTarget(SequenceKey key, long number) {
    private static final Pattern WRITTEN = Pattern.compile("([a-z0-9-]{1,64})/([a-z0-9-]{1,64})/([1-9][0-9]{0,17})");

    /** @throws jp.sekisho.error.SekishoException SEQUENCE-007 if it is none */
    static SequenceTarget parse(String target) {
        Matcher match = WRITTEN.matcher(target);
        if (!match.matches()) {
            throw Finding.of(SequenceError.NO_TARGET).asException();
        }
        return new SequenceTarget(new SequenceKey(match.group(1), match.group(2)), Long.parseLong(match.group(3)));
    }
}
