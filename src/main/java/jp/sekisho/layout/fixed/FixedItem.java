package jp.sekisho.layout.fixed;

import java.util.Arrays;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.ItemRules;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Normalisation;
import jp.sekisho.layout.item.Padding;
import jp.sekisho.layout.record.KeptBytes;
import jp.sekisho.layout.record.Part;
import jp.sekisho.text.Spaces;
import jp.sekisho.text.Units;
import jp.sekisho.text.charset.StrictCharset;
import org.jspecify.annotations.Nullable;

/**
 * An item of characters in a fixed record.
 *
 * <p>Spaces are bytes of their own in every charset that fixed layouts may have, so padding is told before anything is decoded.
 */
public final class FixedItem implements FixedPart {
    private final int index;
    private final Field field;
    private final ItemRules rules;
    private final StrictCharset charset;
    private final Padding padding;
    private final int width;
    private final byte space;
    private final byte zero;
    private final byte[] wideSpace;

    public FixedItem(Head head, Part.Item item) {
        this.index = item.index();
        this.field = item.field();
        this.rules = new ItemRules(head, field);
        this.charset = head.charset();
        this.padding = field.padding();
        this.width = field.bytes();
        this.space = charset.byteOf(' ');
        this.zero = charset.byteOf('0');
        this.wideSpace =
                padding == Padding.WIDE_SPACES_RIGHT ? charset.encode("　").orElse(new byte[] {space}) : new byte[0];
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int cells() {
        return 1;
    }

    @Override
    public void read(FixedInput in) {
        in.separate(width);
        byte[] bytes = in.bytes();
        int from = in.at();
        int to = from + width;
        if (isAll(space, bytes, from, to)) {
            in.values().set(index, rules.read("", in.line(), in.notes()));
        } else {
            switch (padding) {
                case SPACES_RIGHT -> to = rightOf(space, bytes, from, to);
                case SPACES_LEFT -> from = leftOf(space, bytes, from, to);
                case ZEROS_LEFT -> from = leftOf(zero, bytes, from, to - 1);
                case NONE, WIDE_SPACES_RIGHT -> {
                    // every byte is the value's, or nobody can tell before it is decoded
                }
            }
            value(in, bytes, from, to);
        }
        in.pass(field.name(), width);
    }

    private void value(FixedInput in, byte[] bytes, int from, int to) {
        String text = charset.text(bytes, from, to - from);
        if (text == null) {
            throw notOfCharset(in, bytes, from, to);
        }
        String written = padding == Padding.WIDE_SPACES_RIGHT ? stripped(text) : text;
        in.values().set(index, rules.read(written, in.line(), in.notes()));
        if (Spaces.areAll(written)) {
            return;
        }
        int end = to - paddingBytes(text, written);
        if (end == from) {
            in.values().keep(index, kept(bytes, from, to));
        } else if (charset.isRewritten(bytes, from, end - from)) {
            in.notes().rewritten(charset.rewritings(Arrays.copyOfRange(bytes, from, end)));
            in.values().keep(index, kept(bytes, from, end));
        }
    }

    /** Without wide spaces at its end, and the single one in a last byte that they leave. */
    private String stripped(String text) {
        boolean single = text.charAt(text.length() - 1) == ' ';
        return padding.strip(single ? text.substring(0, text.length() - 1) : text);
    }

    private KeptBytes kept(byte[] bytes, int from, int to) {
        return new KeptBytes(charset.charset(), Arrays.copyOfRange(bytes, from, to));
    }

    /** How many bytes the padding has that was stripped after decoding. */
    private int paddingBytes(String text, String written) {
        int stripped = text.length() - written.length();
        int single = stripped > 0 && text.charAt(text.length() - 1) == ' ' ? 1 : 0;
        return single + (stripped - single) * wideSpace.length;
    }

    private SekishoException notOfCharset(FixedInput in, byte[] bytes, int from, int to) {
        int before = in.read() + from - in.at();
        return rules.finding(
                LayoutError.NOT_IN_CHARSET,
                in.line(),
                "byte",
                before + charset.readable(bytes, from, to - from) + 1,
                "charset",
                charset.charset().name());
    }

    @Override
    public void readUnused(FixedInput in) {
        in.skipBlank(field.name(), width);
    }

    @Override
    public void write(FixedOutput out) {
        out.separate();
        String text = rules.write(out.record().get(index), out.line(), out.notes());
        if (text.isEmpty()) {
            blank(out);
            return;
        }
        noteLikePadding(text, out);
        byte[] room = out.room(width);
        int at = out.at();
        int end = at + width;
        int written = kept(text, out) == null ? charset.write(text, room, at, end) : StrictCharset.NO_ROOM;
        if (written == end) {
            out.pass(width);
        } else if (written > at && padding == Padding.SPACES_RIGHT) {
            Arrays.fill(room, written, end, space);
            out.pass(width);
        } else {
            place(bytes(text, out), room, at);
            out.pass(width);
        }
    }

    /** Whatever room a value leaves: it is read back without what is like its padding. */
    private void noteLikePadding(String text, FixedOutput out) {
        boolean single = padding == Padding.WIDE_SPACES_RIGHT && text.endsWith(" ");
        if (single || padding.isPartOf(text)) {
            out.notes().normalised(Normalisation.LIKE_PADDING);
        }
    }

    /** Spaces; or the wide ones that a blank item came in, where they are padding here too. */
    private void blank(FixedOutput out) {
        byte[] kept = padding == Padding.WIDE_SPACES_RIGHT ? kept("", out) : null;
        if (kept != null && kept.length == width) {
            System.arraycopy(kept, 0, out.room(width), out.at(), width);
            out.pass(width);
        } else {
            out.blank(width);
        }
    }

    private void place(byte[] value, byte[] room, int at) {
        int end = at + width;
        int free = width - value.length;
        System.arraycopy(value, 0, room, padding.isLeft() ? at + free : at, value.length);
        if (padding == Padding.WIDE_SPACES_RIGHT) {
            fillWide(room, at + value.length, end);
        } else if (padding.isLeft()) {
            Arrays.fill(room, at, at + free, padding == Padding.ZEROS_LEFT ? zero : space);
        } else {
            Arrays.fill(room, at + value.length, end, space);
        }
    }

    @Override
    public void writeUnused(FixedOutput out) {
        out.separate();
        out.blank(width);
    }

    private byte[] bytes(String text, FixedOutput out) {
        byte[] value = kept(text, out);
        if (value == null) {
            value = charset.encode(text)
                    .orElseGet(() -> charset.encode(rules.writeOtherwise(text, out.line(), out.notes()))
                            .orElseThrow());
        }
        if (value.length > width && field.cuttable()) {
            return cut(
                    charset.encode(text).isPresent() ? text : rules.writeOtherwise(text, out.line(), out.notes()), out);
        }
        if (value.length > width) {
            throw tooLong(value.length, out);
        }
        if (value.length < width && padding == Padding.NONE) {
            throw rules.finding(
                    LayoutError.TOO_SHORT, out.line(), "expected", width, "unit", "bytes", "actual", value.length);
        }
        return value;
    }

    /** The bytes that the value came in, if they are of this charset and nothing of it has changed since. */
    private byte @Nullable [] kept(String text, FixedOutput out) {
        KeptBytes kept = out.record().kept(index);
        if (kept == null
                || !kept.charset().equals(charset.charset())
                || !text.equals(out.record().get(index))) {
            return null;
        }
        return kept.bytes().length <= width ? kept.bytes() : null;
    }

    private byte[] cut(String text, FixedOutput out) {
        String cut = Units.cut(text, beginning -> charset.length(beginning) <= width);
        if (cut.isEmpty()) {
            throw tooLong(charset.length(text), out);
        }
        out.notes().normalised(Normalisation.CUT);
        return charset.encode(cut).orElseThrow();
    }

    private SekishoException tooLong(int actual, FixedOutput out) {
        return rules.finding(LayoutError.TOO_LONG, out.line(), "most", width, "unit", "bytes", "actual", actual);
    }

    private void fillWide(byte[] room, int from, int to) {
        int at = from;
        while (to - at >= wideSpace.length) {
            System.arraycopy(wideSpace, 0, room, at, wideSpace.length);
            at += wideSpace.length;
        }
        Arrays.fill(room, at, to, space);
    }

    private static boolean isAll(byte one, byte[] bytes, int from, int to) {
        return rightOf(one, bytes, from, to) == from;
    }

    /** Where such bytes at the end begin. */
    private static int rightOf(byte one, byte[] bytes, int from, int to) {
        int at = to;
        while (at > from && bytes[at - 1] == one) {
            at--;
        }
        return at;
    }

    /** Where such bytes at the beginning end. */
    private static int leftOf(byte one, byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == one) {
            at++;
        }
        return at;
    }
}
