package jp.sekisho.catalogue.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.NumberAtClaim;
import jp.sekisho.boundary.Passage;
import jp.sekisho.convert.MapFile;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.Suggestion;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/**
 * Holds what an interface's file says of the parts that its messages become against each other, and against those who speak of them.
 *
 * @param interfaces by id
 * @param layouts all versions of a layout that can be used, by its id
 * @param maps all versions of a map that can be used, by its id
 */
public record PartCheck(
        Map<String, Interface> interfaces,
        Function<String, List<Layout>> layouts,
        Function<String, List<MapFile>> maps,
        Issues issues) {

    /** Looks at an interface's file by itself. */
    public void check(YamlMapping file, Interface rules) {
        file.optionalMapping("done-when").ifPresent(written -> rules.doneWhen()
                .ifPresent(words ->
                        words(written, words, layouts.apply(rules.from().orElse("")))));
        if (rules.passage() != Passage.EXPAND) {
            return;
        }
        List<YamlMapping> written = file.mappings("becomes");
        if (written.isEmpty() && file.has("becomes")) {
            issues.error(file.placeOf("becomes"), PartError.NO_PARTS);
        }
        Map<String, Interface.Part> parts = new LinkedHashMap<>();
        rules.becomes().forEach(part -> parts.putIfAbsent(part.interfaceId(), part));
        List<String> before = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            Interface.Part part = rules.becomes().get(i);
            YamlText id = written.get(i).text("interface");
            known(id);
            if (before.contains(part.interfaceId())) {
                issues.error(id.place(), PartError.PART_TWICE, "part", part.interfaceId());
            }
            for (String key : List.of("after", "with")) {
                written.get(i).optionalText(key).ifPresent(leader -> leader(leader, part, parts, before));
            }
            written.get(i).optionalText("with").ifPresent(leader -> sameLink(leader, part));
            before.add(part.interfaceId());
        }
    }

    private void known(YamlText id) {
        Interface rules = interfaces.get(id.value());
        if (rules == null) {
            Suggestion near = Suggestion.of(id.value(), interfaces.keySet());
            issues.error(id.place(), PartError.NO_SUCH_PART, "part", id.value(), "ja", near.ja(), "en", near.en());
        } else if (rules.passage() != Passage.ASK && rules.passage() != Passage.TELL) {
            issues.error(
                    id.place(),
                    PartError.NOT_A_PART,
                    "part",
                    id.value(),
                    "passage",
                    rules.passage().id());
        } else if (rules.waitsFor().isPresent()) {
            issues.error(id.place(), PartError.AWAITS, "part", id.value());
        }
    }

    private void leader(YamlText leader, Interface.Part part, Map<String, Interface.Part> parts, List<String> before) {
        if (!parts.containsKey(leader.value())) {
            issues.error(leader.place(), PartError.NOT_AMONG_PARTS, "leader", leader.value());
            return;
        }
        List<String> way = new ArrayList<>(List.of(part.interfaceId()));
        Optional<String> next = Optional.of(leader.value());
        while (next.isPresent() && !way.contains(next.get())) {
            way.add(next.get());
            next = Optional.ofNullable(parts.get(next.get())).flatMap(Interface.Part::leader);
        }
        if (next.filter(part.interfaceId()::equals).isPresent()) {
            way.add(part.interfaceId());
            issues.error(leader.place(), PartError.CIRCLE, "part", part.interfaceId(), "way", String.join(" → ", way));
        } else if (!before.contains(leader.value())) {
            issues.error(leader.place(), PartError.NOT_BEFORE, "leader", leader.value(), "part", part.interfaceId());
        }
    }

    private void sameLink(YamlText leader, Interface.Part part) {
        Optional<String> own = link(part.interfaceId());
        Optional<String> other = link(leader.value());
        if (own.isPresent() && other.isPresent() && !own.equals(other)) {
            issues.error(
                    leader.place(),
                    PartError.OTHER_LINK,
                    "part",
                    part.interfaceId(),
                    "link",
                    own.get(),
                    "leader",
                    leader.value(),
                    "other",
                    other.get());
        }
    }

    private Optional<String> link(String interfaceId) {
        return Optional.ofNullable(interfaces.get(interfaceId)).flatMap(Interface::link);
    }

    /** Looks at how a system speaks of an interface whose messages become several: of all parts in one layout, and hears of all in one. */
    public void dialect(BusinessSystem system, Interface rules, YamlMapping written, Place place) {
        Stream.of(Optional.of(written), written.optionalMapping("answer"))
                .flatMap(Optional::stream)
                .flatMap(form -> form.optionalText("map").stream())
                .forEach(map -> issues.error(map.place(), PartError.OWN_MAP, "interface", rules.id()));
        Optional<Dialect> own = system.dialect(rules.id());
        for (Interface.Part part : rules.becomes()) {
            Optional<Dialect> spoken = system.dialect(part.interfaceId());
            if (spoken.isEmpty()) {
                issues.error(place, PartError.NOT_SPOKEN, "system", system.id(), "part", part.interfaceId());
                continue;
            }
            own.ifPresent(dialect -> sameLayouts(rules, dialect, spoken.get(), place));
            spoken.flatMap(Dialect::answer).stream()
                    .flatMap(form -> maps.apply(form.map()).stream())
                    .filter(map -> !map.saysUnanswered())
                    .forEach(map -> issues.error(
                            map.place(), PartError.NO_UNANSWERED, "map", map.id(), "part", part.interfaceId()));
            part.when().ifPresent(words -> said(rules, words, own, place));
        }
    }

    private void sameLayouts(Interface rules, Dialect own, Dialect part, Place place) {
        if (!part.asked().layout().equals(own.asked().layout())) {
            issues.error(
                    place,
                    PartError.OTHER_LAYOUT,
                    "interface",
                    rules.id(),
                    "part",
                    part.interfaceId(),
                    "actual",
                    part.asked().layout(),
                    "expected",
                    own.asked().layout());
        }
        String expected = own.answer().map(Dialect.Form::layout).orElse("");
        String actual = part.answer().map(Dialect.Form::layout).orElse("-");
        if (!expected.isEmpty() && !actual.equals(expected)) {
            issues.error(
                    place, PartError.OTHER_ANSWER, "part", part.interfaceId(), "actual", actual, "expected", expected);
        }
    }

    private void said(Interface rules, NumberAtClaim.Words words, Optional<Dialect> own, Place place) {
        own.ifPresent(dialect -> layouts.apply(dialect.asked().layout()).forEach(layout -> {
            if (layout.field(words.item()).isEmpty()) {
                noItem(place, layout, words.item());
            } else {
                words.values().stream()
                        .filter(value -> !canHave(layout, words.item(), value))
                        .forEach(value -> neverThat(place, layout, words.item(), value));
            }
        }));
    }

    private void words(YamlMapping written, NumberAtClaim.Words words, List<Layout> versions) {
        for (Layout layout : versions) {
            if (layout.field(words.item()).isEmpty()) {
                noItem(written.text("item").place(), layout, words.item());
                continue;
            }
            written.texts("is").stream()
                    .filter(value -> !canHave(layout, words.item(), value.value()))
                    .forEach(value -> neverThat(value.place(), layout, words.item(), value.value()));
        }
    }

    private static boolean canHave(Layout layout, String item, String value) {
        return layout.field(item).filter(field -> layout.canHave(field, value)).isPresent();
    }

    private void noItem(Place place, Layout layout, String item) {
        Suggestion near =
                Suggestion.of(item, layout.fields().stream().map(Field::name).toList());
        issues.error(place, PartError.NO_ITEM, "layout", layout.id(), "item", item, "ja", near.ja(), "en", near.en());
    }

    private void neverThat(Place place, Layout layout, String item, String value) {
        issues.error(place, PartError.NEVER_THAT, "layout", layout.id(), "item", item, "value", value);
    }
}
