package jp.sekisho.layout.fixed;

import java.util.Map;
import jp.sekisho.layout.item.ItemRules;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.record.Part;
import org.jspecify.annotations.Nullable;

/** Bytes of a fixed record whose meaning another item decides; each variant fills them. */
public final class FixedChoice implements FixedPart {
    private final Part.Choice choice;
    private final ItemRules by;
    private final Map<String, FixedParts> variants;

    public FixedChoice(Part.Choice choice, ItemRules by, Map<String, FixedParts> variants) {
        this.choice = choice;
        this.by = by;
        this.variants = Map.copyOf(variants);
    }

    @Override
    public int width() {
        return choice.bytes();
    }

    @Override
    public int cells() {
        return 1;
    }

    @Override
    public void read(FixedInput in) {
        chosen(in.values().get(choice.by()), in.line()).read(in);
    }

    @Override
    public void readUnused(FixedInput in) {
        in.skipBlank(choice.name(), choice.bytes());
    }

    @Override
    public void write(FixedOutput out) {
        chosen(out.record().get(choice.by()), out.line()).write(out);
    }

    @Override
    public void writeUnused(FixedOutput out) {
        out.blank(choice.bytes());
    }

    private FixedParts chosen(String value, int line) {
        @Nullable FixedParts parts = variants.get(value);
        if (parts == null) {
            throw by.finding(LayoutError.UNKNOWN_VARIANT, line, "area", choice.name());
        }
        return parts;
    }
}
