package jp.sekisho.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/**
 * A {@code *.map.yaml} as read: its shape is right, the names in it are not yet looked up.
 *
 * <p>Immutable.
 */
public final class MapFile {
    private final Parsed parsed;

    /** What the file says. */
    record Parsed(
            YamlText id,
            YamlText from,
            YamlText to,
            Optional<YamlText> answers,
            Map<YamlText, Expression> set,
            List<YamlText> drop,
            List<YamlText> blank,
            List<Check> checks,
            Optional<UnansweredSection> unanswered) {}

    /** What stands in for a record that has no answer. */
    record UnansweredSection(Place place, Map<YamlText, Expression> set) {}

    /** A comparison of two items, and what to say when it fails. */
    record Check(YamlText that, String otherwise) {}

    private MapFile(Parsed parsed) {
        this.parsed = parsed;
    }

    public String id() {
        return parsed.id().value();
    }

    /** The layout that it reads. */
    public String from() {
        return parsed.from().value();
    }

    /** The layout that it writes. */
    public String to() {
        return parsed.to().value();
    }

    /** The map as read, or empty if the file has an error; what was found is in {@code issues}. */
    public static Optional<MapFile> parse(YamlMapping file, Issues issues) {
        int before = issues.errors();
        Map<YamlText, Expression> set =
                file.mapping("set").map(lines -> assignments(lines, issues)).orElse(Map.of());
        List<Check> checks = new ArrayList<>();
        for (YamlMapping check : file.mappings("check")) {
            checks.add(new Check(check.text("that"), check.text("else").value()));
            check.refuseOthers();
        }
        Parsed parsed = new Parsed(
                file.text("map"),
                file.text("from"),
                file.text("to"),
                file.optionalText("answers"),
                set,
                file.texts("drop"),
                file.texts("blank"),
                checks,
                file.optionalMapping("unanswered")
                        .map(lines -> new UnansweredSection(file.placeOf("unanswered"), assignments(lines, issues))));
        file.refuseOthers();
        return issues.errors() == before ? Optional.of(new MapFile(parsed)) : Optional.empty();
    }

    private static Map<YamlText, Expression> assignments(YamlMapping lines, Issues issues) {
        Map<YamlText, Expression> set = new LinkedHashMap<>();
        lines.keys().forEach(item -> Expression.parse(lines.text(item), issues)
                .ifPresent(expression -> set.put(new YamlText(lines.placeOf(item), item), expression)));
        return set;
    }

    /**
     * The map that runs, or empty if one of its names means nothing here or it leaves something out; what was found is in
     * {@code issues}.
     *
     * @param layouts all layouts, by id
     * @param tables all code tables, by id
     */
    public Optional<ConversionMap> check(Map<String, Layout> layouts, Map<String, CodeTable> tables, Issues issues) {
        return new MapChecker(parsed, layouts, new Tables(tables, issues), issues).check();
    }
}
