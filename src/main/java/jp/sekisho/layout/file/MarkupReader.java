package jp.sekisho.layout.file;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.markup.JsonCodec;
import jp.sekisho.layout.markup.JsonForm;
import jp.sekisho.layout.markup.MarkupKind;
import jp.sekisho.layout.markup.Node;
import jp.sekisho.layout.markup.XmlCodec;
import jp.sekisho.layout.markup.XmlForm;
import jp.sekisho.layout.markup.XmlNames;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Makes the codecs of layouts whose items are told apart by their names, of their kinds of record. */
record MarkupReader(YamlMapping file, Head head, List<RecordKind> kinds, Issues issues) {
    /** What a JSON message is. */
    private enum Root {
        OBJECT,
        ARRAY
    }

    XmlCodec xml() {
        refuseOtherThanUtf8("XML");
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

    JsonCodec json() {
        refuseOtherThanUtf8("JSON");
        boolean several = file.text("root").asOneOf(Root.class, issues) == Root.ARRAY;
        KindMarks marks = KindMarks.of(file, kinds, issues);
        List<MarkupKind> markup = kinds.stream()
                .map(kind -> new MarkupKind(kind, marks.mark(kind), Node.of(head, kind)))
                .toList();
        return new JsonCodec(head, markup, new JsonForm(several, marks.kindBy()));
    }

    private void refuseOtherThanUtf8(String form) {
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
