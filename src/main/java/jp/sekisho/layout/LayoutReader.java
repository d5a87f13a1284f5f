package jp.sekisho.layout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
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
record LayoutReader(YamlMapping file, Issues issues) {
    /** How the items of a message are told apart. */
    enum Form {
        /** By their width in bytes. */
        FIXED,
        /** By a separator between them; one record in one line. */
        DELIMITED,
        /** By element names. */
        XML
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

    /** Which items of a delimited message stand in quotes; where only some must, any may. */
    enum Quoting {
        AS_NEEDED,
        ALWAYS
    }

    Layout read() {
        Form form = file.text("form").asOneOf(Form.class, issues);
        Head head = head();
        List<Field> fields = new FieldReader(file, form, head, issues).fields();
        Items items = new Items(head, "", fields.stream().map(Field::name).toList());
        Codec codec =
                switch (form) {
                    case FIXED -> fixed(head, items, fields);
                    case DELIMITED -> new DelimitedCodec(head, items, fields, delimited(head));
                    case XML -> new XmlCodec(head, items, fields, xml(head));
                };
        file.refuseOthers();
        return new Layout(head, List.of(new RecordKind(RecordKind.Role.DATA, items, fields)), codec);
    }

    private Head head() {
        return new Head(
                file.text("layout").value(),
                file.optionalText("name").map(YamlText::value).orElse(""),
                file.text("version").asCount(issues).orElse(1),
                file.text("from").asDate(issues),
                charset(),
                repertoire(),
                file.optionalText("look-alikes")
                        .map(text -> text.asFlag(issues))
                        .orElse(false),
                carriesNo());
    }

    private StrictCharset charset() {
        YamlText written = file.text("charset");
        return StrictCharset.named(written.value()).orElseGet(() -> {
            issues.error(written.place(), LayoutError.UNKNOWN_CHARSET, "charset", written.value());
            return StrictCharset.of(StandardCharsets.UTF_8);
        });
    }

    private Optional<Repertoire> repertoire() {
        Optional<YamlText> written = file.optionalText("repertoire");
        Optional<Repertoire> repertoire = written.map(YamlText::value).flatMap(Repertoire::named);
        if (written.isPresent() && repertoire.isEmpty()) {
            issues.error(
                    written.get().place(),
                    LayoutError.UNKNOWN_REPERTOIRE,
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

    private Codec fixed(Head head, Items items, List<Field> fields) {
        byte[] separator = file.optionalText("separator")
                .flatMap(text -> head.charset().encode(text.value()))
                .orElse(new byte[0]);
        return new FixedCodec(head, items, fields, separator, recordEnd().text.getBytes(StandardCharsets.US_ASCII));
    }

    private RecordEnd recordEnd() {
        return file.text("end-of-record")
                .as(
                        name -> RecordEnd.valueOf(name.toUpperCase(java.util.Locale.ROOT)),
                        RecordEnd.CRLF,
                        "CRLF | LF | none",
                        issues);
    }

    private DelimitedForm delimited(Head head) {
        boolean marked = file.text("byte-order-mark").asFlag(issues);
        if (marked && !head.charset().charset().equals(StandardCharsets.UTF_8)) {
            issues.error(file.placeOf("byte-order-mark"), LayoutError.MARK_IS_UTF_8);
        }
        return new DelimitedForm(
                separator(),
                file.text("quoting").asOneOf(Quoting.class, issues) == Quoting.ALWAYS,
                file.text("header").asOneOf(Header.class, issues) == Header.NAMES,
                marked,
                lineEnd());
    }

    private char separator() {
        YamlText written = file.text("separator");
        String text = written.value();
        boolean usable = text.length() == 1
                && (text.equals("\t") || text.charAt(0) > ' ' && text.charAt(0) <= '~')
                && text.charAt(0) != DelimitedForm.QUOTE;
        if (!usable) {
            issues.error(written.place(), LayoutError.BAD_SEPARATOR);
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

    private XmlForm xml(Head head) {
        if (!head.charset().charset().equals(StandardCharsets.UTF_8)) {
            issues.error(file.placeOf("charset"), LayoutError.XML_IS_UTF_8);
        }
        return new XmlForm(
                namespace(file.text("namespace")),
                file.optionalText("root").map(this::element).orElseGet(() -> file.text("root")
                        .value()),
                file.optionalText("record").map(this::element));
    }

    private String namespace(YamlText written) {
        if (file.keys().contains("namespace") && !XmlNames.isNamespace(written.value())) {
            issues.error(written.place(), LayoutError.NOT_A_NAMESPACE, "namespace", written.value());
        }
        return written.value();
    }

    private String element(YamlText written) {
        if (!XmlNames.isElementName(written.value())) {
            issues.error(written.place(), LayoutError.NOT_A_NAME, "item", written.value());
        }
        return written.value();
    }
}
