package jp.sekisho.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.sekisho.layout.Layout;
import jp.sekisho.passage.Acceptance;
import jp.sekisho.passage.Link;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;

/** Holds what a link says that it accepts of a layout against the versions there are, and against the days of each. */
record AcceptedVersions(Issues issues, Place place, Link link, String layout, Editions<Layout> editions) {

    void check() {
        List<Acceptance> missing = accepted().stream()
                .filter(acceptance -> !editions.hasVersion(acceptance.layoutVersion()))
                .toList();
        missing.forEach(this::reportMissing);
        if (missing.isEmpty() && editions.isWhole()) {
            checkDays();
        }
    }

    private List<Acceptance> accepted() {
        return link.accepts().getOrDefault(layout, List.of());
    }

    /** One issue for each time in which another version is in force than the accepted one, at its first day. */
    private void checkDays() {
        TreeSet<LocalDate> days = new TreeSet<>(editions.changes());
        accepted().forEach(acceptance -> days.add(acceptance.from()));
        Optional<Difference> before = Optional.empty();
        for (LocalDate day : days) {
            Optional<Difference> now = differenceOn(day);
            if (!now.equals(before)) {
                now.ifPresent(difference -> report(difference, day));
            }
            before = now;
        }
    }

    private record Difference(int accepted, int inForce) {}

    /** Of days of which the link or the layout says nothing there is nothing to say. */
    private Optional<Difference> differenceOn(LocalDate day) {
        return editions.on(day)
                .flatMap(edition -> link.acceptedVersion(layout, day).stream()
                        .mapToObj(accepted -> new Difference(accepted, edition.number()))
                        .findFirst())
                .filter(pair -> pair.accepted != pair.inForce);
    }

    private void report(Difference difference, LocalDate from) {
        issues.error(
                place,
                CatalogueError.ANOTHER_VERSION_ACCEPTED,
                "from",
                from,
                "layout",
                layout,
                "version",
                difference.inForce,
                "accepted",
                difference.accepted);
    }

    private void reportMissing(Acceptance acceptance) {
        issues.error(
                place,
                CatalogueError.NO_SUCH_VERSION,
                "layout",
                layout,
                "actual",
                editions.all().stream()
                        .map(edition -> String.valueOf(edition.number()))
                        .collect(Collectors.joining(", ")),
                "version",
                acceptance.layoutVersion());
    }
}
