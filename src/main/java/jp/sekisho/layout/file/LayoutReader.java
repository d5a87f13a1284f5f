package jp.sekisho.layout.file;

import java.util.List;
import java.util.Optional;
import jp.sekisho.error.SekishoException;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.RecordChecks;
import jp.sekisho.layout.item.Form;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.record.Codec;
import jp.sekisho.layout.record.Frame;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads one layout file; what cannot be used is reported and stood in for, so that reading goes on to the end. */
public record LayoutReader(YamlMapping file, Surroundings surroundings, Issues issues) {
    /** Whether header, data and trailer may come again. */
    private enum Blocks {
        ONE,
        MANY
    }

    public Layout read() {
        int before = issues.errors();
        Form form = file.text("form").asOneOf(Form.class, issues);
        boolean known = issues.errors() == before;
        Head head = new HeadReader(file, form, issues).head();
        int mark = issues.mark();
        List<RecordKind> kinds = new KindsReader(file, head, form, surroundings, issues).kinds();
        boolean several = blocks() == Blocks.MANY;
        Codec codec =
                switch (form) {
                    case FIXED -> new FixedReader(file, head, kinds, issues).codec();
                    case DELIMITED -> new DelimitedReader(file, head, kinds, issues).codec();
                    case XML -> new MarkupReader(file, head, kinds, issues).xml();
                    case JSON -> new MarkupReader(file, head, kinds, issues).json();
                };
        Optional<YamlText> checkedBy = file.optionalText("checked-by");
        file.refuseOthers();
        if (!known) {
            issues.forgetSince(mark); // what may be said of a message depends on its form
        }
        Layout layout = new Layout(head, new Frame(head, kinds, several), codec);
        return checkedBy.map(written -> checked(layout, written)).orElse(layout);
    }

    /** The layout with the rules in Java that it names; what does not fit them is reported. */
    private Layout checked(Layout layout, YamlText written) {
        Optional<RecordChecks> rules = RecordChecks.named(written.value());
        if (rules.isEmpty()) {
            issues.error(written.place(), LayoutFileError.UNKNOWN_CHECK, "check", written.value());
            return layout;
        }
        try {
            return layout.checkedBy(rules.get().of(layout));
        } catch (SekishoException e) {
            e.findings().forEach(finding -> issues.error(written.place(), finding));
            return layout;
        }
    }

    private Blocks blocks() {
        return file.optionalText("blocks")
                .map(text -> text.asOneOf(Blocks.class, issues))
                .orElse(Blocks.ONE);
    }
}
