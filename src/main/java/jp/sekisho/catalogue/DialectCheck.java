package jp.sekisho.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Passage;
import jp.sekisho.catalogue.chain.PartCheck;
import jp.sekisho.catalogue.counted.NumberCheck;
import jp.sekisho.catalogue.counted.SequenceCheck;
import jp.sekisho.convert.MapFile;
import jp.sekisho.convert.language.MapError;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.source.Issues;
import jp.sekisho.source.Place;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;

/** Holds how a system speaks on its interfaces against what each interface's file says of them. */
record DialectCheck(
        Parsed<Interface> interfaces, Parsed<Link> links, InterfaceCheck.LayoutsAndMaps known, Issues issues) {

    void check(BusinessSystem system, YamlMapping written) {
        system.room().ifPresent(room -> ofARoom(system, room, written));
        system.dialects().forEach((interfaceId, dialect) -> {
            Place place = written.placeOf(interfaceId);
            new CrossCheck(issues)
                    .known(Kind.INTERFACE, Optional.of(new YamlText(place, interfaceId)), interfaces.ids());
            written.optionalMapping(interfaceId).ifPresent(form -> {
                check(system, dialect, form, place);
                sequences().check(dialect, interfaces.value(interfaceId), form);
            });
        });
        sequences().quota(system, written);
    }

    private SequenceCheck sequences() {
        return new SequenceCheck(known::layout, issues);
    }

    private void check(BusinessSystem system, Dialect dialect, YamlMapping written, Place place) {
        Optional<Interface> rules = interfaces.value(dialect.interfaceId());
        if (rules.filter(known -> known.passage() == Passage.REPLY).isPresent()) {
            issues.error(place, CatalogueError.NOT_BY_SYSTEMS, "interface", dialect.interfaceId());
            return;
        }
        if (rules.filter(known -> known.passage() == Passage.EXPAND).isPresent()) {
            new PartCheck(interfaces.values(), this.known::layout, this.known::map, issues)
                    .dialect(system, rules.get(), written, place);
        } else {
            needsMap(written);
        }
        form(
                system,
                written,
                rules.map(known -> known.passage().isInward()
                        ? new Direction(known.crossing(), dialect.asked().layout())
                        : new Direction(dialect.asked().layout(), known.to())));
        Optional<YamlMapping> back = written.optionalMapping("answer");
        back.ifPresent(answer -> form(
                system,
                answer,
                rules.flatMap(known -> answers(system, known, dialect))
                        .flatMap(from -> dialect.answer().map(form -> new Direction(from, form.layout())))));
        rules.ifPresent(known -> {
            passage(system, dialect, known, place, back);
            person(dialect, known, place);
            if (system.room().isEmpty()) { // a room asks one thing at a time
                oneRecord(dialect, known);
            }
            numbers(dialect, known);
            answered(system, known, place);
        });
        answers(dialect, back);
        rules.flatMap(Interface::link).flatMap(links::value).ifPresent(link -> constants(dialect, link));
        rules.filter(of -> of.room().isPresent()).ifPresent(of -> room(dialect, of, written));
        rules.ifPresent(of -> kept(dialect, of, written, place));
        rules.filter(of -> of.passage() == Passage.DISTRIBUTE || of.passage() == Passage.FEED)
                .ifPresent(of -> maps(dialect).forEach(map -> new CrossCheck(issues).noConstants(of.id(), map)));
    }

    private static void needsMap(YamlMapping written) {
        written.requiredText("map");
        written.optionalMapping("answer").ifPresent(answer -> answer.requiredText("map"));
    }

    /** The layout that an answer is made of: where the receipt is the answer to a part, what its sender said. */
    private Optional<String> answers(BusinessSystem system, Interface rules, Dialect dialect) {
        return rules.passage() == Passage.TELL && isPart(system, rules)
                ? Optional.of(dialect.asked().layout())
                : rules.from();
    }

    /** What a room itself asks it asks in layouts of its own, which hold what it says and reads. */
    private void ofARoom(BusinessSystem system, String room, YamlMapping written) {
        system.dialects().forEach((interfaceId, dialect) -> written.optionalMapping(interfaceId)
                .ifPresent(form -> {
                    Optional<RoomForm> asks = RoomForm.of(
                            room, RoomForm.Asker.THE_ROOM, dialect.asked().layout());
                    if (asks.isEmpty()) {
                        String known = String.join(", ", RoomForm.layouts(room, RoomForm.Asker.THE_ROOM));
                        issues.error(
                                form.text("layout").place(),
                                CatalogueError.OTHER_ROOM_LAYOUT,
                                "room",
                                room,
                                "expected",
                                known.isEmpty() ? "–" : known);
                        return;
                    }
                    known.roomItems(form.text("layout"), asks.get().question(), room, issues);
                    dialect.answer()
                            .flatMap(answer -> form.optionalMapping("answer"))
                            .ifPresent(answer -> answer(answer, asks.get(), room));
                }));
    }

    private void answer(YamlMapping answer, RoomForm asks, String room) {
        YamlText layout = answer.text("layout");
        if (layout.value().equals(asks.answer().layout())) {
            known.roomItems(layout, asks.answer(), room, issues);
        } else {
            issues.error(
                    layout.place(),
                    CatalogueError.OTHER_ROOM_LAYOUT,
                    "room",
                    room,
                    "expected",
                    asks.answer().layout());
        }
    }

    /** A room says all numbers itself, and as many records as there are. */
    private void room(Dialect dialect, Interface rules, YamlMapping written) {
        String room = rules.room().orElseThrow();
        maps(dialect).forEach(map -> new CrossCheck(issues).withoutLink(room, map));
        boolean several = RoomForm.of(room, RoomForm.Asker.SYSTEM, rules.to())
                .filter(RoomForm::answersSeveral)
                .isPresent();
        dialect.answer().filter(form -> several).ifPresent(form -> known.layout(form.layout()).stream()
                .filter(layout -> !layout.holdsSeveral())
                .findFirst()
                .flatMap(layout -> written.optionalMapping("answer"))
                .ifPresent(answer -> issues.error(
                        answer.text("layout").place(),
                        CatalogueError.HOLDS_ONE,
                        "room",
                        room,
                        "layout",
                        form.layout())));
    }

    /** What a room takes down is converted for it, and only that. */
    private void kept(Dialect dialect, Interface rules, YamlMapping written, Place place) {
        Optional<YamlText> map = written.optionalText("kept");
        if (map.isPresent() != rules.keptBy().isPresent()) {
            issues.error(
                    map.map(YamlText::place).orElse(place),
                    map.isPresent() ? CatalogueError.KEPT_BY_NOBODY : CatalogueError.NOT_KEPT,
                    "interface",
                    rules.id(),
                    "room",
                    rules.keptBy().orElse("–"));
            return;
        }
        map.ifPresent(named -> {
            new CrossCheck(issues).known(Kind.MAP, map, known.maps().keySet());
            String room = rules.keptBy().orElseThrow();
            RoomForm.keeping(room).ifPresent(form -> {
                direction(
                        named,
                        new Direction(dialect.asked().layout(), form.question().layout()));
                known.roomItems(named, form.question(), room, issues);
            });
        });
    }

    private void constants(Dialect dialect, Link link) {
        maps(dialect).forEach(map -> new CrossCheck(issues).constants(link, map));
    }

    private void numbers(Dialect dialect, Interface rules) {
        NumberCheck numbers = new NumberCheck(known::layout, issues);
        Optional.ofNullable(known.maps().get(dialect.asked().map()))
                .ifPresent(map -> numbers.leftToGateway(texts(map), rules));
        Stream.concat(dialect.answer().map(Dialect.Form::map).stream(), dialect.kept().stream())
                .flatMap(id -> Optional.ofNullable(known.maps().get(id)).stream())
                .forEach(map -> numbers.nothingCounted(texts(map), rules));
    }

    private static Stream<YamlMapping> texts(Editions<MapFile> map) {
        return map.all().stream().map(Edition::yaml);
    }

    private Stream<Editions<MapFile>> maps(Dialect dialect) {
        return Stream.concat(
                        Stream.concat(Stream.of(dialect.asked()), dialect.answer().stream())
                                .map(Dialect.Form::map),
                        dialect.kept().stream())
                .flatMap(id -> Optional.ofNullable(known.maps().get(id)).stream());
    }

    /** From which layout to which a map has to go. */
    private record Direction(String from, String to) {
        boolean isOf(MapFile map) {
            return map.from().equals(from) && map.to().equals(to);
        }

        Direction reversed() {
            return new Direction(to, from);
        }
    }

    /** Who is asked by a counterpart has to be able to answer. */
    private void answered(BusinessSystem system, Interface rules, Place place) {
        boolean isAnswered = system.dialects().keySet().stream()
                .flatMap(id -> interfaces.value(id).stream())
                .anyMatch(other -> other.answers().filter(rules.id()::equals).isPresent());
        if (rules.passage() == Passage.OFFER && !isAnswered) {
            issues.error(place, CatalogueError.NEVER_ANSWERED, "system", system.id(), "interface", rules.id());
        }
    }

    private void form(BusinessSystem system, YamlMapping written, Optional<Direction> wanted) {
        CrossCheck names = new CrossCheck(issues);
        Optional<YamlText> layout = written.optionalText("layout");
        names.known(Kind.LAYOUT, layout, known.layouts().keySet());
        names.known(Kind.MAP, written.optionalText("map"), known.maps().keySet());
        layout.filter(there -> !system.usesIndividualNumber()).ifPresent(there -> individualNumber(system, there));
        wanted.filter(way ->
                        known.layouts().containsKey(way.from) && known.layouts().containsKey(way.to))
                .ifPresent(way -> written.optionalText("map").ifPresent(map -> direction(map, way)));
    }

    private void direction(YamlText written, Direction wanted) {
        known.map(written.value()).stream()
                .filter(map -> !wanted.isOf(map))
                .forEach(map -> issues.error(
                        written.place(),
                        wanted.reversed().isOf(map) ? CatalogueError.WRONG_WAY : CatalogueError.MAP_DOES_NOT_FIT,
                        "map",
                        map.id(),
                        "from",
                        map.from(),
                        "to",
                        map.to(),
                        "wantedFrom",
                        wanted.from,
                        "wantedTo",
                        wanted.to));
    }

    private void individualNumber(BusinessSystem system, YamlText layout) {
        known.individualNumber(layout.value())
                .ifPresent(item -> issues.error(
                        layout.place(),
                        CatalogueError.INDIVIDUAL_NUMBER_UNUSED,
                        "layout",
                        layout.value(),
                        "item",
                        item.name(),
                        "system",
                        system.id()));
    }

    private void passage(
            BusinessSystem system, Dialect dialect, Interface rules, Place place, Optional<YamlMapping> back) {
        if (rules.passage().isAnswered() && dialect.answer().isEmpty()) {
            issues.error(place, CatalogueError.NO_ANSWER, "system", system.id(), "interface", rules.id());
        }
        back.filter(answer -> !rules.passage().isAnswered() && !isPart(system, rules))
                .ifPresent(answer -> issues.error(
                        answer.place(),
                        CatalogueError.NOT_ANSWERED,
                        "interface",
                        rules.id(),
                        "passage",
                        rules.passage().id()));
    }

    /** Whether something that the system says becomes it. */
    private boolean isPart(BusinessSystem system, Interface rules) {
        return system.dialects().keySet().stream()
                .flatMap(id -> interfaces.value(id).stream())
                .flatMap(other -> other.becomes().stream())
                .anyMatch(part -> part.interfaceId().equals(rules.id()));
    }

    /** Whom a message concerns has to be told by its sender in the first place. */
    private void person(Dialect dialect, Interface rules, Place place) {
        List<Layout> versions = known.layout(dialect.asked().layout());
        boolean nowhere = !versions.isEmpty()
                && versions.stream()
                        .allMatch(layout -> layout.meaning(Field.PERSON).isEmpty());
        if (nowhere && !rules.persons().isEmpty() && !rules.passage().isInward()) {
            issues.error(
                    place, CatalogueError.NO_PERSON, "layout", dialect.asked().layout());
        }
    }

    /** Both sides could hold several records: that a door takes only one should be meant so. A room is asked one thing at a time. */
    private void oneRecord(Dialect dialect, Interface rules) {
        String asked = dialect.asked().layout();
        dialect.answer()
                .filter(form -> rules.room().isEmpty() && holdSeveral(asked) && holdSeveral(form.layout()))
                .ifPresent(form -> known.map(form.map()).stream()
                        .filter(map -> map.answers().isPresent() && !map.saysUnanswered())
                        .forEach(map -> issues.warning(map.place(), MapError.ONE_RECORD_ONLY, "layout", asked)));
    }

    private boolean holdSeveral(String layout) {
        List<Layout> versions = known.layout(layout);
        return !versions.isEmpty() && versions.stream().allMatch(Layout::holdsSeveral);
    }

    private void answers(Dialect dialect, Optional<YamlMapping> back) {
        dialect.answer().ifPresent(form -> known.map(form.map()).stream()
                .filter(map -> map.answers()
                        .filter(layout -> !layout.equals(dialect.asked().layout()))
                        .isPresent())
                .forEach(map -> issues.error(
                        back.orElseThrow().text("map").place(),
                        CatalogueError.ANSWERS_ANOTHER,
                        "map",
                        map.id(),
                        "answers",
                        map.answers().orElseThrow(),
                        "layout",
                        dialect.asked().layout())));
    }
}
