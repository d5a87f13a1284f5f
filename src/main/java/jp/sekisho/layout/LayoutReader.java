package jp.sekisho.layout;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.source.Issues;
import jp.sekisho.source.SourceError;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;
import jp.sekisho.text.Repertoire;
import jp.sekisho.text.StrictCharset;

/** Reads one layout file; what cannot be used is reported and stood in for, so that reading goes on to the end. */
record LayoutReader(YamlMapping file, Surroundings surroundings, Issues issues) {
    /** How the items of a message are told apart. */
    enum Form {
        /** By their width in bytes. */
        FIXED,
        /** By a separator between them; one record in one line. */
        DELIMITED,
        /** By element names. */
        XML,
        /** By the names of members. */
        JSON
    }

    /** What ends a record. */
    enum RecordEnd {
        CRLF("\r\n"),
        LF("\n"),
        NONE("");

        private final String text;

        RecordEnd(String text) {
            this.text = text;
        }
    }

    /** What the first line of a delimited message is. */
    enum Header {
        /** The names of the items, in order. */
        NAMES,
        /** The first record. */
        NONE
    }

    /** Whether header, data and trailer may come again. */
    enum Blocks {
        ONE,
        MANY
    }

    /** What a JSON message is. */
    enum Root {
        OBJECT,
        ARRAY
    }

    Layout read() {
        int before = issues.errors();
        Form form = file.text("form").asOneOf(Form.class, issues);
        boolean known = issues.errors() == before;
        Head head = head();
        int mark = issues.mark();
        List<RecordKind> kinds = new KindsReader(file, head, form, surroundings, issues).kinds();
        boolean several = blocks() == Blocks.MANY;
        Codec codec =
                switch (form) {
                    case FIXED -> fixed(head, kinds);
                    case DELIMITED -> delimited(head, kinds);
                    case XML -> xml(head, kinds);
                    case JSON -> json(head, kinds);
                };
        file.refuseOthers();
        if (!known) {
            issues.forgetSince(mark); // what may be said of a message depends on its form
        }
        return new Layout(head, new Frame(head, kinds, several), codec);
    }

    private Blocks blocks() {
        return file.optionalText("blocks")
                .map(text -> text.asOneOf(Blocks.class, issues))
                .orElse(Blocks.ONE);
    }

    private Head head() {
        LocalDate from = file.text("from").asDate(issues);
        return new Head(
                file.text("layout").value(),
                file.optionalText("name").map(YamlText::value).orElse(""),
                file.text("version").asCount(issues).orElse(1),
                from,
                until(from),
                charset(),
                repertoire(),
                file.optionalText("look-alikes")
                        .map(text -> text.asFlag(issues))
                        .orElse(false),
                file.optionalText("private-use").map(YamlText::value),
                carriesNo());
    }

    private Optional<LocalDate> until(LocalDate from) {
        Optional<YamlText> written = file.optionalText("until");
        Optional<LocalDate> until = written.map(text -> text.asDate(issues));
        if (until.filter(from::isAfter).isPresent()) {
            issues.error(written.orElseThrow().place(), LayoutFileError.UNTIL_BEFORE_FROM);
        }
        return until;
    }

    private StrictCharset charset() {
        YamlText written = file.text("charset");
        return StrictCharset.named(written.value()).orElseGet(() -> {
            if (!written.isMissing()) {
                List<String> near = StrictCharset.near(written.value());
                issues.error(
                        written.place(),
                        LayoutFileError.UNKNOWN_CHARSET,
                        "charset",
                        written.value(),
                        "near",
                        near.isEmpty() ? "-" : String.join(", ", near));
            }
            return StrictCharset.of(StandardCharsets.UTF_8);
        });
    }

    private Optional<Repertoire> repertoire() {
        Optional<YamlText> written = file.optionalText("repertoire");
        Optional<Repertoire> repertoire = written.map(YamlText::value).flatMap(Repertoire::named);
        if (written.isPresent() && repertoire.isEmpty()) {
            issues.error(
                    written.get().place(),
                    LayoutFileError.UNKNOWN_REPERTOIRE,
                    "repertoire",
                    written.get().value(),
                    "known",
                    Arrays.stream(Repertoire.values()).map(Repertoire::wire).collect(Collectors.joining(", ")));
        }
        return repertoire;
    }

    private Set<Classification> carriesNo() {
        Set<Classification> classes = EnumSet.noneOf(Classification.class);
        file.texts("carries-no").forEach(text -> classes.add(text.asOneOf(Classification.class, issues)));
        return Set.copyOf(classes);
    }

    private Codec fixed(Head head, List<RecordKind> kinds) {
        refuseWideSigns(head);
        byte[] separator = file.optionalText("separator")
                .flatMap(text -> head.charset().encode(text.value()))
                .orElse(new byte[0]);
        byte[] end = head.charset().encode(recordEnd().text).orElse(new byte[0]);
        String kindBy = kindBy(kinds);
        boolean redefines =
                kinds.stream().flatMap(kind -> kind.parts().stream()).anyMatch(part -> part instanceof Part.Choice);
        if (separator.length > 0 && redefines) {
            issues.error(
                    file.placeOf("separator"),
                    LayoutFileError.NOT_IN_THIS_FORM,
                    "what",
                    "redefine",
                    "form",
                    "fixed, separator");
        }
        return new FixedReader(file, head, kinds, issues)
                .codec(new FixedCodec.Signs(separator, end, mark(head, false)), kindBy);
    }

