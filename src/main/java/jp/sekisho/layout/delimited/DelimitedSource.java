package jp.sekisho.layout.delimited;

import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.LayoutError;
import jp.sekisho.layout.item.Normalisation;
import jp.sekisho.layout.item.Notes;
import jp.sekisho.layout.record.ByteFeed;
import jp.sekisho.layout.record.Filling;
import jp.sekisho.layout.record.KeptBytes;
import jp.sekisho.layout.record.Margins;
import jp.sekisho.layout.record.Record;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordSource;
import jp.sekisho.text.charset.StrictCharset;
import org.jspecify.annotations.Nullable;

/**
 * Reads delimited records from a stream: each is one line, so that what is wrong with one harms no other. Another end of line, a
 * byte order mark that was not agreed, and lines that have too few items or too many are refused. So is a record whose quotes go on
 * over several lines: all of it, and where they are never closed, all that follows.
 *
 * <p>Lines are those of the file: a header of names is line 1, and the first record line 2.
 */
final class DelimitedSource implements RecordSource {
    private static final int LONGEST_LINE = 1 << 20;
    private static final int HEADER_LINE = 1;
    private final DelimitedCodec codec;
    private final Head head;
    private final DelimitedForm form;
    private final StrictCharset charset;
    private final ByteFeed feed;
    private final Notes notes;
    private final Cells cells;
    private final QuotedLines quotes;
    private final byte lineFeed;
    private final byte carriageReturn;
    private boolean begun;
    private boolean lost;
    private int linesWithin;
    private @Nullable DelimitedKind kind;

    DelimitedSource(DelimitedCodec codec, ByteFeed feed, Notes notes) {
        this.codec = codec;
        this.head = codec.head();
        this.form = codec.form();
        this.charset = head.charset();
        this.feed = feed;
        this.notes = notes;
        this.cells = new Cells(form);
        this.quotes = new QuotedLines(feed, charset, form);
        this.lineFeed = form.end().last();
        this.carriageReturn = charset.byteOf('\r');
    }

    @Override
    public @Nullable Record next(int line) {
        kind = null;
        feed.turn();
        if (!begun) {
            begun = true;
            begin();
        }
        return feed.has(1) ? record(line) : null;
    }

    private void begin() {
        lost = true;
        form.mark().read(feed, head, notes);
        if (form.header()) {
            if (!feed.has(1)) {
                throw Finding.of(LayoutError.NO_HEADER, "layout", head.id()).asException();
            }
            header(line(HEADER_LINE));
        }
        lost = false;
    }

    private void header(int length) {
        String text = split(length, HEADER_LINE);
        refuseOtherNames();
        if (!text.equals(codec.headerLine()) || charset.isRewritten(feed.window(), feed.start(), length)) {
            notes.normalised(Normalisation.HEADER_LINE);
        }
        pass(length);
    }

    private Record record(int line) {
        notes.mark();
        int length = line(line);
        try {
            String text = split(length, line);
            Record record = values(text, length, line);
            pass(length);
            return record;
        } catch (SekishoException e) {
            pass(length);
            throw e;
        }
    }

    private void pass(int length) {
        feed.skip(length + form.end().length());
    }

    /** The length of the next line without its end, which it has. */
    private int line(int line) {
        int found = feed.distance(lineFeed, 0, LONGEST_LINE);
        if (found < 0 && feed.has(LONGEST_LINE)) {
            lost = true;
            throw refused(LayoutError.LINE_TOO_LONG, line, "most", LONGEST_LINE);
        }
        int broken = quotes.firstWithin(found < 0 ? feed.available() : found);
        if (broken >= 0) {
            refuseBroken(broken, line);
        }
        int content = found < 0 ? feed.available() : found - form.end().length() + 1;
        int returned = distance(carriageReturn, Math.max(content, 0));
        boolean ends = found >= 0
                && content >= 0
                && (form.end().length() == 1 || feed.window()[feed.start() + content] == carriageReturn);
        if (!ends || returned >= 0) {
            feed.skip(found < 0 ? feed.available() : found + 1);
            throw refused(
                    LayoutError.WRONG_END_OF_LINE, line, "expected", form.end().name());
        }
        return content;
    }

