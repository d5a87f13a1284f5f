package jp.sekisho.layout;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import jp.sekisho.source.Issues;
import jp.sekisho.source.SourceError;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads which signs stand around the records of a message: what ends them, and what comes before the first. */
record SignsReader(YamlMapping file, Head head, Issues issues) {
    /** What ends a record. */
    private enum RecordEnd {
        CRLF("\r\n"),
        LF("\n"),
        NONE("");

        private final String text;

        RecordEnd(String text) {
            this.text = text;
        }
    }

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

    /** What ends a record; empty where nothing does. */
    String end() {
        return recordEnd().text;
    }

    /** What ends a line, which something does. */
    String lineEnd() {
        RecordEnd end = recordEnd();
        if (end == RecordEnd.NONE) {
            issues.error(file.placeOf("end-of-record"), SourceError.BAD_VALUE, "expected", "CRLF | LF");
            return RecordEnd.LF.text;
        }
        return end.text;
    }

    private RecordEnd recordEnd() {
        return file.text("end-of-record")
                .as(
                        name -> RecordEnd.valueOf(name.toUpperCase(Locale.ROOT)),
                        RecordEnd.CRLF,
                        "CRLF | LF | none",
                        issues);
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
