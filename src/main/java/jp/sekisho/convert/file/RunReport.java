package jp.sekisho.convert.file;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.convert.codes.UnknownCode;
import jp.sekisho.layout.item.Normalisation;
import jp.sekisho.layout.item.Substitution;

/**
 * What a conversion did. Holds counts, places, names of items and codes of errors, and no value of any record.
 *
 * @param read records that were read and not found bad
 * @param written records that were written, with those that were made of none
 * @param bad the first {@link #MOST_SHOWN} bad records; {@code badCount} is how many there are
 * @param dropped of which kinds of record nothing is made, and how many there were
 * @param refused what ended it before the file's end, and refuses the file as a whole
 * @param unknownCodes of which the map says what becomes, and how many there were
 * @param substituted how many characters were written as another; {@code substitutions} are the first places
 * @param normalised how often bytes come back otherwise though no value changes
 * @param bytesRead of the file, and {@code bytesWritten} of what it was converted to
 */
public record RunReport(
        long read,
        long written,
        long badCount,
        List<BadRecord> bad,
        Map<String, Long> dropped,
        Optional<BadRecord> refused,
        Map<UnknownCode, Long> unknownCodes,
        long substituted,
        List<Substitution> substitutions,
        Map<Normalisation, Long> normalised,
        long bytesRead,
        long bytesWritten) {
    /** So many bad records are kept for the report. */
    public static final int MOST_SHOWN = 20;

    /** Whether every record was converted. */
    public boolean isWhole() {
        return refused.isEmpty() && badCount == 0;
    }
}
