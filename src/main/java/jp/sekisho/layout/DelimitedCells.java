package jp.sekisho.layout;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;

/** Collects what the parser finds in a line, a blank line as one empty cell. Mutable; owned by the one thread that reads. */
final class DelimitedCells extends CsvCallbackHandler<List<DelimitedCells.Cell>> {
    private List<Cell> cells = new ArrayList<>();

    /** A value without its quotes, and whether it had them. */
    record Cell(String text, boolean quoted) {}

    /** How many cells of the line that is being read are there. */
    int cellsSoFar() {
        return cells.size();
    }

    @Override
    protected RecordType getRecordType() {
        return RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return cells.size();
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        cells = new ArrayList<>();
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        cells.add(new Cell(new String(buffer, offset, length), quoted));
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("comments are not read");
    }

    @Override
    protected void setEmpty() {
        cells.add(new Cell("", false));
    }

    @Override
    protected List<Cell> buildRecord() {
        return cells;
    }
}
