package jp.sekisho.layout.record;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Tally;
import jp.sekisho.layout.record.RecordKind.Role;

/**
 * Where in its frame a file is, record by record, and whether what headers, trailers and ends say is so. Mutable; owned by the
 * thread that reads or writes.
 */
public final class FramePlace {
    private final Frame frame;
    private final List<Claim> claims = new ArrayList<>();
    private Role last = Role.HEADER;
    private boolean begun;
    private Totals block;
    private final Totals file;

    /** What an item said of records that were still to come. */
    private record Claim(Field field, String said, int line) {}

    public FramePlace(Frame frame) {
        this.frame = frame;
        this.block = new Totals(frame.tallying());
        this.file = new Totals(frame.tallying());
    }

    /** Sees that a record can stand here, and that what it says of those before it is so. Changes nothing. */
    public void check(RecordKind kind, Record record, int line) {
        if (frame.isOpen()) {
            return;
        }
        refuseOutOfOrder(kind, line);
        if (startsBlock(kind.role())) {
            claims.forEach(claim -> check(claim, block));
        }
        if (kind.role() == Role.TRAILER || kind.role() == Role.END) {
            claims(kind, record, line).forEach(claim -> check(claim, kind.role() == Role.END ? file : block));
        }
    }

    /** Takes a record that has been checked. */
    public void take(RecordKind kind, Record record, int line) {
        if (frame.isOpen()) {
            return;
        }
        enter(kind);
        if (kind.role() == Role.DATA) {
            block.add(kind, record);
            file.add(kind, record);
        }
        if (kind.role() == Role.HEADER) {
            claims.addAll(claims(kind, record, line));
        }
    }

    /** Takes a record that could not be read, though its kind could. */
    void takeUnread(RecordKind kind, int line) {
        if (frame.isOpen()) {
            return;
        }
        refuseOutOfOrder(kind, line);
        enter(kind);
        if (kind.role() == Role.DATA) {
            block.addUnread(kind);
            file.addUnread(kind);
        }
    }

    /** Takes a record of which nothing could be read: of what came so far, no count and no sum is known from here on. */
    void takeUnknown() {
        block.addUnknown();
        file.addUnknown();
    }

    /** Sees that nothing is missing where a file ends. */
    public void end(int line) {
        missing().ifPresent(kind -> {
            throw frame.head()
                    .finding(LayoutError.KIND_MISSING, line, "kind", kind.name())
                    .asException();
        });
        claims.forEach(claim -> check(claim, block));
    }

    /** The next kind of record that has to come before a record of that role, or before the end of all. */
    public Optional<RecordKind> missingBefore(Role role) {
        if (!begun && role != Role.HEADER) {
            return frame.of(Role.HEADER);
        }
        boolean open = last == Role.HEADER || last == Role.DATA;
        return role == Role.END && open ? frame.of(Role.TRAILER) : Optional.empty();
    }

    public Optional<RecordKind> missing() {
        Optional<RecordKind> before = missingBefore(Role.END);
        return before.isPresent() || last == Role.END ? before : frame.of(Role.END);
    }

    /** What such an item has to say of the records so far. */
    public String tally(Tally tally, Role role) {
        return (role == Role.END ? file : block).of(tally).toPlainString();
    }

    private void refuseOutOfOrder(RecordKind kind, int line) {
        Role role = kind.role();
        if (last == Role.END && begun || missingBefore(role).isPresent() || !follows(role)) {
            throw frame.head()
                    .finding(LayoutError.KIND_OUT_OF_ORDER, line, "kind", kind.name())
                    .asException();
        }
    }

    private void enter(RecordKind kind) {
        if (startsBlock(kind.role())) {
            claims.clear();
            block = new Totals(frame.tallying());
        }
        begun = true;
        last = kind.role();
    }

    private boolean follows(Role role) {
        return switch (role) {
            case HEADER -> !begun || frame.several() && (last == Role.TRAILER || !frame.has(Role.TRAILER));
            case DATA -> last != Role.TRAILER || frame.several() && !frame.has(Role.HEADER);
            case TRAILER -> last != Role.TRAILER;
            case END -> true;
        };
    }

    private boolean startsBlock(Role role) {
        return begun && (role == Role.HEADER || role == Role.DATA && last == Role.TRAILER);
    }

    private static List<Claim> claims(RecordKind kind, Record record, int line) {
        List<Claim> stated = new ArrayList<>();
        for (int i = 0; i < kind.fields().size(); i++) {
            Field field = kind.fields().get(i);
            if (field.tally().isPresent() && !record.get(i).isEmpty()) {
                stated.add(new Claim(field, record.get(i), line));
            }
        }
        return stated;
    }

    private void check(Claim claim, Totals totals) {
        Tally tally = claim.field().tally().orElseThrow();
        BigDecimal actual = totals.of(tally);
        if (!totals.areKnown(tally) || new BigDecimal(claim.said()).compareTo(actual) == 0) {
            return;
        }
        throw tally instanceof Tally.Sum sum
                ? wrong(LayoutError.WRONG_TOTAL, claim, "of", sum.item())
                : wrong(LayoutError.WRONG_COUNT, claim, "said", claim.said(), "counted", actual);
    }

    private SekishoException wrong(LayoutError error, Claim claim, Object... more) {
        return frame.head()
                .finding(error, claim.line(), "item", claim.field().name())
                .with(more)
                .asException();
    }
}
