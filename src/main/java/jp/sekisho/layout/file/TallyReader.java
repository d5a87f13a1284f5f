package jp.sekisho.layout.file;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jp.sekisho.layout.item.ItemType;
import jp.sekisho.layout.item.Tally;
import jp.sekisho.layout.record.RecordKind.Role;
import jp.sekisho.source.Issues;
import jp.sekisho.source.SourceError;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/**
 * Reads what the items of one kind of record say about other records: {@code counts}, {@code sums}. Whether there are such
 * records is seen when all kinds are known.
 *
 * @param role that of the kind
 * @param written takes what was read, for that
 */
record TallyReader(Role role, List<WrittenTally> written, Issues issues) {
    private static final String COUNTS = "counts";
    private static final String SUMS = "sums";
    private static final String OF = "of";
    private static final String IS = "is";
    private static final String IS_NOT = "is-not";

    /** Of which records, and which of them. */
    private record Said(List<YamlText> of, Optional<WrittenTally.Where> where) {}

    Optional<Tally> tally(YamlMapping item, ItemType type) {
        Optional<Said> counted = said(item, COUNTS);
        Optional<Said> summed = said(item, SUMS);
        if (counted.isPresent() && summed.isPresent()) {
            issues.error(item.placeOf(SUMS), LayoutFileError.NOT_ALONE, "one", COUNTS, "other", SUMS);
        }
        Optional<Tally> tally = counted.map(this::count).or(() -> summed.map(this::sum));
        if (tally.isPresent() && role == Role.DATA) {
            issues.error(item.placeOf(counted.isPresent() ? COUNTS : SUMS), LayoutFileError.TALLY_IN_DATA);
        }
        tally.ifPresent(made -> {
            Said said = counted.or(() -> summed).orElseThrow();
            written.add(new WrittenTally(made, said.of(), said.where(), type));
        });
        return tally;
    }

    private Optional<Said> said(YamlMapping item, String key) {
        if (!item.isMapping(key)) {
            return Optional.of(item.texts(key)).filter(of -> !of.isEmpty()).map(of -> new Said(of, Optional.empty()));
        }
        return item.optionalMapping(key).map(mapping -> {
            if (!mapping.has(OF)) {
                mapping.text(OF);
            }
            Said said = new Said(mapping.texts(OF), Optional.of(where(mapping)));
            mapping.refuseOthers();
            return said;
        });
    }

    private WrittenTally.Where where(YamlMapping mapping) {
        YamlText item = mapping.text("where");
        boolean isOne = !mapping.has(IS_NOT);
        String key = isOne ? IS : IS_NOT;
        if (!isOne && mapping.has(IS)) {
            issues.error(mapping.placeOf(IS), LayoutFileError.NOT_ALONE, "one", IS, "other", IS_NOT);
        }
        if (isOne && !mapping.has(IS)) {
            mapping.text(IS);
        }
        mapping.texts(isOne ? IS_NOT : IS);
        List<YamlText> values = mapping.texts(key);
        if (mapping.has(key) && values.isEmpty()) {
            issues.error(mapping.placeOf(key), SourceError.BAD_VALUE, "expected", "a value or a list of values (値)");
        }
        return new WrittenTally.Where(item, values, isOne);
    }

    private Tally count(Said said) {
        List<String> kinds = said.of().stream().map(YamlText::value).toList();
        return new Tally.Count(kinds, said.where().map(WrittenTally.Where::meant), role == Role.HEADER);
    }

    private Tally sum(Said said) {
        String path = said.of().stream().map(YamlText::value).collect(Collectors.joining(" "));
        String[] parts = path.split("\\.", 2);
        return new Tally.Sum(
                parts[0],
                parts.length > 1 ? parts[1] : "",
                said.where().map(WrittenTally.Where::meant),
                role == Role.HEADER);
    }
}
