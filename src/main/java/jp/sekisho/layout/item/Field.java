package jp.sekisho.layout.item;

import java.util.List;
import java.util.Optional;

/**
 * One item of a layout.
 *
 * <p>Immutable.
 *
 * @param formerNames what it was called in former versions of the layout
 * @param bytes its width in bytes in a fixed layout; 0 in others
 * @param characters its greatest length in characters in other layouts; 0 if none is stated
 * @param stored how a number lies in its bytes
 * @param is the only value it may have
 * @param required whether it must be filled
 * @param classification how it is protected
 * @param means its role for the gateway: {@code person}, {@code office}, {@code procedure} or {@code information}
 * @param codes the column of a code table that its values are of
 * @param isProtective whether it is a protective flag, which no conversion may drop
 * @param cuttable whether a value that is too long is cut on the way out, at a whole character
 * @param countIn the item that holds how many of its characters were substituted (外字数)
 * @param tally what it says about other records
 * @param isCount whether it holds how often a group of its record is repeated, or a count of substituted characters: what
 *     nobody sets is filled in
 */
public record Field(
        String name,
        List<String> formerNames,
        int bytes,
        int characters,
        ItemType type,
        Stored stored,
        Padding padding,
        Optional<String> is,
        boolean required,
        Classification classification,
        Optional<String> means,
        Optional<CodeColumn> codes,
        boolean isProtective,
        Unmappable unmappable,
        boolean cuttable,
        Optional<String> countIn,
        Optional<Tally> tally,
        boolean isCount) {
    /** The role of an item that says whom a record concerns. */
    public static final String PERSON = "person";

    /** Whether it gets its value by itself where none is given: a constant, a tally, a count. */
    public boolean fillsItself() {
        return is.isPresent() || tally.filter(said -> !said.isAhead()).isPresent() || isCount;
    }

    /** The same item in a repeated group: whatever it names is there too. */
    public Field within(String prefix) {
        return new Field(
                prefix + name,
                formerNames.stream().map(former -> prefix + former).toList(),
                bytes,
                characters,
                type,
                stored,
                padding,
                is,
                required,
                classification,
                means,
                codes,
                isProtective,
                unmappable,
                cuttable,
                countIn.map(count -> prefix + count),
                tally,
                isCount);
    }
}
