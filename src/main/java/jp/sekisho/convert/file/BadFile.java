package jp.sekisho.convert.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.record.Margins;
import jp.sekisho.layout.record.RecordReader;

/**
 * Puts bad records aside, up to a limit: their own bytes, whole and unchanged, and around them what makes them a file of their
 * layout, as far as no header and trailer are needed, so that they can be mended and converted again; and in a table what is wrong with each, without a value of any. Mutable; owned by the thread that
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
     */
    public BadFile(OutputStream records, OutputStream table, long limit) {
        this.records = records;
        this.table = table;
        this.limit = limit;
        write(table, HEAD.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean take(BadRecord bad, RecordReader from) {
        Margins around = from.margins();
        write(records, taken == 0 ? around.before() : around.between());
        write(records, from.lastBytes());
        taken++;
        write(table, row(bad).getBytes(StandardCharsets.UTF_8));
        return taken < limit;
    }

    @Override
    public void end(RecordReader from) {
        Margins around = from.margins();
        if (taken == 0) {
            write(records, around.before());
        }
        write(records, around.after());
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
