package jp.sekisho.routes.door;

import java.util.List;
import jp.sekisho.boundary.Permits;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.layout.item.Field;
import jp.sekisho.passage.Asked;
import jp.sekisho.passage.Submission;
import jp.sekisho.routes.Desk;

/**
 * What a message that is refused asked for and about whom, as far as it was read. Whom the registry knows is named by the
 * integrated number, and what the catalogue knows by its code; anything else that stands in their place is not kept.
 */
final class AskedFor {
    private AskedFor() {}

    static List<Asked> of(Desk desk, Crossing.Inbound crossing) {
        List<InboundLine> lines = crossing.linesRead();
        if (lines.isEmpty()) {
            return List.of();
        }
        List<Field> items = crossing.correspondence().persons();
        String system = crossing.arrival().system();
        return desk.store().ask(handle -> lines.stream()
                .flatMap(line -> {
                    List<String> persons = items.stream()
                            .flatMap(item ->
                                    desk
                                            .persons()
                                            .known(
                                                    handle,
                                                    system,
                                                    line.received().get(item.name()))
                                            .stream())
                            .distinct()
                            .toList();
                    return (persons.isEmpty() ? List.of(Submission.NOBODY) : persons)
                            .stream().map(person -> new Asked(person, items(crossing, line)));
                })
                .toList());
    }

    private static String items(Crossing.Inbound crossing, InboundLine line) {
        Permits permits = crossing.catalogue().permits();
        String interfaceId = crossing.arrival().interfaceId();
        return line.asked()
                .map(purpose -> purpose.code(Purpose.INFORMATION))
                .filter(code -> permits.isKnown(interfaceId, Purpose.INFORMATION, code))
                .orElse("");
    }
}