    /** Refuses the record in which an end of line stands there within quotes, and passes all of it where its end is sure. */
    private void refuseBroken(int at, int line) {
        QuotedLines.Whole whole = quotes.whole(LONGEST_LINE);
        boolean sure = whole.ends() && isQuotedWell(whole.length() - form.end().length());
        try {
            split(at, line);
        } finally {
            lost = !sure;
            linesWithin += sure ? whole.lines() - 1 : 0;
            feed.skip(sure ? whole.length() : 0);
        }
    }

    private boolean isQuotedWell(int length) {
        String text = charset.text(feed.window(), feed.start(), length);
        return text != null && cells.split(text);
    }

    private int distance(byte wanted, int length) {
        byte[] window = feed.window();
        for (int i = 0; i < length; i++) {
            if (window[feed.start() + i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private String split(int length, int line) {
        String text = charset.text(feed.window(), feed.start(), length);
        if (text == null) {
            int readable = charset.readable(feed.window(), feed.start(), length);
            throw refused(
                    LayoutError.LINE_NOT_IN_CHARSET,
                    line,
                    "byte",
                    readable + 1,
                    "charset",
                    charset.charset().name());
        }
        boolean good = cells.split(text);
        kind = codec.kind(cells);
        if (!good) {
            lost |= cells.mayEndInQuotes(text);
            throw refused(LayoutError.BAD_QUOTES, line, "item", known().name(cells.badAt()));
        }
        if (kind == null) {
            throw refused(LayoutError.UNKNOWN_KIND, line, "item", codec.first().name(codec.kindAt()));
        }
        refuseOtherCount(kind, line);
        return text;
    }

    private DelimitedKind known() {
        return kind == null ? codec.first() : kind;
    }

    private void refuseOtherCount(DelimitedKind known, int line) {
        int expected = known.columns().size();
        if (cells.count() < expected) {
            throw refused(LayoutError.MISSING_COLUMN, line, "item", known.name(cells.count()));
        }
        if (cells.count() > expected) {
            throw refused(
                    LayoutError.EXTRA_COLUMN,
                    line,
                    "item",
                    known.name(expected),
                    "expected",
                    expected,
                    "actual",
                    cells.count());
        }
    }

    private void refuseOtherNames() {
        for (int i = 0; i < codec.first().columns().size(); i++) {
            String expected = codec.first().name(i);
            if (!expected.equals(cells.text(i))) {
                throw refused(LayoutError.WRONG_HEADER, HEADER_LINE, "position", i + 1, "item", expected);
            }
        }
    }

    private Record values(String text, int length, int line) {
        DelimitedKind known = known();
        Filling values = known.kind().filling();
        for (int i = 0; i < cells.count(); i++) {
            known.columns().get(i).read(cells.text(i), values, line, notes);
        }
        if (charset.isRewritten(feed.window(), feed.start(), length)) {
            keep(new LineBytes(charset, text, feed.copy(length)), known, values);
        }
        for (int i = 0; i < cells.needless(); i++) {
            notes.normalised(Normalisation.UNNEEDED_QUOTES);
        }
        return values.record();
    }

    /** Keeps the bytes of cells that stand there as they were meant. */
    private void keep(LineBytes line, DelimitedKind known, Filling values) {
        notes.rewritten(charset.rewritings(line.bytes()));
        for (int i = 0; i < cells.count(); i++) {
            int index = known.columns().get(i).index();
            String text = cells.text(i);
            if (index >= 0 && !text.isEmpty() && text.equals(values.get(index))) {
                KeptBytes kept = line.of(text, cells.start(i), cells.isQuoted(i));
                if (kept != null) {
                    values.keep(index, kept);
                }
            }
        }
    }

    @Override
    public @Nullable RecordKind kind() {
        return kind == null ? null : kind.kind();
    }

    @Override
    public boolean canGoOn() {
        return !lost;
    }

    @Override
    public int linesWithin() {
        return linesWithin;
    }

    @Override
    public Margins margins() {
        return codec.beginning();
    }

    @Override
    public byte[] lastBytes() {
        return feed.skipped();
    }

    private SekishoException refused(LayoutError error, int line, Object... more) {
        return head.finding(error, line, more).asException();
    }
}