    /** The item that tells several kinds apart; where there is one kind, there is none. */
    private String kindBy(List<RecordKind> kinds) {
        return kinds.size() == 1 && !file.has("records")
                ? ""
                : file.text("kind-by").value();
    }

    /** Where bytes are counted or looked for, the signs between values must be bytes. */
    private void refuseWideSigns(Head head) {
        boolean single = " 0\r\n".chars().allMatch(c -> head.charset().length(String.valueOf((char) c)) == 1);
        if (!single) {
            issues.error(
                    file.placeOf("charset"),
                    LayoutFileError.NOT_BY_BYTES,
                    "charset",
                    head.charset().charset().name());
        }
    }

    private RecordEnd recordEnd() {
        return file.text("end-of-record")
                .as(
                        name -> RecordEnd.valueOf(name.toUpperCase(Locale.ROOT)),
                        RecordEnd.CRLF,
                        "CRLF | LF | none",
                        issues);
    }

    private Codec delimited(Head head, List<RecordKind> kinds) {
        refuseWideSigns(head);
        boolean header = file.text("header").asOneOf(Header.class, issues) == Header.NAMES;
        DelimitedForm form = new DelimitedForm(
                separator(),
                file.text("quoting").asOneOf(DelimitedForm.Quoting.class, issues),
                header,
                mark(head, true),
                lineEnd());
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
            refuseUnwritableNames(head, form, kinds.get(0));
        }
        KindMarks marks = new KindMarks(file, kinds, kindBy(kinds), issues);
        List<DelimitedKind> delimited = kinds.stream()
                .map(kind -> new DelimitedKind(kind, Column.of(head, kind), marks.mark(kind)))
                .toList();
        int kindAt = marks.place(kind ->
                Column.of(head, kind).stream().map(Column::name).toList().indexOf(marks.kindBy()));
        return new DelimitedCodec(head, delimited, kindAt, form);
    }

    private void refuseUnwritableNames(Head head, DelimitedForm form, RecordKind kind) {
        for (Column column : Column.of(head, kind)) {
            boolean writable = head.charset().has(column.name())
                    && (form.quoting() != DelimitedForm.Quoting.NEVER || !form.needsSeparating(column.name()));
            if (!writable) {
                issues.error(file.placeOf("header"), LayoutFileError.HEADER_NOT_WRITABLE, "item", column.name());
            }
        }
    }

    private ByteOrderMark mark(Head head, boolean needed) {
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

    private String lineEnd() {
        RecordEnd end = recordEnd();
        if (end == RecordEnd.NONE) {
            issues.error(file.placeOf("end-of-record"), SourceError.BAD_VALUE, "expected", "CRLF | LF");
            return RecordEnd.LF.text;
        }
        return end.text;
    }

    private Codec xml(Head head, List<RecordKind> kinds) {
        refuseOtherThanUtf8(head, "XML");
        String namespace = namespace(file.text("namespace"));
        String root = file.optionalText("root").map(this::element).orElseGet(() -> file.text("root")
                .value());
        Optional<String> record = file.optionalText("record").map(this::element);
        boolean several = record.isPresent() || kinds.size() > 1;
        List<MarkupKind> markup = kinds.stream()
                .map(kind -> new MarkupKind(
                        kind, kind.name().isEmpty() ? record.orElse(root) : kind.name(), Node.of(head, kind)))
                .toList();
        return new XmlCodec(head, markup, new XmlForm(namespace, root, several));
    }

    private Codec json(Head head, List<RecordKind> kinds) {
        refuseOtherThanUtf8(head, "JSON");
        boolean several = file.text("root").asOneOf(Root.class, issues) == Root.ARRAY;
        KindMarks marks = new KindMarks(file, kinds, kindBy(kinds), issues);
        List<MarkupKind> markup = kinds.stream()
                .map(kind -> new MarkupKind(kind, marks.mark(kind), Node.of(head, kind)))
                .toList();
        return new JsonCodec(head, markup, new JsonForm(several, marks.kindBy()));
    }

    private void refuseOtherThanUtf8(Head head, String form) {
        if (!head.charset().charset().equals(StandardCharsets.UTF_8)) {
            issues.error(file.placeOf("charset"), LayoutFileError.XML_IS_UTF_8, "form", form);
        }
    }

    private String namespace(YamlText written) {
        if (file.keys().contains("namespace") && !XmlNames.isNamespace(written.value())) {
            issues.error(written.place(), LayoutFileError.NOT_A_NAMESPACE, "namespace", written.value());
        }
        return written.value();
    }

    private String element(YamlText written) {
        if (!written.isMissing() && !XmlNames.isElementName(written.value())) {
            issues.error(written.place(), LayoutFileError.NOT_A_NAME, "item", written.value());
        }
        return written.value();
    }
}
