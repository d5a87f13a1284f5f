package jp.sekisho.layout.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.error.ErrorCode;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.item.Form;
import jp.sekisho.layout.markup.XmlNames;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.SourceError;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads what one kind of record is made of: items, fillers, repeated groups, redefined areas. */
record DraftReader(FieldReader items, Optional<ItemDictionary> dictionary) {
    private static final int MOST_SLOTS = 1000;

    /** Whether slots that are not used are there all the same. */
    enum Slots {
        FIXED,
        COUNTED
    }

    List<Draft> drafts(List<YamlMapping> fields) {
        List<Draft> drafts = new ArrayList<>();
        for (YamlMapping field : fields) {
            if (field.has("group")) {
                drafts.add(group(field));
            } else if (field.has("redefine")) {
                drafts.add(choice(field));
            } else if (field.optionalText("type").map(YamlText::value).equals(Optional.of("filler"))) {
                drafts.add(filler(field));
            } else {
                drafts.add(item(field));
            }
        }
        return drafts;
    }

    private Draft item(YamlMapping written) {
        YamlText name = written.text("name");
        YamlMapping item = defined(written, name);
        item.text("name");
        Field field = items.field(item, name);
        item.refuseOthers();
        return new Draft.Item(name, field);
    }

    /** The item with what the dictionary says of it. */
    private YamlMapping defined(YamlMapping item, YamlText name) {
        boolean own =
                item.optionalText("own").map(text -> text.asFlag(issues())).orElse(false);
        if (dictionary.isEmpty() || own) {
            return item;
        }
        Optional<YamlMapping> usual = dictionary.get().item(name.value());
        if (usual.isEmpty()) {
            report(
                    name,
                    LayoutFileError.NOT_IN_DICTIONARY,
                    "item",
                    name.value(),
                    "dictionary",
                    dictionary.get().id());
        }
        return usual.map(item::over).orElse(item);
    }

    private Draft filler(YamlMapping item) {
        item.optionalText("name");
        int bytes = form() == Form.FIXED ? count(item, "bytes") : 0;
        String with = item.optionalText("with").map(YamlText::value).orElse(" ");
        boolean single = with.length() == 1 && items.head().charset().length(with) == 1;
        if (form() == Form.XML || form() == Form.JSON) {
            refuseHere(item.placeOf("type"), "filler");
        } else if (form() == Form.FIXED && bytes == 0 || !single) {
            issues().error(item.placeOf("type"), LayoutFileError.NO_WIDTH, "item", "filler");
        }
        item.refuseOthers();
        return new Draft.Filler(Math.max(bytes, 1), single ? with.charAt(0) : ' ');
    }

    private Draft group(YamlMapping written) {
        YamlText name = written.text("group");
        boolean counted =
                items.choice(written, "slots", Slots.class, form() == Form.FIXED ? Slots.FIXED : Slots.COUNTED)
                        == Slots.COUNTED;
        if (counted && form() == Form.DELIMITED && written.has("slots")) {
            refuseHere(written.placeOf("slots"), "slots: counted");
        }
        if (form() == Form.XML && !name.isMissing() && !XmlNames.isElementName(name.value())) {
            report(name, LayoutFileError.NOT_A_NAME, "item", name.value());
        }
        int most = count(written, "most");
        if (most < 1 || most > MOST_SLOTS) {
            issues().error(written.placeOf("most"), SourceError.BAD_VALUE, "expected", "1 … " + MOST_SLOTS);
        }
        YamlText count = written.text("count");
        List<Draft> parts = drafts(written.mappings("fields"));
        written.refuseOthers();
        return new Draft.Group(name, count, Math.min(Math.max(most, 1), MOST_SLOTS), counted, parts);
    }

    private Draft choice(YamlMapping written) {
        YamlText name = written.text("redefine");
        int bytes = count(written, "bytes");
        if (form() != Form.FIXED) {
            refuseHere(written.placeOf("redefine"), "redefine");
        }
        YamlText by = written.text("by");
        Map<String, List<Draft>> variants = new LinkedHashMap<>();
        for (YamlMapping variant : written.mappings("as")) {
            YamlText when = variant.text("when");
            List<Draft> parts = filled(drafts(variant.mappings("fields")), bytes, when);
            if (parts.stream().anyMatch(part -> part instanceof Draft.Group group && group.counted())) {
                refuseHere(variant.placeOf("fields"), "slots: counted");
            }
            if (variants.putIfAbsent(when.value(), parts) != null) {
                report(when, LayoutFileError.VARIANT_TWICE, "area", name.value(), "value", when.value());
            }
            variant.refuseOthers();
        }
        if (variants.isEmpty()) {
            issues().error(written.placeOf("as"), LayoutFileError.NO_ITEMS);
            variants.put("", List.of(new Draft.Filler(Math.max(bytes, 1), ' ')));
        }
        written.refuseOthers();
        return new Draft.Choice(name, by, bytes, variants);
    }

    /** A variant that leaves bytes free has spaces there. */
    private List<Draft> filled(List<Draft> parts, int bytes, YamlText when) {
        int width = parts.stream().mapToInt(DraftReader::width).sum();
        if (width > bytes) {
            report(when, LayoutFileError.DOES_NOT_FILL, "item", when.value(), "expected", bytes, "actual", width);
        }
        List<Draft> filled = new ArrayList<>(parts);
        if (width < bytes) {
            filled.add(new Draft.Filler(bytes - width, ' '));
        }
        return filled;
    }

    private static int width(Draft draft) {
        if (draft instanceof Draft.Item item) {
            return item.field().bytes();
        }
        if (draft instanceof Draft.Filler filler) {
            return filler.bytes();
        }
        if (draft instanceof Draft.Group group) {
            return group.most()
                    * group.parts().stream().mapToInt(DraftReader::width).sum();
        }
        return ((Draft.Choice) draft).bytes();
    }

    private int count(YamlMapping item, String key) {
        return item.optionalText(key)
                .map(text -> text.asCount(issues()).orElse(0))
                .orElse(0);
    }

    private void refuseHere(Place place, String what) {
        issues().error(
                        place,
                        LayoutFileError.NOT_IN_THIS_FORM,
                        "what",
                        what,
                        "form",
                        form().name().toLowerCase(Locale.ROOT));
    }

    private void report(YamlText text, ErrorCode code, Object... details) {
        issues().error(text.place(), code, details);
    }

    private Form form() {
        return items.form();
    }

    private Issues issues() {
        return items.issues();
    }
}
