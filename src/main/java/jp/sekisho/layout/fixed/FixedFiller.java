package jp.sekisho.layout.fixed;

import jp.sekisho.layout.item.LayoutError;

/** Bytes of a fixed record that hold nothing: each is the filler's. */
public record FixedFiller(int width, byte with) implements FixedPart {
    private static final String NAME = "filler";

    @Override
    public int cells() {
        return 1;
    }

    @Override
    public void read(FixedInput in) {
        in.separate(width);
        for (int i = 0; i < width; i++) {
            if (in.bytes()[in.at() + i] != with) {
                throw in.refused(LayoutError.NOT_FILLER, "byte", in.read() + i + 1);
            }
        }
        in.pass(NAME, width);
    }

    @Override
    public void readUnused(FixedInput in) {
        read(in);
    }

    @Override
    public void write(FixedOutput out) {
        out.separate();
        out.fill(width, with);
    }

    @Override
    public void writeUnused(FixedOutput out) {
        write(out);
    }
}
