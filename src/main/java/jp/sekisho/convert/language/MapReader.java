package jp.sekisho.convert.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.convert.language.ParsedMap.Broken;
import jp.sekisho.convert.language.ParsedMap.Case;
import jp.sekisho.convert.language.ParsedMap.Cases;
import jp.sekisho.convert.language.ParsedMap.Check;
import jp.sekisho.convert.language.ParsedMap.Group;
import jp.sekisho.convert.language.ParsedMap.Lines;
import jp.sekisho.convert.language.ParsedMap.Plain;
import jp.sekisho.convert.language.ParsedMap.Right;
import jp.sekisho.convert.language.ParsedMap.Section;
import jp.sekisho.convert.language.ParsedMap.UnansweredSection;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Reads one map's file; what cannot be read is reported and left out, so that reading goes on to the end. */
public record MapReader(YamlMapping file, Issues issues) {

    public ParsedMap read() {
        boolean hasRecords = file.has("records");
        YamlText id = file.text("map");
        int version = file.optionalText("version")
                .map(text -> text.asCount(issues).orElse(1))
                .orElse(1);
        file.optionalText(ParsedMap.VALID_FROM).ifPresent(text -> text.asDate(issues));
        file.optionalText(ParsedMap.VALID_UNTIL).ifPresent(text -> text.asDate(issues));
        YamlText from = file.text("from");
        YamlText to = file.text("to");
        ParsedMap parsed = new ParsedMap(
                id,
                version,
                from,
                to,
                file.optionalText("answers"),
                hasRecords,
                hasRecords
                        ? file.mappings("records").stream().map(this::section).toList()
                        : whole(),
                file.texts("drop-records"),
                file.optionalMapping("unanswered")
                        .map(lines -> new UnansweredSection(file.placeOf("unanswered"), assignments(lines))));
        file.refuseOthers();
        return parsed;
    }

    /** A map of layouts that have one kind of record each. */
    private List<Section> whole() {
        Section section = new Section(
                file.place(), false, Optional.empty(), Optional.empty(), lines(file), checks(file), groups(file));
        return file.has("groups") || file.mapping("set").isPresent() ? List.of(section) : List.of();
    }

    private Section section(YamlMapping written) {
        Optional<YamlText> once = written.optionalText("once");
        Section section = new Section(
                written.place(),
                once.isPresent(),
                once.isPresent() ? Optional.empty() : written.optionalText("from"),
                once.isPresent() ? once : written.optionalText("to"),
                lines(written),
                checks(written),
                groups(written));
        written.refuseOthers();
        return section;
    }

    private Lines lines(YamlMapping written) {
        return new Lines(
                written.optionalMapping("set").map(this::assignments).orElse(Map.of()),
                written.items("drop").stream().map(Drop::of).toList(),
                written.texts("blank"));
    }

    private List<Group> groups(YamlMapping written) {
        List<Group> groups = new ArrayList<>();
        for (YamlMapping group : written.mappings("groups")) {
            groups.add(new Group(group.text("from"), group.text("to"), lines(group)));
            group.refuseOthers();
        }
        return groups;
    }

    private List<Check> checks(YamlMapping written) {
        List<Check> checks = new ArrayList<>();
        for (YamlMapping check : written.mappings("check")) {
            Optional<Condition> when = check.optionalText("when").flatMap(this::condition);
            Optional<Condition> that = check.requiredText("that").flatMap(this::condition);
            String otherwise = check.text("else").value();
            that.ifPresent(condition -> checks.add(new Check(when, condition, otherwise)));
            check.refuseOthers();
        }
        return checks;
    }

    private Map<YamlText, Right> assignments(YamlMapping lines) {
        Map<YamlText, Right> set = new LinkedHashMap<>();
        lines.keys().forEach(item -> {
            YamlText name = new YamlText(lines.placeOf(item), item);
            set.put(name, lines.isList(item) ? cases(name, lines.mappings(item)) : plain(lines.text(item)));
        });
        return set;
    }

    private Right plain(YamlText text) {
        Slice written = Slice.of(text);
        return Expression.parse(written, issues).<Right>map(Plain::new).orElseGet(() -> new Broken(written));
    }

    /** Cases with a condition, and at last one without. */
    private Right cases(YamlText name, List<YamlMapping> written) {
        List<Case> cases = new ArrayList<>();
        List<Slice> broken = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            oneCase(written.get(i), i == written.size() - 1, broken).ifPresent(cases::add);
        }
        if (written.isEmpty()) {
            issues.error(name.place(), MapError.BAD_CASES);
        }
        return new Cases(name.place(), cases, broken);
    }

    private Optional<Case> oneCase(YamlMapping written, boolean last, List<Slice> broken) {
        boolean otherwise = written.has("otherwise");
        if (otherwise && (!last || written.has("when"))) {
            issues.error(written.placeOf("otherwise"), MapError.BAD_CASES);
        }
        Optional<Slice> when =
                otherwise ? Optional.empty() : written.requiredText("when").map(Slice::of);
        Optional<Slice> is =
                written.requiredText(otherwise ? "otherwise" : "is").map(Slice::of);
        Optional<Condition> condition = when.flatMap(text -> Condition.parse(text, issues));
        Optional<Expression> value = is.flatMap(text -> Expression.parse(text, issues));
        when.filter(text -> condition.isEmpty()).ifPresent(broken::add);
        is.filter(text -> value.isEmpty()).ifPresent(broken::add);
        written.refuseOthers();
        return value.map(expression -> new Case(condition, expression));
    }

    private Optional<Condition> condition(YamlText text) {
        return Condition.parse(Slice.of(text), issues);
    }
}
