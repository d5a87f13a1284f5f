package jp.sekisho.layout.fixed;

import java.util.Locale;
import java.util.Objects;
import jp.sekisho.layout.item.DecimalShape;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.ItemRules;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Normalisation;
import jp.sekisho.layout.item.NumberStore;
import jp.sekisho.layout.item.NumberStore.SignedDigits;
import jp.sekisho.layout.item.Padding;
import jp.sekisho.layout.record.Part;
import org.jspecify.annotations.Nullable;

/**
 * An item of a fixed record whose number is stored zoned, packed or binary. Where it may be blank, nothing but spaces is blank.
 *
 * <p>Digits keep their leading zeros unless they are padding; a decimal is filled with zeros.
 */
public final class FixedNumber implements FixedPart {
    private final int index;
    private final Field field;
    private final ItemRules rules;
    private final NumberStore store;
    private final byte space;

    public FixedNumber(Head head, Part.Item item) {
        this.index = item.index();
        this.field = item.field();
        this.rules = new ItemRules(head, field);
        boolean signed = field.type() instanceof ItemType.Decimal decimal
                && decimal.shape().sign() != DecimalShape.Sign.NONE;
        this.space = head.charset().byteOf(' ');
        this.store = NumberStore.of(field.stored(), signed, head.charset().byteOf('0') != '0');
    }

    @Override
    public int width() {
        return field.bytes();
    }

    @Override
    public int cells() {
        return 1;
    }

    @Override
    public void read(FixedInput in) {
        in.separate(field.bytes());
        boolean blank = !field.required() && isBlank(in);
        in.values().set(index, blank ? "" : value(in));
        in.pass(field.name(), field.bytes());
    }

    private String value(FixedInput in) {
        SignedDigits number = store.read(in.bytes(), in.at(), field.bytes());
        String value = number == null ? null : canonical(number);
        if (number == null || value == null) {
            int wrong = number == null ? store.firstWrong(in.bytes(), in.at(), field.bytes()) : 0;
            throw rules.finding(
                    LayoutError.NOT_STORED_AS_SAID,
                    in.line(),
                    "byte",
                    in.read() + wrong + 1,
                    "stored",
                    field.stored().name().toLowerCase(Locale.ROOT));
        }
        if (number.plain()) {
            in.notes().normalised(Normalisation.SIGN_ADDED);
        }
        return value;
    }

    /** Where the bytes hold more digits than the item has, those that lead are zeros. */
    private @Nullable String canonical(SignedDigits number) {
        int most = field.type() instanceof ItemType.Decimal decimal ? decimal.digits() : store.digits(field.bytes());
        int more = Math.max(0, number.digits().length() - most);
        if (number.digits().substring(0, more).chars().anyMatch(digit -> digit != '0')) {
            return null;
        }
        String digits = number.digits().substring(more);
        if (field.type() instanceof ItemType.Decimal decimal) {
            return decimal.shape().canonical(number.negative(), digits);
        }
        return number.negative() ? null : field.padding().strip(digits);
    }

    @Override
    public void readUnused(FixedInput in) {
        in.skipBlank(field.name(), field.bytes());
    }

    @Override
    public void write(FixedOutput out) {
        out.separate();
        String value = rules.write(out.record().get(index), out.line(), out.notes());
        if (value.isEmpty()) {
            out.blank(field.bytes());
            return;
        }
        SignedDigits number =
                number(out.record().get(index).isEmpty() ? value : out.record().get(index), value, out);
        store.write(number, out.room(field.bytes()), out.at(), field.bytes());
        out.pass(field.bytes());
    }

    private SignedDigits number(String canonical, String written, FixedOutput out) {
        String digits = written;
        if (field.type() instanceof ItemType.Decimal decimal) {
            digits = Objects.requireNonNull(decimal.shape().unscaled(canonical));
        }
        int most = store.digits(field.bytes());
        if (digits.length() > most) {
            throw rules.finding(
                    LayoutError.TOO_LONG, out.line(), "most", most, "unit", "digits", "actual", digits.length());
        }
        if (field.padding() == Padding.NONE && !(field.type() instanceof ItemType.Decimal) && digits.length() < most) {
            throw rules.finding(
                    LayoutError.TOO_SHORT, out.line(), "expected", most, "unit", "digits", "actual", digits.length());
        }
        return new SignedDigits(canonical.startsWith("-"), digits);
    }

    @Override
    public void writeUnused(FixedOutput out) {
        out.separate();
        out.blank(field.bytes());
    }

    private boolean isBlank(FixedInput in) {
        for (int i = 0; i < field.bytes(); i++) {
            if (in.bytes()[in.at() + i] != space) {
                return false;
            }
        }
        return true;
    }
}
