package jp.sekisho.layout.item;

import jp.sekisho.text.Spaces;
import jp.sekisho.text.Units;

/**
 * What holds for an item whose width is counted in characters: no more than it has, and with padding exactly as many.
 *
 * <p>Nothing is stripped that the layout does not name as padding: spaces beside other characters are part of a value. Immutable and thread safe.
 */
public final class CharacterRules {
    private final ItemRules rules;
    private final Field field;
    private final int most;

    public CharacterRules(Head head, Field field) {
        this.rules = new ItemRules(head, field);
        this.field = field;
        this.most = field.characters();
    }

    public Field field() {
        return field;
    }

    public ItemRules rules() {
        return rules;
    }

    /** The canonical text of a value as written; empty is blank, and so are spaces, however many. */
    public String read(String written, int line, Notes notes) {
        if (Spaces.areAll(written)) {
            return rules.read(written, line, notes);
        }
        if (most > 0) {
            int length = length(written);
            if (!written.isEmpty() && field.padding() != Padding.NONE && length < most) {
                throw rules.finding(
                        LayoutError.TOO_SHORT, line, "expected", most, "unit", "characters", "actual", length);
            }
            refuseTooLong(length, line);
        }
        return rules.read(field.padding().strip(written), line, notes);
    }

    /** The written form of a canonical text, as the charset has it, padded; empty for blank. */
    public String write(String canonical, int line, Notes notes) {
        String written = rules.writeWhole(canonical, line, notes);
        if (most == 0 || written.isEmpty()) {
            return written;
        }
        int length = length(written);
        if (length > most && field.cuttable()) {
            return cut(written, line, notes);
        }
        refuseTooLong(length, line);
        noteLikePadding(written, notes);
        return field.padding() == Padding.NONE ? written : padded(written, most - length);
    }

    private String cut(String written, int line, Notes notes) {
        String cut = Units.cut(written, text -> length(text) <= most);
        if (cut.isEmpty()) {
            refuseTooLong(length(written), line);
        }
        notes.normalised(Normalisation.CUT);
        noteLikePadding(cut, notes);
        return field.padding() == Padding.NONE ? cut : padded(cut, most - length(cut));
    }

    /** Whatever room a value leaves: it is read back without what is like its padding. */
    private void noteLikePadding(String written, Notes notes) {
        if (field.padding().isPartOf(written)) {
            notes.normalised(Normalisation.LIKE_PADDING);
        }
    }

    private String padded(String written, int free) {
        String fill = String.valueOf(field.padding().with()).repeat(free);
        return field.padding().isLeft() ? fill + written : written + fill;
    }

    private void refuseTooLong(int length, int line) {
        if (length > most) {
            throw rules.finding(LayoutError.TOO_LONG, line, "most", most, "unit", "characters", "actual", length);
        }
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
