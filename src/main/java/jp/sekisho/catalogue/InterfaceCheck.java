package jp.sekisho.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Passage;
import jp.sekisho.catalogue.chain.PartCheck;
import jp.sekisho.catalogue.counted.NumberCheck;
import jp.sekisho.catalogue.keyed.KeyCheck;
import jp.sekisho.convert.MapFile;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Classification;
import jp.sekisho.layout.item.Field;
import jp.sekisho.passage.fact.Fact;
import jp.sekisho.passage.link.Link;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.source.Issues;
import jp.sekisho.source.RoleName;
import jp.sekisho.source.Suggestion;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlText;
import org.jspecify.annotations.Nullable;

/** Follows what interfaces' files say into the files that they name, and holds them against one another. */
record InterfaceCheck(
        RoleName role, Parsed<Interface> interfaces, Parsed<Link> links, LayoutsAndMaps known, Issues issues) {

    /** The layouts and maps that there are. */
    record LayoutsAndMaps(Map<String, Editions<Layout>> layouts, Map<String, Editions<MapFile>> maps) {

        /** All versions of a layout that can be used. */
        List<Layout> layout(String id) {
            return versions(layouts.get(id)).toList();
        }

        /** All versions of a map that can be used, and of which it is known from where to where it goes. */
        List<MapFile> map(String id) {
            return versions(maps.get(id))
                    .filter(map -> !map.from().isEmpty() && !map.to().isEmpty())
                    .toList();
        }

        private static <T> Stream<T> versions(@Nullable Editions<T> editions) {
            return Optional.ofNullable(editions).stream()
                    .flatMap(each -> each.all().stream())
                    .flatMap(edition -> edition.value().stream());
        }

        /** Holds a layout in which a room is spoken with against the items that it reads and writes. */
        void roomItems(YamlText written, RoomForm.Part part, String room, Issues issues) {
            for (Layout layout : layout(part.layout())) {
                List<String> items = layout.fields().stream().map(Field::name).toList();
                part.missing(items)
                        .forEach(item -> issues.error(
                                written.place(),
                                CatalogueError.NO_ROOM_ITEM,
                                "layout",
                                layout.id(),
                                "item",
                                item,
                                "room",
                                room));
                part.strange(items)
                        .forEach(item -> issues.error(
                                written.place(),
                                CatalogueError.UNKNOWN_ROOM_ITEM,
                                "layout",
                                layout.id(),
                                "item",
                                item,
                                "room",
                                room,
                                "known",
                                String.join(", ", part.names())));
            }
        }

        /** The first item of a layout for an individual number. */
        Optional<Field> individualNumber(String layout) {
            return layout(layout).stream()
                    .flatMap(version -> version.kinds().stream())
                    .flatMap(kind -> kind.fields().stream())
                    .filter(field -> field.classification() == Classification.INDIVIDUAL_NUMBER)
                    .findFirst();
        }
    }

    void check() {
        Map<String, String> answers = new HashMap<>();
        interfaces.sources().forEach((id, file) -> interfaces.value(id).ifPresent(rules -> {
            CrossCheck names = new CrossCheck(issues);
            rules.link().flatMap(written -> file.optionalText("link")).ifPresent(link -> {
                names.known(Kind.LINK, Optional.of(link), links.ids());
                sealable(file, rules, names);
                if (rules.passage() == Passage.REPLY) {
                    Optional.ofNullable(known.layouts().get(rules.crossing()))
                            .ifPresent(there -> names.sealable(file.text("from").place(), rules.crossing(), there));
                }
                hidden(link, rules);
            });
            for (String key : List.of("to", "from")) {
                Optional<YamlText> layout = file.optionalText(key);
                names.known(Kind.LAYOUT, layout, known.layouts().keySet());
                layout.filter(written -> !rules.mayCarryIndividualNumber()).ifPresent(this::refuseIndividualNumber);
            }
            rules.room().ifPresent(room -> room(file, room, rules));
            file.optionalText("kept-by").ifPresent(this::keeper);
            file.optionalText("waits-for").ifPresent(fact -> awaited(fact, rules));
            file.optionalText("answers").ifPresent(asked -> asked(asked, rules));
            persons(file, rules);
            rules.number().ifPresent(number -> file.optionalMapping("number-at-claim")
                    .ifPresent(written -> new NumberCheck(known::layout, issues)
                            .check(written, rules, number, rules.link().flatMap(links::value))));
            new KeyCheck(known::layout, issues).check(file, rules);
            new PartCheck(interfaces.values(), known::layout, known::map, issues).check(file, rules);
            file.optionalText("from")
                    .filter(from -> rules.passage().isAnswered() && rules.room().isEmpty())
                    .ifPresent(from -> answeredPersons(from, rules));
            answers(file, rules, id)
                    .flatMap(answer -> Optional.ofNullable(answers.putIfAbsent(answer, id)).stream())
                    .findFirst()
                    .ifPresent(other -> issues.error(
                            file.placeOf("answer"),
                            CatalogueError.ANSWER_TWICE,
                            "answer",
                            rules.answer(),
                            "other",
                            other));
        }));
    }

    /** What a system answers by it is what the same counterpart asks. */
    private void asked(YamlText written, Interface rules) {
        boolean isAsked = interfaces
                .value(written.value())
                .filter(asked ->
                        asked.passage() == Passage.OFFER && asked.link().equals(rules.link()))
                .isPresent();
        if (!isAsked) {
            issues.error(written.place(), CatalogueError.ANSWERS_NOTHING_ASKED, "asked", written.value());
        }
    }

    /** What its outcomes are called; nothing where that only follows from an id that is wrong, which has been reported. */
    private static Stream<String> answers(YamlMapping file, Interface rules, String id) {
        Stream<String> answers =
                rules.hasDoor() ? Stream.of(rules.answer(), rules.outcomes()).distinct() : Stream.of(rules.answer());
        return rules.id().equals(id) || file.has("answer") ? answers : Stream.empty();
    }

    private void refuseIndividualNumber(YamlText layout) {
        known.individualNumber(layout.value())
                .ifPresent(item -> issues.error(
                        layout.place(),
                        CatalogueError.INDIVIDUAL_NUMBER_CROSSES,
                        "layout",
                        layout.value(),
                        "item",
                        item.name()));
    }

    /** What a link says that it accepts is looked at where it says so. */
    private void sealable(YamlMapping file, Interface rules, CrossCheck names) {
        boolean isAccepted = rules.link()
                .flatMap(links::value)
                .filter(link -> link.accepts().containsKey(rules.to()))
                .isPresent();
        Optional.ofNullable(known.layouts().get(rules.to()))
                .filter(there -> !isAccepted)
                .ifPresent(there -> names.sealable(file.text("to").place(), rules.to(), there));
    }

    /** What is about a person does not cross in an envelope that anybody can read. */
    private void hidden(YamlText written, Interface rules) {
        boolean isReadable = links.value(written.value())
                .filter(link -> !link.seal().hides())
                .isPresent();
        if (isReadable && isAboutPersons(rules)) {
            issues.error(written.place(), CatalogueError.IN_THE_CLEAR, "link", written.value());
        }
    }

    private boolean isAboutPersons(Interface rules) {
        return !rules.persons().isEmpty()
                || Stream.concat(Stream.of(rules.to()), rules.from().stream())
                        .flatMap(layout -> known.layout(layout).stream())
                        .flatMap(version -> version.kinds().stream())
                        .flatMap(kind -> kind.fields().stream())
                        .anyMatch(field -> field.classification() != Classification.NONE);
    }

    /** Whether there is such a room, which is asked and answers in these layouts, and whether they hold what it reads and writes. */
    private void room(YamlMapping file, String room, Interface rules) {
        if (!isThere(room, file.text("room"))) {
            return;
        }
        boolean isAskedOutside = rules.passage().beginsInFrom();
        RoomForm.Asker asker = isAskedOutside ? RoomForm.Asker.COUNTERPART : RoomForm.Asker.SYSTEM;
        YamlText question = file.text(isAskedOutside ? "from" : "to");
        Optional<RoomForm> form = RoomForm.of(room, asker, rules.crossing());
        if (form.isEmpty()) {
            otherLayout(question, room, String.join(", ", RoomForm.layouts(room, asker)));
            return;
        }
        known.roomItems(question, form.get().question(), room, issues);
        String answer = form.get().answer().layout();
        Optional<YamlText> answered = file.optionalText(isAskedOutside ? "to" : "from");
        if (rules.answering().equals(answer)) {
            answered.ifPresent(written -> known.roomItems(written, form.get().answer(), room, issues));
        } else {
            answered.ifPresent(written -> otherLayout(written, room, answer));
        }
    }

    /** Whether there is such a room, which takes down what systems send. */
    private void keeper(YamlText written) {
        String room = written.value();
        if (isThere(room, written) && RoomForm.keeping(room).isEmpty()) {
            issues.error(written.place(), CatalogueError.KEEPS_NOTHING, "room", room);
        }
    }

    /** Whether a room of the role comes to know it, of persons that there are; what answers a counterpart waits for nothing. */
    private void awaited(YamlText written, Interface rules) {
        List<String> known = Fact.known(role.rooms());
        if (!known.contains(written.value())) {
            issues.error(
                    written.place(),
                    CatalogueError.NOBODY_LEARNS,
                    "fact",
                    written.value(),
                    "role",
                    role.id(),
                    "known",
                    known.isEmpty() ? "–" : String.join(", ", known));
        }
        if (rules.persons().isEmpty() || rules.answers().isPresent()) {
            issues.error(written.place(), CatalogueError.WAITS_FOR_NOBODY);
        }
    }

    /** Whether the role has the room; reported if not. */
    private boolean isThere(String room, YamlText written) {
        boolean isThere = role.rooms().contains(room);
        if (!isThere) {
            issues.error(
                    written.place(),
                    CatalogueError.NO_ROOM,
                    "role",
                    role.id(),
                    "room",
                    room,
                    "known",
                    role.rooms().isEmpty() ? "–" : String.join(", ", new TreeSet<>(role.rooms())));
        }
        return isThere;
    }

    private void otherLayout(YamlText written, String room, String expected) {
        issues.error(written.place(), CatalogueError.OTHER_ROOM_LAYOUT, "room", room, "expected", expected);
    }

    /** Persons are items of what crosses, and all of its items that mean a person. */
    private void persons(YamlMapping file, Interface rules) {
        if (rules.passage() == Passage.SERVE) {
            return;
        }
        for (Layout layout : known.layout(rules.crossing())) {
            List<YamlText> unknown = file.texts("persons").stream()
                    .filter(item -> layout.field(item.value()).isEmpty())
                    .toList();
            if (!unknown.isEmpty()) {
                unknown.forEach(item -> noSuchPerson(item, layout));
                return;
            }
            layout.meaning(Field.PERSON).stream()
                    .filter(item -> !rules.persons().contains(item.name()))
                    .forEach(item -> issues.error(
                            file.placeOf("persons"),
                            CatalogueError.PERSON_NOT_NAMED,
                            "layout",
                            layout.id(),
                            "item",
                            item.name()));
        }
    }

    /** An answer is taken only if it is about the persons of its request: it has to name them by the same kind of number, if any. */
    private void answeredPersons(YamlText from, Interface rules) {
        List<Field> asked = known.layout(rules.crossing()).stream()
                .flatMap(layout -> rules.persons().stream().flatMap(item -> layout.field(item).stream()))
                .toList();
        for (Layout layout : known.layout(from.value())) {
            for (Field item : layout.meaning(Field.PERSON)) {
                if (rules.persons().isEmpty()) {
                    issues.error(
                            from.place(),
                            CatalogueError.ANSWER_NAMES_PERSON,
                            "layout",
                            layout.id(),
                            "item",
                            item.name());
                } else {
                    asked.stream()
                            .filter(other -> other.classification() != item.classification())
                            .findFirst()
                            .ifPresent(other -> namesOtherwise(from, layout, item, other));
                }
            }
        }
    }

    private void namesOtherwise(YamlText from, Layout layout, Field item, Field asked) {
        issues.error(
                from.place(),
                CatalogueError.ANSWER_NAMES_OTHERWISE,
                "layout",
                layout.id(),
                "item",
                item.name(),
                "class",
                item.classification().wire(),
                "asked",
                asked.name(),
                "askedClass",
                asked.classification().wire());
    }

    private void noSuchPerson(YamlText item, Layout layout) {
        Suggestion near = Suggestion.of(
                item.value(), layout.fields().stream().map(Field::name).toList());
        issues.error(
                item.place(),
                CatalogueError.NO_PERSON_ITEM,
                "layout",
                layout.id(),
                "item",
                item.value(),
                "ja",
                near.ja(),
                "en",
                near.en());
    }

    /** What a room asks is what it learns by: it waits for nothing that a room is to learn. */
    private void askedInVain(Parsed<BusinessSystem> systems) {
        systems.values().values().stream()
                .filter(system -> system.room().isPresent())
                .forEach(system -> system.dialects().keySet().forEach(id -> Optional.ofNullable(
                                interfaces.sources().get(id))
                        .flatMap(file -> file.optionalText("waits-for"))
                        .ifPresent(written -> issues.error(
                                written.place(), CatalogueError.WAITS_FOR_ITSELF, "system", system.id()))));
    }

    /** What a room asks goes by one interface. */
    private void askedTwice(Parsed<BusinessSystem> systems) {
        Map<String, String> first = new HashMap<>();
        systems.values().forEach((id, system) -> system.room()
                .ifPresent(room -> system.dialects().forEach((interfaceId, dialect) -> {
                    String layout = dialect.asked().layout();
                    String other = first.putIfAbsent(room + " " + layout, id + " " + interfaceId);
                    if (other != null) {
                        issues.error(
                                Objects.requireNonNull(systems.sources().get(id))
                                        .placeOf("interfaces"),
                                CatalogueError.ASKED_TWICE,
                                "room",
                                room,
                                "layout",
                                layout,
                                "other",
                                other);
                    }
                })));
    }

    /** Where a system's file speaks of one of them. */
    void dialects(Parsed<BusinessSystem> systems) {
        askedTwice(systems);
        askedInVain(systems);
        systems.values()
                .forEach((id, system) -> Optional.ofNullable(systems.sources().get(id))
                        .ifPresent(file -> {
                            system.room().ifPresent(room -> isThere(room, file.text("room")));
                            file.optionalMapping("interfaces")
                                    .ifPresent(written ->
                                            new DialectCheck(interfaces, links, known, issues).check(system, written));
                        }));
    }
}
