package jp.sekisho.layout.file;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.layout.item.Form;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.item.PossibleValues;
import jp.sekisho.layout.record.Part;
import jp.sekisho.layout.record.RecordKind;
import jp.sekisho.layout.record.RecordKind.Role;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads the kinds of record of one layout: {@code fields}, or {@code records}. */
record KindsReader(
        YamlMapping file, Head head, Form form, Surroundings surroundings, List<WrittenTally> tallies, Issues issues) {

    KindsReader(YamlMapping file, Head head, Form form, Surroundings surroundings, Issues issues) {
        this(file, head, form, surroundings, new ArrayList<>(), issues);
    }

    List<RecordKind> kinds() {
        Optional<ItemDictionary> dictionary = dictionary();
        if (!file.has("records")) {
            return List.of(kind(file, "", Role.DATA, dictionary));
        }
        if (file.has("fields")) {
            issues.error(file.placeOf("fields"), LayoutFileError.NOT_ALONE, "one", "fields", "other", "records");
            file.mappings("fields");
        }
        List<RecordKind> kinds = new ArrayList<>();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Set<String> names = new HashSet<>();
        for (YamlMapping record : file.mappings("records")) {
            YamlText name = record.text("record");
            YamlText written = record.text("role");
            Role role = written.asOneOf(Role.class, issues);
            boolean said = role.name().toLowerCase(Locale.ROOT).equals(written.value());
            if (said && role != Role.DATA && !roles.add(role)) {
                issues.error(written.place(), LayoutFileError.ROLE_TWICE, "role", written.value());
            }
            if (!names.add(name.value())) {
                issues.error(name.place(), LayoutFileError.REPEATED_ITEM, "item", name.value());
            }
            kinds.add(kind(record, name.value(), role, dictionary));
            record.refuseOthers();
        }
        return withData(kinds);
    }

    private List<RecordKind> withData(List<RecordKind> kinds) {
        if (kinds.stream().anyMatch(kind -> kind.role() == Role.DATA)) {
            tallies.forEach(tally -> tally.refuseUnfit(kinds, possible(), issues));
            return kinds;
        }
        issues.error(file.placeOf("records"), LayoutFileError.NO_DATA);
        List<RecordKind> more = new ArrayList<>(kinds);
        more.add(new RecordKind(head, "", Role.DATA, List.of()));
        return more;
    }

    private RecordKind kind(YamlMapping record, String name, Role role, Optional<ItemDictionary> dictionary) {
        List<YamlMapping> fields = record.mappings("fields");
        if (fields.isEmpty()) {
            issues.error(record.placeOf("fields"), LayoutFileError.NO_ITEMS);
        }
        FieldReader items = new FieldReader(
                head, form, surroundings, counts(fields, dictionary), new TallyReader(role, tallies, issues), issues);
        List<Draft> drafts = new DraftReader(items, dictionary).drafts(fields);
        List<Part> parts = new Placing(possible(), issues).place(drafts);
        RecordKind kind = new RecordKind(head, name, role, parts);
        refuseTakenFormerNames(fields, kind);
        refuseLostCounts(fields, kind);
        refuseOtherWidth(record, parts);
        return kind;
    }

    /** A width that is stated is the sum of the items', fillers', groups' and areas' widths. */
    private void refuseOtherWidth(YamlMapping record, List<Part> parts) {
        if (form != Form.FIXED) {
            return;
        }
        int actual = parts.stream().mapToInt(Part::width).sum();
        record.optionalText("record-bytes")
                .filter(written -> written.asCount(issues).orElse(actual) != actual)
                .ifPresent(written -> issues.error(
                        written.place(),
                        LayoutFileError.DOES_NOT_FILL,
                        "item",
                        "record-bytes",
                        "expected",
                        written.value(),
                        "actual",
                        actual));
    }

    private Optional<ItemDictionary> dictionary() {
        Optional<YamlText> named = file.optionalText("dictionary");
        Optional<ItemDictionary> dictionary = named.map(YamlText::value).map(surroundings.dictionaries()::get);
        if (named.isPresent() && dictionary.isEmpty()) {
            issues.error(
                    named.get().place(),
                    LayoutFileError.UNKNOWN_DICTIONARY,
                    "dictionary",
                    named.get().value());
        }
        return dictionary;
    }

    private static Set<String> counts(List<YamlMapping> fields, Optional<ItemDictionary> dictionary) {
        Set<String> counts = new HashSet<>();
        for (YamlMapping field : fields) {
            field.optionalText("count-in").ifPresent(text -> counts.add(text.value()));
            field.optionalText("name")
                    .flatMap(name -> dictionary.flatMap(known -> known.item(name.value())))
                    .flatMap(usual -> usual.optionalText("count-in"))
                    .ifPresent(text -> counts.add(text.value()));
            if (field.has("group")) {
                field.optionalText("count").ifPresent(text -> counts.add(text.value()));
                counts.addAll(counts(field.mappings("fields"), dictionary));
            }
        }
        return counts;
    }

    /** A former name must lead to one item, and to that alone. */
    private void refuseTakenFormerNames(List<YamlMapping> fields, RecordKind kind) {
        Set<String> names = new HashSet<>(kind.items().names());
        for (YamlMapping field : fields) {
            for (YamlText former : field.texts("was")) {
                if (!names.add(former.value())) {
                    issues.error(former.place(), LayoutFileError.FORMER_NAME_TAKEN, "item", former.value());
                }
            }
        }
    }

    private void refuseLostCounts(List<YamlMapping> fields, RecordKind kind) {
        for (YamlMapping field : fields) {
            field.optionalText("count-in")
                    .filter(count ->
                            kind.field(count.value()).filter(Placing::canCount).isEmpty())
                    .ifPresent(
                            count -> issues.error(count.place(), LayoutFileError.NOT_A_COUNT, "item", count.value()));
        }
    }

    private PossibleValues possible() {
        return new PossibleValues(head, form);
    }
}
