package jp.sekisho.layout.file;

import java.util.List;
import jp.sekisho.layout.delimited.Column;
import jp.sekisho.layout.delimited.DelimitedCodec;
import jp.sekisho.layout.delimited.DelimitedForm;
import jp.sekisho.layout.delimited.DelimitedKind;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Makes the codec of a delimited layout of its kinds of record. */
record DelimitedReader(YamlMapping file, Head head, List<RecordKind> kinds, Issues issues) {
    /** What the first line of a message is. */
    private enum Header {
        /** The names of the items, in order. */
        NAMES,
        /** The first record. */
        NONE
    }

    DelimitedCodec codec() {
        SignsReader signs = new SignsReader(file, head, issues);
        signs.refuseWide();
        boolean header = file.text("header").asOneOf(Header.class, issues) == Header.NAMES;
        DelimitedForm form = new DelimitedForm(
                separator(),
                file.text("quoting").asOneOf(DelimitedForm.Quoting.class, issues),
                header,
                signs.mark(true),
                signs.lineEnd());
        if (header && kinds.size() > 1) {
            issues.error(
                    file.placeOf("header"),
                    LayoutFileError.NOT_IN_THIS_FORM,
                    "what",
                    "header: names",
                    "form",
                    "records");
        }
        if (header) {
            refuseUnwritableNames(form, kinds.get(0));
        }
        KindMarks marks = KindMarks.of(file, kinds, issues);
        List<DelimitedKind> delimited = kinds.stream()
                .map(kind -> new DelimitedKind(kind, Column.of(head, kind), marks.mark(kind)))
                .toList();
        int kindAt = marks.place(kind ->
                Column.of(head, kind).stream().map(Column::name).toList().indexOf(marks.kindBy()));
        return new DelimitedCodec(head, delimited, kindAt, form);
    }

    private void refuseUnwritableNames(DelimitedForm form, RecordKind kind) {
        for (Column column : Column.of(head, kind)) {
            boolean writable = head.charset().has(column.name())
                    && (form.quoting() != DelimitedForm.Quoting.NEVER || !form.needsSeparating(column.name()));
            if (!writable) {
                issues.error(file.placeOf("header"), LayoutFileError.HEADER_NOT_WRITABLE, "item", column.name());
            }
        }
    }

    private char separator() {
        YamlText written = file.text("separator");
        String text = written.value().equals("tab") ? "\t" : written.value();
        boolean usable = text.length() == 1
                && (text.equals("\t") || text.charAt(0) > ' ' && text.charAt(0) <= '~')
                && text.charAt(0) != DelimitedForm.QUOTE;
        if (!usable) {
            issues.error(written.place(), LayoutFileError.BAD_SEPARATOR);
            return ',';
        }
        return text.charAt(0);
    }
}
