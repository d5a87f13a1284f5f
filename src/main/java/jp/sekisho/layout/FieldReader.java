package jp.sekisho.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.layout.LayoutReader.Form;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;
import jp.sekisho.text.Units;

/** Reads the items of one layout file. */
record FieldReader(YamlMapping file, Form form, Head head, Issues issues) {
    private static final Set<String> ROLES = Set.of("person", "office", "procedure", "information");
    private static final String SUBSTITUTE = "substitute ";

    /** How a value that is too long is treated on the way out. */
    enum TooLong {
        REFUSE,
        CUT
    }

    /** Whether an item may be blank. */
    enum Blank {
        REFUSED,
        ALLOWED
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<YamlMapping> items = file.mappings("fields");
        for (YamlMapping item : items) {
            YamlText name = item.text("name");
            if (!names.add(name.value())) {
                issues.error(name.place(), LayoutError.REPEATED_ITEM, "item", name.value());
            }
            fields.add(field(item, name));
            item.refuseOthers();
        }
        items.forEach(item -> refuseTakenFormerNames(item, names));
        if (fields.isEmpty()) {
            issues.error(file.placeOf("fields"), LayoutError.NO_ITEMS);
        }
        return fields;
    }

    /** A former name must lead to one item, and to that alone. */
    private void refuseTakenFormerNames(YamlMapping item, Set<String> names) {
        for (YamlText former : item.texts("was")) {
            if (!names.add(former.value())) {
                issues.error(former.place(), LayoutError.FORMER_NAME_TAKEN, "item", former.value());
            }
        }
    }

    private Field field(YamlMapping item, YamlText name) {
        if (form == Form.XML && !XmlNames.isElementName(name.value())) {
            issues.error(name.place(), LayoutError.NOT_A_NAME, "item", name.value());
        }
        ItemType type = new TypeReader(item, form, issues).type();
        Field field = new Field(
                name.value(),
                item.texts("was").stream().map(YamlText::value).toList(),
                bytes(item, name),
                form == Form.FIXED ? 0 : count(item, "characters"),
                type,
                padding(item, type, name),
                item.optionalText("is").map(YamlText::value),
                required(item, name),
                classification(item, name),
                means(item),
                item.optionalText("codes").map(YamlText::value),
                item.optionalText("protective").map(text -> text.asFlag(issues)).orElse(false),
                unmappable(item, name),
                choice(item, "too-long", TooLong.class, TooLong.REFUSE) == TooLong.CUT);
        refuseUnfitConstant(item, field);
        return field;
    }

    private int bytes(YamlMapping item, YamlText name) {
        if (form != Form.FIXED) {
            return 0;
        }
        int bytes = count(item, "bytes");
        if (bytes == 0) {
            report(item, "bytes", LayoutError.NO_WIDTH, name);
            return 1;
        }
        return bytes;
    }

    private int count(YamlMapping item, String key) {
        return item.optionalText(key)
                .map(text -> text.asCount(issues).orElse(1))
                .orElse(0);
    }

    private Padding padding(YamlMapping item, ItemType type, YamlText name) {
        boolean exact = type instanceof ItemType.Digits
                || type instanceof ItemType.Date
                || type instanceof ItemType.DateTime
                || form != Form.FIXED;
        Padding padding = choice(item, "pad", Padding.class, exact ? Padding.NONE : Padding.SPACES_RIGHT);
        if (form != Form.FIXED && padding != Padding.NONE && !item.has("characters")) {
            report(item, "pad", LayoutError.PAD_WITHOUT_WIDTH, name);
        }
        return padding;
    }

    private boolean required(YamlMapping item, YamlText name) {
        boolean blank = choice(item, "blank", Blank.class, Blank.REFUSED) == Blank.ALLOWED;
        boolean required =
                item.optionalText("required").map(text -> text.asFlag(issues)).orElse(!blank);
        if (blank && required) {
            report(item, "required", LayoutError.CONTRADICTION, name);
        }
        return required;
    }

    private Classification classification(YamlMapping item, YamlText name) {
        Classification classification = choice(item, "class", Classification.class, Classification.NONE);
        if (head.carriesNo().contains(classification)) {
            issues.error(
                    item.placeOf("class"),
                    LayoutError.CLASS_NOT_CARRIED,
                    "item",
                    name.value(),
                    "class",
                    classification);
        }
        return classification;
    }

    private Optional<String> means(YamlMapping item) {
        Optional<YamlText> means = item.optionalText("means");
        means.filter(role -> !ROLES.contains(role.value()))
                .ifPresent(role -> issues.error(role.place(), LayoutError.UNKNOWN_MEANING, "means", role.value()));
        return means.map(YamlText::value);
    }

    private Unmappable unmappable(YamlMapping item, YamlText name) {
        Optional<YamlText> written = item.optionalText("unmappable");
        if (written.isEmpty() || written.get().value().equals("refuse")) {
            return new Unmappable.Refuse();
        }
        String value = written.get().value();
        String with = value.startsWith(SUBSTITUTE) ? value.substring(SUBSTITUTE.length()) : "";
        boolean known = head.charset().has(with)
                && head.repertoire().map(set -> set.hasAll(with)).orElse(true);
        if (Units.of(with).size() != 1 || !known) {
            report(item, "unmappable", LayoutError.SUBSTITUTE_DOES_NOT_FIT, name);
        }
        return new Unmappable.Substitute(with);
    }

    private void refuseUnfitConstant(YamlMapping item, Field field) {
        field.is().ifPresent(value -> {
            boolean typed = field.type().read(value).equals(Optional.of(value));
            boolean kept = field.padding().strip(value).equals(value);
            if (value.isEmpty() || !typed || !fits(field, value) || !kept) {
                issues.error(item.placeOf("is"), LayoutError.CONSTANT_DOES_NOT_FIT, "item", field.name());
            }
        });
    }

    private boolean fits(Field field, String value) {
        int bytes = head.charset().encode(value).map(encoded -> encoded.length).orElse(Integer.MAX_VALUE);
        if (form == Form.FIXED) {
            return field.padding() == Padding.NONE ? bytes == field.bytes() : bytes <= field.bytes();
        }
        boolean unlimited = field.characters() == 0;
        return bytes < Integer.MAX_VALUE
                && (unlimited || value.codePointCount(0, value.length()) <= field.characters());
    }

    private <E extends Enum<E>> E choice(YamlMapping item, String key, Class<E> kind, E usual) {
        return item.optionalText(key).map(text -> text.asOneOf(kind, issues)).orElse(usual);
    }

    private void report(YamlMapping item, String key, ErrorCode code, YamlText name) {
        issues.error(item.placeOf(key), code, "item", name.value());
    }
}
