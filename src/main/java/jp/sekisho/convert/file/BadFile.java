package jp.sekisho.convert.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.Layout;

/**
 * Puts bad records aside, up to a limit: their own bytes, whole and unchanged, one after the other, so that they can be mended
 * and converted again; and in a table what is wrong with each, without a value of any. Mutable; owned by the thread that
 * converts.
 */
public final class BadFile implements BadRecords {
    private static final String HEAD = "record,position,code,item,japanese,english\r\n";
    private final OutputStream records;
    private final OutputStream table;
    private final long limit;
    private long taken;

    /**
     * @param records where their bytes go
     * @param table where the table goes: CSV in UTF-8
     * @param limit the last one that is put aside; the conversion ends with it
     * @throws jp.sekisho.error.SekishoException {@link FileError#NOT_ASIDE} for a file that is one document
     */
    public BadFile(Layout layout, OutputStream records, OutputStream table, long limit) {
        this.records = records;
        this.table = table;
        this.limit = limit;
        if (layout.isParsedWhole()) {
            throw Finding.of(FileError.NOT_ASIDE, "layout", layout.id()).asException();
        }
        write(records, beginning(layout));
        write(table, HEAD.getBytes(StandardCharsets.UTF_8));
    }

    /** The line of names that a file of this layout begins with, if it does. */
    private static byte[] beginning(Layout layout) {
        if (layout.kinds().size() > 1) {
            return new byte[0];
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        layout.writer(bytes).finish();
        return bytes.toByteArray();
    }

    @Override
    public boolean take(BadRecord bad, Supplier<byte[]> bytes) {
        taken++;
        write(records, bytes.get());
        write(table, row(bad).getBytes(StandardCharsets.UTF_8));
        return taken < limit;
    }

    private static String row(BadRecord bad) {
        Finding finding = bad.finding();
        return bad.number() + "," + bad.position() + "," + finding.code().wire() + "," + cell(bad.item()) + ","
                + cell(finding.japanese()) + "," + cell(finding.english()) + "\r\n";
    }

    private static String cell(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
