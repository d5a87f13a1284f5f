package jp.sekisho.layout.item;

import java.util.List;
import jp.sekisho.error.SekishoException;
import jp.sekisho.text.PrivateUse;
import jp.sekisho.text.Spaces;
import jp.sekisho.text.Units;
import jp.sekisho.text.kana.LookAlikes;
import jp.sekisho.text.kana.Repertoire;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one item in every form of message: blank, constant, type, repertoire.
 *
 * <p>Immutable and thread safe.
 */
public final class ItemRules {
    private final Head head;
    private final Field field;
    private final ItemType type;
    private final @Nullable String is;
    private final @Nullable String blank;
    private final @Nullable Repertoire repertoire;

    public ItemRules(Head head, Field field) {
        this.head = head;
        this.field = field;
        this.type = field.type();
        this.is = field.is().orElse(null);
        this.blank = type.blank();
        this.repertoire = head.repertoire().orElse(null);
    }

    Field field() {
        return field;
    }

    /** The canonical text of a value as written, without padding; nothing but spaces is blank. */
    public String read(String written, int line, Notes notes) {
        if (is != null && !is.equals(written)) {
            throw finding(LayoutError.WRONG_CONSTANT, line, "expected", is);
        }
        if (Spaces.areAll(written)) {
            notes.normalised(Normalisation.SPACES_AS_BLANK);
            return read("", line, notes);
        }
        if (written.isEmpty()) {
            return blank == null ? blank(line) : blank;
        }
        String value = type.read(written);
        if (value == null) {
            throw notOfType(line);
        }
        if (type instanceof ItemType.Decimal decimal && !decimal.shape().hasAllDecimals(written)) {
            notes.normalised(Normalisation.FEWER_DECIMALS);
        }
        if (repertoire != null && !repertoire.hasAll(value)) {
            throw outside(Units.of(value), line);
        }
        return value;
    }

    /**
     * The written form, without padding, of a canonical text: whatever its type and the repertoire say. Whether the charset has
     * its characters is seen when they are written; then {@link #writeOtherwise} is what is left.
     */
    public String write(String canonical, int line, Notes notes) {
        String value = canonical.isEmpty() && is != null ? is : canonical;
        if (is != null && !is.equals(value)) {
            throw finding(LayoutError.WRONG_CONSTANT, line, "expected", is);
        }
        if (value.isEmpty()) {
            return blank(line);
        }
        if (Spaces.areAll(value)) {
            notes.normalised(Normalisation.SPACES_AS_BLANK);
            return blank(line);
        }
        String written = type.write(value);
        return written == null || repertoire != null && !repertoire.hasAll(written)
                ? writeOtherwise(value, line, notes)
                : written;
    }

    /** The written form with all that cannot be written in the charset already replaced. */
    public String writeWhole(String canonical, int line, Notes notes) {
        String written = write(canonical, line, notes);
        return head.charset().length(written) >= 0 ? written : writeOtherwise(canonical, line, notes);
    }

    /** The written form of a text some of whose characters cannot be written: with others in their places, or refused. */
    public String writeOtherwise(String canonical, int line, Notes notes) {
        String written =
                type.write(type instanceof ItemType.AsWritten ? substituted(canonical, line, notes) : canonical);
        if (written == null || !canTake(written)) {
            throw notOfType(line);
        }
        return written;
    }

    private String blank(int line) {
        if (field.required()) {
            throw finding(LayoutError.MISSING, line);
        }
        return "";
    }

    private String substituted(String written, int line, Notes notes) {
        List<String> units = Units.of(written);
        StringBuilder text = new StringBuilder(written.length());
        for (int i = 0; i < units.size(); i++) {
            String unit = units.get(i);
            String other = lookAlike(unit);
            if (canTake(unit)) {
                text.append(unit);
            } else if (canTake(other)) {
                text.append(other);
                notes.normalised(Normalisation.LOOK_ALIKE);
            } else {
                text.append(substitute(unit, units, line));
                notes.substituted(new Substitution(line, field.name(), i + 1));
            }
        }
        return text.toString();
    }

    private String substitute(String unit, List<String> units, int line) {
        if (field.unmappable() instanceof Unmappable.Substitute substitute) {
            return substitute.with();
        }
        String other =
                field.unmappable() instanceof Unmappable.ByTable by ? by.table().get(unit) : null;
        if (other == null) {
            throw outside(units, line);
        }
        return other;
    }

    private String lookAlike(String unit) {
        return head.lookAlikes() ? LookAlikes.other(unit) : unit;
    }

    private boolean canTake(String text) {
        return head.charset().has(text)
                && (repertoire == null || repertoire.hasAll(text))
                && (head.privateUse().isPresent() || !PrivateUse.isIn(text));
    }

    private SekishoException outside(List<String> units, int line) {
        int first = 0;
        while (first < units.size() - 1 && isTaken(units.get(first))) {
            first++;
        }
        boolean writable = head.charset().has(units.get(first));
        return finding(
                writable ? LayoutError.NOT_IN_REPERTOIRE : LayoutError.UNMAPPABLE,
                line,
                "character",
                first + 1,
                writable ? "repertoire" : "charset",
                writable && repertoire != null
                        ? repertoire.wire()
                        : head.charset().charset().name());
    }

    private boolean isTaken(String unit) {
        return canTake(unit)
                || canTake(lookAlike(unit))
                || field.unmappable() instanceof Unmappable.ByTable by
                        && by.table().containsKey(unit);
    }

    private SekishoException notOfType(int line) {
        return finding(type.otherwise(), line, "type", type.wire());
    }

    /** An error in this item, with its layout and line. */
    public SekishoException finding(LayoutError error, int line, Object... more) {
        return head.finding(error, line, "item", field.name()).with(more).asException();
    }
}
