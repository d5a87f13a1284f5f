package jp.sekisho.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import jp.sekisho.convert.MapFile;
import jp.sekisho.convert.codes.CodeTable;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.convert.compile.MapSurroundings;
import jp.sekisho.convert.value.Shape;
import jp.sekisho.layout.Layout;
import jp.sekisho.source.Issues;

/**
 * Checks each version of each map against every version of its layouts that is in force on a day on which it is, and keeps the
 * program of each such time.
 *
 * @param shapes what is known of each version of each layout, sound or not
 */
record Programs(Map<String, Editions<Layout>> layouts, Shapes shapes, Parsed<CodeTable> codes, Issues issues) {

    /** What a map came to from one day to another. */
    record Program(LocalDate from, LocalDate until, ConversionMap map) {
        boolean isInForce(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(until);
        }
    }

    /**
     * The programs of a map's versions, by time.
     *
     * @param isWhole whether there is one for each time for which there should be
     */
    record OfMap(List<Program> all, boolean isWhole) {
        Optional<ConversionMap> on(LocalDate day) {
            return all.stream()
                    .filter(program -> program.isInForce(day))
                    .map(Program::map)
                    .findFirst();
        }

        /** Of a map with several versions, the days on which another comes into force, or one ends. */
        List<LocalDate> changes() {
            List<LocalDate> days = new ArrayList<>();
            if (all.stream().map(program -> program.map().version()).distinct().count() > 1) {
                for (Program program : all) {
                    days.add(program.from());
                    if (program.until().isBefore(LocalDate.MAX)) {
                        days.add(program.until().plusDays(1));
                    }
                }
            }
            return days;
        }
    }

    OfMap of(Editions<MapFile> maps) {
        List<Program> programs = new ArrayList<>();
        boolean whole = maps.isWhole();
        for (Edition<MapFile> edition : maps.all()) {
            whole &= edition.value().filter(map -> of(edition, map, programs)).isPresent();
        }
        return new OfMap(List.copyOf(programs), whole);
    }

    private boolean of(Edition<MapFile> edition, MapFile map, List<Program> programs) {
        List<String> ids = new ArrayList<>(List.of(map.from(), map.to()));
        map.answers().ifPresent(ids::add);
        List<LocalDate> begins = begins(edition, ids);
        boolean together = false;
        boolean whole = true;
        for (int i = 0; i < begins.size(); i++) {
            LocalDate from = begins.get(i);
            Optional<Map<String, Shape>> around = around(ids, from);
            together |= around.isPresent();
            LocalDate until = i + 1 < begins.size() ? begins.get(i + 1).minusDays(1) : edition.until();
            if (around.isPresent()) {
                MapSurroundings known = new MapSurroundings(around.get(), codes.values(), codes.broken());
                Optional<ConversionMap> program = map.check(known, issues);
                program.ifPresent(checked -> programs.add(new Program(from, until, checked)));
                whole &= program.isPresent();
            }
        }
        if (!together) {
            reportNever(edition, map);
        }
        return together && whole;
    }

    /** The days of the map's time on which a layout of it changes, and the first. */
    private List<LocalDate> begins(Edition<MapFile> edition, List<String> ids) {
        TreeSet<LocalDate> days = new TreeSet<>(List.of(edition.from()));
        for (String id : ids) {
            Optional.ofNullable(layouts.get(id)).stream()
                    .flatMap(editions -> editions.changes().stream())
                    .filter(edition::isInForce)
                    .forEach(days::add);
        }
        return List.copyOf(days);
    }

    /** All layouts, and those of these ids as they are on the day; empty if one of them is not in force then. */
    private Optional<Map<String, Shape>> around(List<String> ids, LocalDate day) {
        Map<String, Shape> around = new HashMap<>();
        layouts.keySet().forEach(id -> around.put(id, Shape.unreadable()));
        for (String id : ids) {
            Editions<Layout> editions = layouts.get(id);
            if (editions == null) {
                continue;
            }
            Optional<Edition<Layout>> edition = editions.on(day);
            if (edition.isEmpty() && editions.isWhole()) {
                return Optional.empty();
            }
            edition.ifPresent(there -> around.put(id, shapes.of(there)));
        }
        return Optional.of(around);
    }

    private void reportNever(Edition<MapFile> edition, MapFile map) {
        issues.error(
                map.place(),
                CatalogueError.NEVER_TOGETHER,
                "map",
                map.id(),
                "version",
                edition.number(),
                "from",
                map.from(),
                "to",
                map.to());
    }
}
