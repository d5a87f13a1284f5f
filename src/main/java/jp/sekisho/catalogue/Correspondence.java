package jp.sekisho.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.boundary.Interface;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.layout.item.Field;
import jp.sekisho.passage.link.Link;

/**
 * All that carrying a system's messages of one interface needs, in the versions of one time. Immutable; whatever could be
 * missing of it has been looked for when the files were checked.
 *
 * @param calendar by which its deadlines are counted; none where it has none
 * @param asked from the layout in which the system asks to the one that crosses
 * @param persons the items of the system's layout that name a person by the system's own number
 * @param answered from the layout of the answer to the system's; none where the receipt is the answer
 * @param kept from the layout in which the system asks to that of the room that takes it down; none where none does
 */
public record Correspondence(
        BusinessSystem system,
        Interface rules,
        Optional<BusinessCalendar> calendar,
        ConversionMap asked,
        List<Field> persons,
        Optional<ConversionMap> answered,
        Optional<ConversionMap> kept) {

    public Correspondence {
        persons = List.copyOf(persons);
    }

    /** The map back to the system. @throws IllegalStateException if nothing comes back on this interface */
    public ConversionMap back() {
        return answered.orElseThrow(() -> new IllegalStateException("nothing comes back on " + rules.id()));
    }

    /** Those of one snapshot, compiled once, by the days on which something changes. Immutable. */
    static final class Times {
        private final TreeMap<LocalDate, Map<Key, Correspondence>> byDay = new TreeMap<>();

        private record Key(String system, String interfaceId) {}

        Times(Catalogue.Parts parts) {
            TreeSet<LocalDate> days = new TreeSet<>(List.of(LocalDate.MIN));
            parts.maps().values().stream().flatMap(maps -> maps.all().stream()).forEach(program -> {
                days.add(program.from());
                if (program.until().isBefore(LocalDate.MAX)) {
                    days.add(program.until().plusDays(1));
                }
            });
            days.forEach(day -> byDay.put(day, on(parts, day)));
        }

        /** What a system and the counterpart of an interface exchange on a day; none while not all of it is in force. */
        Optional<Correspondence> find(String system, String interfaceId, LocalDate on) {
            return Optional.ofNullable(
                    Objects.requireNonNull(byDay.floorEntry(on)).getValue().get(new Key(system, interfaceId)));
        }

        private static Map<Key, Correspondence> on(Catalogue.Parts parts, LocalDate day) {
            Map<Key, Correspondence> all = new HashMap<>();
            for (BusinessSystem system : parts.systems().values()) {
                for (Dialect dialect : system.dialects().values()) {
                    of(parts, system, dialect, day)
                            .ifPresent(each -> all.put(new Key(system.id(), dialect.interfaceId()), each));
                }
            }
            return Map.copyOf(all);
        }

        private static Optional<Correspondence> of(
                Catalogue.Parts parts, BusinessSystem system, Dialect dialect, LocalDate day) {
            Optional<Interface> rules = Optional.ofNullable(parts.interfaces().get(dialect.interfaceId()));
            Optional<String> link = rules.flatMap(Interface::link);
            Optional<BusinessCalendar> calendar = link.flatMap(
                            id -> Optional.ofNullable(parts.links().get(id)))
                    .map(Link::calendar)
                    .or(() -> rules.flatMap(Interface::calendar))
                    .flatMap(id -> Optional.ofNullable(parts.calendars().get(id)));
            Dialect spoken = rules.flatMap(known -> firstPart(system, known)).orElse(dialect);
            Optional<ConversionMap> asked = map(parts, spoken.asked().map(), day);
            Optional<ConversionMap> answered = spoken.answer().flatMap(form -> map(parts, form.map(), day));
            Optional<ConversionMap> kept = dialect.kept().flatMap(id -> map(parts, id, day));
            boolean isWhole =
                    asked.isPresent() && kept.isPresent() == dialect.kept().isPresent();
            if (!isWhole || link.isPresent() && calendar.isEmpty()) {
                return Optional.empty();
            }
            return rules.filter(known -> !known.passage().isAnswered() || answered.isPresent())
                    .map(known -> new Correspondence(
                            system,
                            known,
                            calendar,
                            asked.get(),
                            new ArrayList<>(asked.get().source().meaning(Field.PERSON)),
                            answered,
                            kept));
        }

        /** What becomes several is said and answered in the layouts of its parts, which all have the same. */
        private static Optional<Dialect> firstPart(BusinessSystem system, Interface rules) {
            return rules.becomes().stream().findFirst().flatMap(part -> system.dialect(part.interfaceId()));
        }

        private static Optional<ConversionMap> map(Catalogue.Parts parts, String id, LocalDate day) {
            return Optional.ofNullable(parts.maps().get(id)).flatMap(maps -> maps.on(day));
        }
    }
}
