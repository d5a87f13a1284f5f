package jp.sekisho.layout.file;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.layout.item.Classification;
import jp.sekisho.layout.item.CodeColumn;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.Form;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.layout.item.Padding;
import jp.sekisho.layout.item.PossibleValues;
import jp.sekisho.layout.item.Stored;
import jp.sekisho.layout.item.Tally;
import jp.sekisho.layout.item.Unmappable;
import jp.sekisho.layout.markup.XmlNames;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;
import jp.sekisho.text.Units;

/**
 * Reads single items of a layout.
 *
 * @param counts the names of items that count groups or substituted characters
 * @param tallies reads what they say about other records
 */
record FieldReader(
        Head head, Form form, Surroundings surroundings, Set<String> counts, TallyReader tallies, Issues issues) {
    private static final Set<String> ROLES = Set.of(Field.PERSON, "office", "procedure", "information");
    private static final String SUBSTITUTE = "substitute ";
    private static final String TABLE = "table ";

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

    Field field(YamlMapping item, YamlText name) {
        if (form == Form.XML && !name.isMissing() && !XmlNames.isElementName(name.value())) {
            issues.error(name.place(), LayoutFileError.NOT_A_NAME, "item", name.value());
        }
        int bytes = bytes(item, name);
        Stored stored = stored(item, name);
        Padding written = choice(item, "pad", Padding.class, Padding.NONE);
        boolean zeros =
                stored != Stored.TEXT || written == Padding.ZEROS_LEFT || form == Form.FIXED && written == Padding.NONE;
        ItemType type = new TypeReader(item, name, form, head, issues).type(bytes, stored, zeros);
        Field field = new Field(
                name.value(),
                item.texts("was").stream().map(YamlText::value).toList(),
                bytes,
                form == Form.FIXED ? 0 : count(item, "characters"),
                type,
                stored,
                padding(item, type, name, written),
                item.optionalText("is").map(YamlText::value),
                required(item, name),
                classification(item, name),
                means(item),
                codes(item),
                item.optionalText("protective").map(text -> text.asFlag(issues)).orElse(false),
                unmappable(item, name),
                choice(item, "too-long", TooLong.class, TooLong.REFUSE) == TooLong.CUT,
                item.optionalText("count-in").map(YamlText::value),
                tallies.tally(item, type),
                counts.contains(name.value()));
        refuseBlankBinary(item, field);
        refuseBlankFlag(item, field);
        refuseUnfitCut(item, field);
        refuseUnfitPadding(item, field);
        refuseUnfitTally(item, field);
        refuseUnfitConstant(item, field);
        return field;
    }

    private int bytes(YamlMapping item, YamlText name) {
        if (form != Form.FIXED) {
            return 0;
        }
        int bytes = count(item, "bytes");
        if (bytes == 0) {
            report(item, "bytes", LayoutFileError.NO_WIDTH, name);
            return 1;
        }
        return bytes;
    }

    private Stored stored(YamlMapping item, YamlText name) {
        Stored stored = choice(item, "stored", Stored.class, Stored.TEXT);
        boolean number = item.optionalText("type")
                .filter(type -> type.value().equals("digits") || type.value().equals("decimal"))
                .isPresent();
        if (stored != Stored.TEXT && (form != Form.FIXED || !number)) {
            report(item, "stored", LayoutFileError.NO_DIGITS, name);
            return Stored.TEXT;
        }
        return stored;
    }

    /** Half a number or half a code is another one. */
    private void refuseUnfitCut(YamlMapping item, Field field) {
        boolean text = field.type() instanceof ItemType.Text || field.type() instanceof ItemType.Kana;
        if (field.cuttable() && !text) {
            issues.error(item.placeOf("too-long"), LayoutFileError.CUT_IS_FOR_TEXT, "item", field.name());
        }
    }

    /** Wide spaces must be bytes of their own, whatever stands before them. */
    private void refuseUnfitPadding(YamlMapping item, Field field) {
        int one = head.charset().length("　");
        boolean alone =
                one > 0 && head.charset().length("あ　　") == head.charset().length("あ") + 2 * one;
        if (field.padding() == Padding.WIDE_SPACES_RIGHT && !alone) {
            issues.error(
                    item.placeOf("pad"),
                    LayoutFileError.PADDING_NOT_OF_CHARSET,
                    "item",
                    field.name(),
                    "charset",
                    head.charset().charset().name());
        }
    }

    private void refuseUnfitTally(YamlMapping item, Field field) {
        boolean number = field.type() instanceof ItemType.Decimal || field.type() instanceof ItemType.Digits;
        boolean count = field.tally().filter(Tally.Count.class::isInstance).isPresent();
        boolean unfit = field.tally().isPresent() && (!number || count && !Placing.canCount(field));
        if (unfit) {
            issues.error(item.placeOf(count ? "counts" : "sums"), LayoutFileError.NOT_A_COUNT, "item", field.name());
        }
    }

    /** Spaces are a number there. */
    private void refuseBlankBinary(YamlMapping item, Field field) {
        if (field.stored() == Stored.BINARY && !field.required()) {
            issues.error(item.placeOf("blank"), LayoutFileError.CONTRADICTION, "item", field.name());
        }
    }

    /** Blank is one of its two values there. */
    private void refuseBlankFlag(YamlMapping item, Field field) {
        boolean complete = item.has("yes") && item.has("no");
        if (complete && field.type().blank() != null && !field.required()) {
            issues.error(
                    item.placeOf(item.has("blank") ? "blank" : "required"),
                    LayoutFileError.FLAG_WITHOUT_VALUES,
                    "item",
                    field.name());
        }
    }

    private int count(YamlMapping item, String key) {
        return item.optionalText(key)
                .map(text -> text.asCount(issues).orElse(1))
                .orElse(0);
    }

    private Padding padding(YamlMapping item, ItemType type, YamlText name, Padding written) {
        if (form != Form.FIXED && written != Padding.NONE && !item.has("characters")) {
            report(item, "pad", LayoutFileError.PAD_WITHOUT_WIDTH, name);
        }
        if (type instanceof ItemType.Decimal) {
            return written == Padding.ZEROS_LEFT ? Padding.NONE : written;
        }
        boolean exact = type instanceof ItemType.Digits || type instanceof ItemType.OfCalendar || form != Form.FIXED;
        return item.has("pad") || exact ? written : Padding.SPACES_RIGHT;
    }

    private boolean required(YamlMapping item, YamlText name) {
        boolean blank = choice(item, "blank", Blank.class, Blank.REFUSED) == Blank.ALLOWED;
        boolean required =
                item.optionalText("required").map(text -> text.asFlag(issues)).orElse(!blank);
        if (blank && required) {
            report(item, "required", LayoutFileError.CONTRADICTION, name);
        }
        return required;
    }

    private Classification classification(YamlMapping item, YamlText name) {
        Classification classification = choice(item, "class", Classification.class, Classification.NONE);
        if (head.carriesNo().contains(classification)) {
            issues.error(
                    item.placeOf("class"),
                    LayoutFileError.CLASS_NOT_CARRIED,
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
                .ifPresent(role -> issues.error(role.place(), LayoutFileError.UNKNOWN_MEANING, "means", role.value()));
        return means.map(YamlText::value);
    }

    /** A table for its first column, or with the name of another. */
    private static Optional<CodeColumn> codes(YamlMapping item) {
        if (!item.isMapping("codes")) {
            return item.optionalText("codes").map(table -> new CodeColumn(table.value(), Optional.empty()));
        }
        return item.optionalMapping("codes").map(written -> {
            String table = written.text("table").value();
            String column = written.text("column").value();
            written.refuseOthers();
            return new CodeColumn(table, Optional.of(column));
        });
    }

    private Unmappable unmappable(YamlMapping item, YamlText name) {
        Optional<YamlText> written = item.optionalText("unmappable");
        if (written.isEmpty() || written.get().value().equals("refuse")) {
            return new Unmappable.Refuse();
        }
        String value = written.get().value();
        if (value.startsWith(TABLE)) {
            return byTable(written.get(), value.substring(TABLE.length()).strip());
        }
        String with = value.startsWith(SUBSTITUTE) ? value.substring(SUBSTITUTE.length()) : "";
        if (Units.of(with).size() != 1 || !isTaken(with)) {
            report(item, "unmappable", LayoutFileError.SUBSTITUTE_DOES_NOT_FIT, name);
        }
        return new Unmappable.Substitute(with);
    }

    private Unmappable byTable(YamlText written, String table) {
        Map<String, String> substitutes = surroundings.substitutes().get(table);
        if (substitutes == null) {
            issues.error(written.place(), LayoutFileError.UNKNOWN_SUBSTITUTIONS, "table", table);
            return new Unmappable.Refuse();
        }
        boolean usable = substitutes.entrySet().stream()
                .allMatch(entry -> Units.of(entry.getKey()).size() == 1 && isTaken(entry.getValue()));
        if (!usable) {
            issues.error(written.place(), LayoutFileError.NOT_A_TABLE_OF_CHARACTERS, "table", table);
        }
        return new Unmappable.ByTable(substitutes);
    }

    private boolean isTaken(String text) {
        return head.charset().has(text)
                && head.repertoire().map(set -> set.hasAll(text)).orElse(true);
    }

    private void refuseUnfitConstant(YamlMapping item, Field field) {
        if (field.is().isPresent() && !possible().isConstant(field, field.is().get())) {
            issues.error(item.placeOf("is"), LayoutFileError.CONSTANT_DOES_NOT_FIT, "item", field.name());
        }
    }

    private PossibleValues possible() {
        return new PossibleValues(head, form);
    }

    <E extends Enum<E>> E choice(YamlMapping item, String key, Class<E> kind, E usual) {
        return item.optionalText(key).map(text -> text.asOneOf(kind, issues)).orElse(usual);
    }

    private void report(YamlMapping item, String key, ErrorCode code, YamlText name) {
        issues.error(item.placeOf(key), code, "item", name.value());
    }
}
