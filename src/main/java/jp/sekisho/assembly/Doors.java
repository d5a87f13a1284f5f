package jp.sekisho.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.sekisho.boundary.BusinessSystem;
import jp.sekisho.boundary.Dialect;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Sequence;
import jp.sekisho.broker.Door;
import jp.sekisho.broker.QueueNames;
import jp.sekisho.catalogue.Catalogue;

/**
 * The doors that the catalogue's systems have: one for each interface that they speak, also by which something is brought to them, and
 * one more where they say that they have it.
 */
final class Doors {
    private Doors() {}

    static List<Door> of(Catalogue catalogue) {
        List<Door> doors = new ArrayList<>();
        catalogue.systems().values().forEach(system -> {
            boolean isOutside = system.room().isEmpty();
            system.dialects().keySet().stream()
                    .map(interfaceId -> rules(catalogue, interfaceId))
                    .forEach(rules -> {
                        if (rules.passage().isInward()) {
                            doors.add(new Door(system.id(), rules.id(), rules.answer(), false, isOutside));
                        }
                        if (rules.hasDoor()) {
                            doors.add(new Door(system.id(), rules.id(), rules.outcomes(), true, isOutside));
                        }
                    });
        });
        return doors;
    }

    /** The queues in which a system's answers lie to what counterparts ask by an interface. */
    static Set<String> ofAnswers(Catalogue catalogue, String system, String asked) {
        return catalogue.system(system).stream()
                .flatMap(known -> known.dialects().keySet().stream())
                .map(interfaceId -> rules(catalogue, interfaceId))
                .filter(rules -> rules.answers().filter(asked::equals).isPresent())
                .map(rules -> QueueNames.door(system, rules.id()))
                .collect(Collectors.toSet());
    }

    /**
     * Every queue into which the gateway puts something: where systems read, and before the doors of rooms of its own and of what is held
     * until its number's turn.
     */
    static List<String> queues(Catalogue catalogue) {
        TreeSet<String> queues = new TreeSet<>();
        of(catalogue).forEach(door -> {
            queues.add(door.out());
            queues.add(door.cancel().out());
            if (door.isEntered()
                    && (!door.isOutside()
                            || sequence(catalogue, door.system(), door.interfaceId())
                                    .isPresent())) {
                queues.add(door.in());
            }
        });
        return List.copyOf(queues);
    }

    /** The business systems to which something leads: each that speaks an interface whose passage leads inward. */
    static List<BusinessSystem> receivers(Catalogue catalogue) {
        return catalogue.systems().values().stream()
                .filter(system -> system.dialects().keySet().stream()
                        .anyMatch(id -> rules(catalogue, id).passage().isInward()))
                .toList();
    }

    /** How a system numbers its messages of an interface, if it does. */
    static Optional<Sequence> sequence(Catalogue catalogue, String system, String interfaceId) {
        return catalogue
                .system(system)
                .flatMap(known -> known.dialect(interfaceId))
                .flatMap(Dialect::sequence);
    }

    private static Interface rules(Catalogue catalogue, String interfaceId) {
        Interface rules = catalogue.interfaces().get(interfaceId);
        if (rules == null) {
            throw new IllegalStateException("a checked catalogue lacks the interface " + interfaceId);
        }
        return rules;
    }
}
