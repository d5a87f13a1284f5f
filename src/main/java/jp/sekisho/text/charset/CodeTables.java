package jp.sekisho.text.charset;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import jp.sekisho.text.charset.ReadTable.Row;
import org.jspecify.annotations.Nullable;

/**
 * Makes the tables of a charset by asking Java's own coders for every code and every character, so that a charset from a jar
 * gets them too. Belongs to one thread.
 */
final class CodeTables {
    private static final int LONGEST = 3;
    private static final String BIG5_THAT_CHANGES_BIG5 = "x-Big5-Solaris";

    private final Trial trial;
    private final Row root = new Row();
    private final List<String> strings = new ArrayList<>();

    static {
        readBig5AlwaysAlike();
    }

    private CodeTables(Charset charset) {
        this.trial = new Trial(charset);
    }

    /** The charset by tables; null if what its codes say depends on others, or if they are longer or say more than is usual. */
    static @Nullable TableCoder of(Charset charset) {
        CodeTables tables = charset.canEncode() ? new CodeTables(charset) : null;
        return tables != null && tables.readAll(tables.root, new byte[0]) ? tables.coder() : null;
    }

    /**
     * Java's Big5 reads seven codes more (F9D6 to F9DC) once any thread has made a decoder of its Solaris variant, which writes
     * them into Big5's own table. It is made before any table is, so that a text never depends on what ran before.
     */
    private static void readBig5AlwaysAlike() {
        if (Charset.isSupported(BIG5_THAT_CHANGES_BIG5)) {
            Charset.forName(BIG5_THAT_CHANGES_BIG5).newDecoder();
        }
    }

    private boolean readAll(Row row, byte[] beginning) {
        for (int last = 0; last < ReadTable.BYTES; last++) {
            byte[] code = Arrays.copyOf(beginning, beginning.length + 1);
            code[beginning.length] = (byte) last;
            boolean usual = trial.isBeginning(code) ? readLonger(row, last, code) : read(row, last, code);
            if (!usual) {
                return false;
            }
        }
        return true;
    }

    private boolean readLonger(Row row, int last, byte[] code) {
        Row longer = new Row();
        if (code.length == LONGEST || !readAll(longer, code)) {
            return false;
        }
        row.texts()[last] = ReadTable.LONGER;
        row.longer()[last] = longer;
        return true;
    }

    /** A code that says nothing is a shift; one that says more characters than it has bytes would not fit a text's array. */
    private boolean read(Row row, int last, byte[] code) {
        String text = trial.read(code);
        if (text == null) {
            return true;
        }
        boolean usual = !text.isEmpty()
                && text.length() <= code.length
                && strings.size() < ReadTable.MOST_STRINGS
                && (isOne(text) || isPair(text));
        if (usual) {
            row.texts()[last] = text.length() == 1 ? text.charAt(0) : mark(text);
        }
        return usual;
    }

    private char mark(String text) {
        strings.add(text);
        return (char) (ReadTable.FIRST_STRING + strings.size() - 1);
    }

    private static boolean isOne(String text) {
        return text.length() == Character.charCount(text.codePointAt(0)) && !isHalf(text.codePointAt(0));
    }

    private static boolean isPair(String text) {
        int first = text.codePointAt(0);
        return text.length() == Character.charCount(first) + 1
                && !isHalf(first)
                && !isHalf(text.charAt(text.length() - 1));
    }

    private static boolean isHalf(int c) {
        return Character.getType(c) == Character.SURROGATE;
    }

    private TableCoder coder() {
        TableCoder coder = new TableCoder(new ReadTable(root, strings), new WriteTable());
        eachCode(root, new byte[0], (row, code) -> write(coder, said(row, code)));
        eachCode(root, new byte[0], (row, code) -> coder.codes()
                .settle(row, code, isUnsure(coder, said(row, code), code)));
        return coder;
    }

    private static boolean isUnsure(TableCoder coder, String text, byte[] code) {
        byte[] again = new byte[code.length];
        boolean same = coder.write(text, again, 0, again.length) == code.length && Arrays.equals(code, again);
        return !same || coder.characters().isSecond(text);
    }

    /** A character that comes back as another's, or a pair that is written as two codes, gets no code. */
    private void write(TableCoder coder, String text) {
        byte[] code = trial.written(text);
        if (code == null
                || !text.equals(coder.text(code, 0, code.length))
                || coder.readable(code, 0, code.length - 1) > 0) {
            return;
        }
        if (isOne(text)) {
            coder.characters().put(text.codePointAt(0), code);
        } else {
            coder.characters().putPair(text, code);
        }
    }

    private String said(Row row, byte[] code) {
        char text = row.texts()[code[code.length - 1] & 0xFF];
        return text < ReadTable.FIRST_STRING || !Character.isSurrogate(text)
                ? String.valueOf(text)
                : strings.get(text - ReadTable.FIRST_STRING);
    }

    private static void eachCode(Row row, byte[] beginning, BiConsumer<Row, byte[]> visitor) {
        for (int last = 0; last < ReadTable.BYTES; last++) {
            byte[] code = Arrays.copyOf(beginning, beginning.length + 1);
            code[beginning.length] = (byte) last;
            Row longer = row.longer()[last];
            if (longer != null) {
                eachCode(longer, code, visitor);
            } else if (row.texts()[last] != ReadTable.UNREADABLE) {
                visitor.accept(row, code);
            }
        }
    }
}
