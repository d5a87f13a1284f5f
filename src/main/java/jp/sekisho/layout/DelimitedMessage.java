package jp.sekisho.layout;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import jp.sekisho.error.Finding;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.DelimitedCells.Cell;

/**
 * Reads one delimited message into the written values of its lines. What the parser would let pass is refused here: another
 * end of line, a byte order mark that was not agreed, quotes within a plain value, lines that have too few items or too many.
 *
 * <p>Lines are counted as records are: the first record is line 1, a header is line 0.
 */
record DelimitedMessage(Head head, Items items, DelimitedForm form) {

    List<List<String>> read(byte[] message) {
        String text = withoutMark(text(message));
        refuseOtherEnds(text);
        List<List<String>> lines = new ArrayList<>();
        DelimitedCells handler = new DelimitedCells();
        try (CsvReader<List<Cell>> reader = reader(handler, text)) {
            for (Iterator<List<Cell>> each = reader.iterator(); each.hasNext(); ) {
                lines.add(values(each.next(), firstLine() + lines.size()));
            }
        } catch (CsvParseException e) {
            throw badQuotes(handler.cellsSoFar(), firstLine() + lines.size());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return form.header() && !lines.isEmpty() ? withoutHeader(lines) : lines;
    }

    private int firstLine() {
        return form.header() ? 0 : 1;
    }

    private String text(byte[] message) {
        return head.charset().decode(message, 0, message.length).orElseThrow(() -> {
            int readable = head.charset().readable(message, 0, message.length);
            int line = firstLine();
            int start = 0;
            for (int at = 0; at < readable; at++) {
                if (message[at] == '\n') {
                    line++;
                    start = at + 1;
                }
            }
            return refused(
                    LayoutError.LINE_NOT_IN_CHARSET,
                    line,
                    "byte",
                    readable - start + 1,
                    "charset",
                    head.charset().charset().name());
        });
    }

    private String withoutMark(String text) {
        boolean marked = text.startsWith(DelimitedForm.BYTE_ORDER_MARK);
        if (marked != form.byteOrderMark()) {
            throw Finding.of(
                            marked ? LayoutError.UNAGREED_BYTE_ORDER_MARK : LayoutError.NO_BYTE_ORDER_MARK,
                            "layout",
                            head.id())
                    .asException();
        }
        return marked ? text.substring(1) : text;
    }

    private void refuseOtherEnds(String text) {
        int line = firstLine();
        int from = 0;
        while (from < text.length()) {
            int at = from;
            while (at < text.length() && text.charAt(at) != '\r' && text.charAt(at) != '\n') {
                at++;
            }
            if (!text.startsWith(form.end(), at)) {
                String expected = form.end().equals("\n") ? "LF" : "CRLF";
                throw refused(LayoutError.WRONG_END_OF_LINE, line, "expected", expected);
            }
            line++;
            from = at + form.end().length();
        }
    }

    private CsvReader<List<Cell>> reader(DelimitedCells handler, String text) {
        return CsvReader.builder()
                .fieldSeparator(form.separator())
                .quoteCharacter(DelimitedForm.QUOTE)
                .commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .trimWhitespacesAroundQuotes(false)
                .build(handler, text);
    }

    private List<String> values(List<Cell> cells, int line) {
        for (int i = 0; i < cells.size(); i++) {
            if (!isQuotedAsAgreed(cells.get(i))) {
                throw badQuotes(i, line);
            }
        }
        int expected = items.names().size();
        if (cells.size() < expected) {
            throw refused(
                    LayoutError.MISSING_COLUMN, line, "item", items.names().get(cells.size()));
        }
        if (cells.size() > expected) {
            String last = items.names().get(expected - 1);
            throw refused(LayoutError.EXTRA_COLUMN, line, "item", last, "expected", expected, "actual", cells.size());
        }
        return cells.stream().map(Cell::text).toList();
    }

    private boolean isQuotedAsAgreed(Cell cell) {
        if (!cell.quoted()) {
            return !form.quotesAll() && cell.text().indexOf(DelimitedForm.QUOTE) < 0;
        }
        return cell.text().indexOf('\n') < 0 && cell.text().indexOf('\r') < 0;
    }

    private List<List<String>> withoutHeader(List<List<String>> lines) {
        for (int i = 0; i < items.names().size(); i++) {
            String expected = items.names().get(i);
            if (!expected.equals(lines.get(0).get(i))) {
                throw refused(LayoutError.WRONG_HEADER, 0, "position", i + 1, "item", expected);
            }
        }
        return lines.subList(1, lines.size());
    }

    private SekishoException badQuotes(int index, int line) {
        String item = items.names().get(Math.min(index, items.names().size() - 1));
        return refused(LayoutError.BAD_QUOTES, line, "item", item);
    }

    private SekishoException refused(LayoutError error, int line, Object... more) {
        Object[] details = new Object[4 + more.length];
        System.arraycopy(new Object[] {"layout", head.id(), "line", line}, 0, details, 0, 4);
        System.arraycopy(more, 0, details, 4, more.length);
        return Finding.of(error, details).asException();
    }
}
