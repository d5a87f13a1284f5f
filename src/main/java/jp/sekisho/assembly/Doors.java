package jp.sekisho.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import jp.sekisho.broker.Door;
import jp.sekisho.catalogue.Catalogue;

/** The doors that the catalogue's systems have: one for each interface on which they ask. */
final class Doors {
    private static final String RESULT = "-result";

    private Doors() {}

    static List<Door> of(Catalogue catalogue) {
        List<Door> doors = new ArrayList<>();
        catalogue.systems().values().forEach(system -> system.dialects().keySet().stream()
                .filter(exchange -> !exchange.endsWith(RESULT))
                .forEach(exchange -> doors.add(new Door(system.id(), exchange))));
        return doors;
    }

    /** Every queue on which a business system reads outcomes. */
    static List<String> outQueues(Catalogue catalogue) {
        TreeSet<String> queues = new TreeSet<>();
        of(catalogue).forEach(door -> {
            queues.add(door.out());
            queues.add(door.cancel().out());
        });
        return List.copyOf(queues);
    }
}
