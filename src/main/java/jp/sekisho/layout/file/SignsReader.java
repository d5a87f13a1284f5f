package jp.sekisho.layout.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.record.ByteOrderMark;
import jp.sekisho.layout.record.RecordEnd;
import jp.sekisho.layout.record.RecordEnd.Written;
import jp.sekisho.source.Issues;
import jp.sekisho.source.SourceError;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads which signs stand around the records of a message: what ends them, and what comes before the first. */
record SignsReader(YamlMapping file, Head head, Issues issues) {
    private static final byte HOST_A = (byte) 0xC1;

    /** Where bytes are counted or looked for, the signs between values must be bytes. */
    void refuseWide() {
        boolean single = " 0\r\n".chars().allMatch(c -> head.charset().length(String.valueOf((char) c)) == 1);
        if (!single) {
            issues.error(
                    file.placeOf("charset"),
                    LayoutFileError.NOT_BY_BYTES,
                    "charset",
                    head.charset().charset().name());
        }
    }

    /** What ends a record, if anything does. */
    RecordEnd end() {
        return end(written());
    }

    /** What ends a line, which something does. */
    RecordEnd lineEnd() {
        Written written = written();
        if (written == Written.NONE) {
            refuse(isHost() ? "NL | LF | CRLF" : "CRLF | LF");
            return end(Written.LF);
        }
        return end(written);
    }

    private RecordEnd end(Written written) {
        return isHost() ? RecordEnd.ofHost(written) : RecordEnd.of(written);
    }

    private Written written() {
        String known = isHost() ? "NL | LF | CRLF | none" : "CRLF | LF | none";
        Written written = file.text("end-of-record")
                .as(name -> Written.valueOf(name.toUpperCase(Locale.ROOT)), Written.CRLF, known, issues);
        if (written == Written.NL && !isHost()) {
            refuse(known);
        }
        return written;
    }

    private void refuse(String known) {
        issues.error(file.text("end-of-record").place(), SourceError.BAD_VALUE, "expected", known);
    }

    /** Whether the charset is host code (EBCDIC). */
    private boolean isHost() {
        return head.charset()
                .encode("A")
                .filter(bytes -> bytes.length == 1 && bytes[0] == HOST_A)
                .isPresent();
    }

    /** @param needed whether the file must say it */
    ByteOrderMark mark(boolean needed) {
        if (!needed && !file.has("byte-order-mark")) {
            return ByteOrderMark.NO;
        }
        YamlText written = file.text("byte-order-mark");
        ByteOrderMark mark = written.asOneOf(ByteOrderMark.class, issues);
        if (mark != ByteOrderMark.NO && !head.charset().charset().equals(StandardCharsets.UTF_8)) {
            issues.error(written.place(), LayoutFileError.MARK_IS_UTF_8);
        }
        return mark;
    }
}
