package jp.sekisho.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import jp.sekisho.convert.MapFile;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/**
 * Reads the versions of all things of one kind, and sees that on no day two of them are in force.
 *
 * @param fromKey under which a file says from when it is in force; without it, it always was
 * @param untilKey under which it says until when
 */
record EditionReader(Kind kind, String fromKey, String untilKey, Issues issues) {
    private static final String VERSION = "version";

    static EditionReader layouts(Issues issues) {
        return new EditionReader(Kind.LAYOUT, "from", "until", issues);
    }

    static EditionReader maps(Issues issues) {
        return new EditionReader(Kind.MAP, MapFile.VALID_FROM, MapFile.VALID_UNTIL, issues);
    }

    <T> Map<String, Editions<T>> read(List<SourceFile> files, BiFunction<YamlMapping, Issues, Optional<T>> parse) {
        Map<String, List<Edition<T>>> byId = new LinkedHashMap<>();
        Map<String, Boolean> whole = new HashMap<>();
        for (SourceFile file : files) {
            if (file.kind() != kind) {
                continue;
            }
            List<Edition<T>> editions = byId.computeIfAbsent(file.id(), id -> new ArrayList<>());
            Optional<YamlMapping> yaml = file.yaml(issues);
            whole.merge(file.id(), yaml.isPresent(), Boolean::logicalAnd);
            yaml.ifPresent(mapping -> editions.add(edition(file, mapping, parse)));
        }
        Map<String, Editions<T>> read = new LinkedHashMap<>();
        byId.forEach((id, editions) -> {
            refuseSameVersion(editions);
            Editions<T> settled = Editions.of(editions, Boolean.TRUE.equals(whole.get(id)));
            refuseOverlaps(settled);
            read.put(id, settled);
        });
        return read;
    }

    private <T> Edition<T> edition(
            SourceFile file, YamlMapping yaml, BiFunction<YamlMapping, Issues, Optional<T>> parse) {
        yaml.optionalText(kind.key)
                .filter(written -> !written.value().equals(file.id()))
                .ifPresent(written -> issues.error(written.place(), CatalogueError.ID_DIFFERS, "expected", file.id()));
        int number = number(file, yaml);
        LocalDate from =
                yaml.optionalText(fromKey).map(text -> text.asDate(issues)).orElse(LocalDate.MIN);
        Optional<YamlText> until = yaml.optionalText(untilKey);
        LocalDate last = until.map(text -> text.asDate(issues)).orElse(LocalDate.MAX);
        if (last.isBefore(from) && kind == Kind.MAP) {
            issues.error(until.orElseThrow().place(), CatalogueError.ENDS_BEFORE_IT_BEGINS);
        }
        return new Edition<>(file, yaml, number, from, last, parse.apply(yaml, issues));
    }

    /** The version that is meant: where its name and its text say another, the name's. */
    private int number(SourceFile file, YamlMapping yaml) {
        int written = yaml.optionalText(VERSION)
                .map(text -> text.asCount(issues).orElse(1))
                .orElse(1);
        int number = file.version().orElse(written);
        boolean isSaid = yaml.has(VERSION) || kind == Kind.MAP;
        if (number != written && isSaid) {
            issues.error(yaml.placeOf(VERSION), CatalogueError.VERSION_DIFFERS, "expected", number);
        }
        return number;
    }

    private <T> void refuseSameVersion(List<Edition<T>> editions) {
        Map<Integer, Edition<T>> byNumber = new HashMap<>();
        for (Edition<T> edition : editions) {
            Edition<T> other = byNumber.putIfAbsent(edition.number(), edition);
            if (other != null) {
                issues.error(
                        edition.yaml().placeOf(VERSION),
                        CatalogueError.VERSION_TWICE,
                        "version",
                        edition.number(),
                        "other",
                        other.file().name());
            }
        }
    }

    private <T> void refuseOverlaps(Editions<T> editions) {
        for (int i = 1; i < editions.all().size(); i++) {
            Edition<T> before = editions.all().get(i - 1);
            Edition<T> next = editions.all().get(i);
            boolean overlap = !before.until().isBefore(next.from());
            if (overlap && before.number() != next.number()) {
                issues.error(
                        begins(next),
                        CatalogueError.VERSIONS_OVERLAP,
                        "version",
                        next.number(),
                        "other",
                        before.number(),
                        "file",
                        before.file().name());
            } else if (!overlap && before.until().plusDays(1).isBefore(next.from())) {
                issues.warning(
                        begins(next),
                        CatalogueError.GAP,
                        "from",
                        before.until().plusDays(1),
                        "until",
                        next.from().minusDays(1));
            }
        }
    }

    private <T> Place begins(Edition<T> edition) {
        return edition.yaml().optionalText(fromKey).map(YamlText::place).orElseGet(() -> edition.yaml()
                .place());
    }
}
