package jp.sekisho.layout.fixed;

import java.util.List;

/** Parts of a fixed record, one after the other. */
public final class FixedParts implements FixedPart {
    private final FixedPart[] parts;
    private final int width;
    private final int cells;

    public FixedParts(List<FixedPart> parts) {
        this.parts = parts.toArray(FixedPart[]::new);
        this.width = parts.stream().mapToInt(FixedPart::width).sum();
        this.cells = parts.stream().mapToInt(FixedPart::cells).sum();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int cells() {
        return cells;
    }

    @Override
    public boolean varies() {
        for (FixedPart part : parts) {
            if (part.varies()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void read(FixedInput in) {
        for (FixedPart part : parts) {
            part.read(in);
        }
    }

    @Override
    public void readUnused(FixedInput in) {
        for (FixedPart part : parts) {
            part.readUnused(in);
        }
    }

    @Override
    public void write(FixedOutput out) {
        for (FixedPart part : parts) {
            part.write(out);
        }
    }

    @Override
    public void writeUnused(FixedOutput out) {
        for (FixedPart part : parts) {
            part.writeUnused(out);
        }
    }
}
