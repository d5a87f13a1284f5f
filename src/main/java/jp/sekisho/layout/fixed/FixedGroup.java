package jp.sekisho.layout.fixed;

import java.util.List;
import jp.sekisho.layout.record.GroupCount;
import jp.sekisho.layout.record.Part;

/** Repeated parts of a fixed record: as many as another item says are used, the others blank or not there. */
public record FixedGroup(Part.Group group, GroupCount count, List<FixedParts> slots) implements FixedPart {
    public FixedGroup {
        slots = List.copyOf(slots);
    }

    @Override
    public int width() {
        return slots.stream().mapToInt(FixedParts::width).sum();
    }

    @Override
    public int cells() {
        return slots.stream().mapToInt(FixedParts::cells).sum();
    }

    @Override
    public boolean varies() {
        return group.counted();
    }

    @Override
    public void read(FixedInput in) {
        int used = count.said(in.values().get(group.count()), in.line());
        for (int i = 0; i < slots.size(); i++) {
            if (i < used) {
                slots.get(i).read(in);
            } else if (!group.counted()) {
                slots.get(i).readUnused(in);
            }
        }
    }

    @Override
    public void readUnused(FixedInput in) {
        if (!group.counted()) {
            slots.forEach(slot -> slot.readUnused(in));
        }
    }

    @Override
    public void write(FixedOutput out) {
        int used = count.said(out.record().get(group.count()), out.line());
        for (int i = 0; i < slots.size(); i++) {
            if (i < used) {
                slots.get(i).write(out);
            } else if (!group.counted()) {
                slots.get(i).writeUnused(out);
            }
        }
    }

    @Override
    public void writeUnused(FixedOutput out) {
        if (!group.counted()) {
            slots.forEach(slot -> slot.writeUnused(out));
        }
    }
}
