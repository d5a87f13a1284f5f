package jp.sekisho.catalogue;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Passage;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Holds interfaces that distribute against those that they feed. */
record FeedCheck(
        Parsed<Interface> interfaces,
        Collection<String> calendars,
        Map<String, Editions<Layout>> layouts,
        Issues issues) {
    /** The names of all items of what is distributed have to go into one ledger row. */
    private static final int MOST_NAMES = 2_000;

    void check() {
        namesCalendars();
        Set<String> fed = new HashSet<>();
        interfaces.sources().forEach((id, file) -> interfaces
                .value(id)
                .filter(rules -> rules.passage() == Passage.DISTRIBUTE)
                .flatMap(rules -> file.optionalText("feed"))
                .ifPresent(feed -> {
                    fed.add(feed.value());
                    feed(feed);
                }));
        interfaces.sources().forEach((id, file) -> interfaces
                .value(id)
                .filter(rules -> rules.passage() == Passage.FEED)
                .ifPresent(rules -> fed(file, rules, fed.contains(id))));
    }

    /** Where no link says by which calendar deadlines are counted, the interface does. */
    private void namesCalendars() {
        interfaces.sources().forEach((id, file) -> interfaces
                .value(id)
                .flatMap(Interface::calendar)
                .ifPresent(calendar ->
                        new CrossCheck(issues).known(Kind.CALENDAR, file.optionalText("calendar"), calendars)));
    }

    private void feed(YamlText feed) {
        new CrossCheck(issues).known(Kind.INTERFACE, Optional.of(feed), interfaces.ids());
        interfaces
                .value(feed.value())
                .filter(rules -> rules.passage() != Passage.FEED)
                .ifPresent(rules -> issues.error(
                        feed.place(),
                        CatalogueError.NOT_A_FEED,
                        "interface",
                        rules.id(),
                        "passage",
                        rules.passage().id()));
    }

    private void fed(YamlMapping file, Interface rules, boolean isFed) {
        if (!isFed) {
            issues.error(file.placeOf("passage"), CatalogueError.NEVER_FED, "interface", rules.id());
        }
        file.optionalText("from")
                .flatMap(from -> Optional.ofNullable(layouts.get(from.value())))
                .ifPresent(editions -> editions.all().stream()
                        .flatMap(edition -> edition.value().stream())
                        .filter(layout -> lengthOfNames(layout) > MOST_NAMES)
                        .findFirst()
                        .ifPresent(layout -> issues.error(
                                file.text("from").place(),
                                CatalogueError.TOO_MANY_NAMES,
                                "layout",
                                layout.id(),
                                "most",
                                MOST_NAMES)));
    }

    private static int lengthOfNames(Layout layout) {
        return layout.data().fields().stream()
                .map(Field::name)
                .mapToInt(name -> name.length() + 1)
                .sum();
    }
}
