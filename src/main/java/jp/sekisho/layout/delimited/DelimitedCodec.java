package jp.sekisho.layout.delimited;

import java.util.List;
import java.util.stream.Collectors;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.ByteFeed;
import jp.sekisho.layout.record.ByteSink;
import jp.sekisho.layout.record.Codec;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordSource;
import jp.sekisho.layout.record.RecordTarget;
import org.jspecify.annotations.Nullable;

/** One record in one line, a separator between its items: CSV and its kin. */
public final class DelimitedCodec implements Codec {
    private final Head head;
    private final List<DelimitedKind> kinds;
    private final int kindAt;
    private final DelimitedForm form;

    /** @param kindAt the column that tells the kinds apart; where there is only one kind it does not matter */
    public DelimitedCodec(Head head, List<DelimitedKind> kinds, int kindAt, DelimitedForm form) {
        this.head = head;
        this.kinds = List.copyOf(kinds);
        this.kindAt = kindAt;
        this.form = form;
    }

    Head head() {
        return head;
    }

    DelimitedForm form() {
        return form;
    }

    /** The kind whose names a header has: there is only one. */
    DelimitedKind first() {
        return kinds.get(0);
    }

    /** The line of names, as it is written. */
    String headerLine() {
        return first().columns().stream()
                .map(column -> form.cell(column.name()))
                .collect(Collectors.joining(String.valueOf(form.separator())));
    }

    /** The kind of a record with these cells; null if none is told by them. */
    @Nullable
    DelimitedKind kind(Cells cells) {
        if (kinds.size() == 1) {
            return first();
        }
        for (DelimitedKind kind : kinds) {
            if (cells.count() > kindAt && cells.text(kindAt).equals(kind.marker())) {
                return kind;
            }
        }
        return null;
    }

    DelimitedKind of(RecordKind kind) {
        for (DelimitedKind one : kinds) {
            if (one.kind() == kind) {
                return one;
            }
        }
        throw new IllegalStateException("a record of another layout");
    }

    int kindAt() {
        return kindAt;
    }

    @Override
    public int linesBefore() {
        return form.header() ? 1 : 0;
    }

    @Override
    public RecordSource source(ByteFeed feed, Notes notes) {
        return new DelimitedSource(this, feed, notes);
    }

    @Override
    public RecordTarget target(ByteSink sink, Notes notes) {
        return new DelimitedTarget(this, sink, notes);
    }

    @Override
    public boolean holdsSeveral() {
        return true;
    }
}
