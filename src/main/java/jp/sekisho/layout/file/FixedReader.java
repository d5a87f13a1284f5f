package jp.sekisho.layout.file;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.sekisho.layout.fixed.FixedChoice;
import jp.sekisho.layout.fixed.FixedCodec;
import jp.sekisho.layout.fixed.FixedCodec.Signs;
import jp.sekisho.layout.fixed.FixedFiller;
import jp.sekisho.layout.fixed.FixedGroup;
import jp.sekisho.layout.fixed.FixedItem;
import jp.sekisho.layout.fixed.FixedKind;
import jp.sekisho.layout.fixed.FixedNumber;
import jp.sekisho.layout.fixed.FixedPart;
import jp.sekisho.layout.fixed.FixedParts;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.ItemRules;
import jp.sekisho.layout.item.Padding;
import jp.sekisho.layout.item.Stored;
import jp.sekisho.layout.record.GroupCount;
import jp.sekisho.layout.record.Part;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;

/** Makes the codec of a fixed layout of its kinds of record. */
record FixedReader(YamlMapping file, Head head, List<RecordKind> kinds, Issues issues) {

    FixedCodec codec() {
        Signs signs = signs();
        int separator = signs.separator().length;
        KindMarks marks = KindMarks.of(file, kinds, issues);
        int markAt = marks.place(kind -> offset(kind.parts(), marks.kindBy(), separator));
        List<FixedKind> fixed =
                kinds.stream().map(kind -> kind(kind, marks, markAt, separator)).toList();
        boolean endsAreSure = kinds.stream()
                .flatMap(kind -> kind.fields().stream())
                .noneMatch(field -> field.stored() == Stored.PACKED || field.stored() == Stored.BINARY);
        return new FixedCodec(head, fixed, marks.kindBy(), signs, endsAreSure);
    }

    private Signs signs() {
        SignsReader signs = new SignsReader(file, head, issues);
        signs.refuseWide();
        byte[] separator = file.optionalText("separator")
                .flatMap(text -> head.charset().encode(text.value()))
                .orElse(new byte[0]);
        if (separator.length > 0) {
            refuseChoices();
        }
        return new Signs(separator, signs.end(), signs.mark(false));
    }

    /** Bytes that are read in two ways have no items to separate. */
    private void refuseChoices() {
        boolean redefines =
                kinds.stream().flatMap(kind -> kind.parts().stream()).anyMatch(part -> part instanceof Part.Choice);
        if (redefines) {
            issues.error(
                    file.placeOf("separator"),
                    LayoutFileError.NOT_IN_THIS_FORM,
                    "what",
                    "redefine",
                    "form",
                    "fixed, separator");
        }
    }

    private FixedKind kind(RecordKind kind, KindMarks marks, int markAt, int separator) {
        FixedParts parts = parts(kind, kind.parts());
        int width = parts.width() + separator * Math.max(0, parts.cells() - 1);
        byte[] mark = kind.field(marks.kindBy())
                .map(field -> padded(field, marks.mark(kind)))
                .orElse(new byte[0]);
        return new FixedKind(kind, parts, width, mark, markAt);
    }

    private FixedParts parts(RecordKind kind, List<Part> parts) {
        return new FixedParts(parts.stream().map(part -> part(kind, part)).toList());
    }

    private FixedPart part(RecordKind kind, Part part) {
        if (part instanceof Part.Item item) {
            return item.field().stored() == Stored.TEXT ? new FixedItem(head, item) : new FixedNumber(head, item);
        }
        if (part instanceof Part.Filler filler) {
            return new FixedFiller(filler.bytes(), head.charset().byteOf(filler.with()));
        }
        if (part instanceof Part.Group group) {
            GroupCount count = new GroupCount(
                    rules(kind, group.count()), group.name(), group.slots().size());
            return new FixedGroup(
                    group,
                    count,
                    group.slots().stream().map(slot -> parts(kind, slot)).toList());
        }
        Part.Choice choice = (Part.Choice) part;
        Map<String, FixedParts> variants = new LinkedHashMap<>();
        choice.variants().forEach((when, variant) -> variants.put(when, parts(kind, variant)));
        return new FixedChoice(choice, rules(kind, choice.by()), variants);
    }

    /** A stand-in for an item that is not there has been reported. */
    private ItemRules rules(RecordKind kind, int index) {
        return new ItemRules(
                head, kind.fields().get(Math.min(index, kind.fields().size() - 1)));
    }

    private static int offset(List<Part> parts, String name, int separator) {
        int offset = 0;
        for (Part part : parts) {
            if (part instanceof Part.Item item) {
                if (item.field().name().equals(name)) {
                    return offset;
                }
                offset += item.field().bytes() + separator;
            } else if (part instanceof Part.Filler filler) {
                offset += filler.bytes() + separator;
            } else {
                return -1;
            }
        }
        return -1;
    }

    /** The constant as it stands in the record. */
    private byte[] padded(Field field, String constant) {
        byte[] value = head.charset().encode(constant).orElse(new byte[0]);
        byte[] padded = new byte[field.bytes()];
        Arrays.fill(padded, head.charset().byteOf(field.padding() == Padding.ZEROS_LEFT ? '0' : ' '));
        int length = Math.min(value.length, padded.length);
        System.arraycopy(value, 0, padded, field.padding().isLeft() ? padded.length - length : 0, length);
        return padded;
    }
}
