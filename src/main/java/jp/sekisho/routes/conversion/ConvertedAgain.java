package jp.sekisho.routes.conversion;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.sekisho.catalogue.Catalogue;
import jp.sekisho.catalogue.Correspondence;
import jp.sekisho.catalogue.open.KeptLayouts;
import jp.sekisho.convert.compile.ConversionMap;
import jp.sekisho.layout.Layout;
import jp.sekisho.layout.item.Field;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.AcceptedLine;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.count.Numbered;
import jp.sekisho.registry.Registry;
import jp.sekisho.routes.PersonNames;
import jp.sekisho.routes.RouteError;
import jp.sekisho.routes.Texts;
import org.jdbi.v3.core.Handle;

/**
 * Converts again what a door has taken, when it is about to leave under a number that its counterpart counts: read in the layout of
 * then, and converted by the map of today. It must be about the persons of then. Thread safe.
 *
 * @param kept in which layouts requests came
 * @param names by which persons are known
 */
public record ConvertedAgain(KeptLayouts kept, PersonNames names) {

    /** What was taken, and the number under which it leaves. */
    public record Under(AcceptedLine line, long number) {}

    /**
     * The line as it leaves.
     *
     * @throws jp.sekisho.error.SekishoException as a door that refuses it, or ATENA-020 if it would be about others
     */
    public Numbered of(Handle handle, Catalogue snapshot, LocalDate on, Under under) {
        AcceptedLine line = under.line;
        String system = line.request().system();
        Correspondence correspondence = snapshot.correspondence(system, line.interfaceId(), on)
                .orElseThrow(() ->
                        RouteError.UNKNOWN_INTERFACE.exception("system", system, "interface", line.interfaceId()));
        ConversionMap map = correspondence.asked();
        Record received = received(line, map.source());
        Conversion context = Conversion.asking(
                        snapshot,
                        line.request().link(),
                        on,
                        line.localNumber(),
                        persons(handle, correspondence, received))
                .counted(under.number);
        Record record =
                map.apply(received, context).orElseThrow(() -> RouteError.RECORD_DROPPED.exception("map", map.id()));
        requireTheSamePersons(correspondence, record, line);
        return new Numbered(map.target().encode(List.of(record)), subject(correspondence, record));
    }

    private Record received(AcceptedLine line, Layout today) {
        Layout then = kept.layout(line.catalogue(), line.request().system(), line.interfaceId());
        return today.renamed(then.decode(Texts.bytes(line.received(), line.text(), then.charset()))
                .get(0));
    }

    /** The integrated numbers of whom the sender's record names, by its items; none in a role without a registry. */
    private Map<String, String> persons(Handle handle, Correspondence correspondence, Record received) {
        Map<String, String> byItem = new LinkedHashMap<>();
        names.registry().ifPresent(registry -> correspondence.persons().forEach(item -> {
            String number = received.get(item.name());
            if (!number.isBlank()) {
                byItem.put(
                        item.name(),
                        shared(registry, handle, correspondence.system().id(), number, item));
            }
        }));
        return byItem;
    }

    private static String shared(Registry registry, Handle handle, String system, String number, Field item) {
        return registry.known(handle, system, number)
                .map(Registry.Known::integratedNumber)
                .orElseThrow(() -> RouteError.NO_LINK.exception("item", item.name()));
    }

    /** In their order they were put into line, and recorded. */
    private void requireTheSamePersons(Correspondence correspondence, Record record, AcceptedLine line) {
        Set<String> concerned = new LinkedHashSet<>();
        correspondence.rules().persons().stream()
                .map(record::get)
                .filter(number -> !number.isBlank())
                .forEach(number -> concerned.add(names.of(number)));
        List<String> now = concerned.isEmpty() ? List.of(Submission.NOBODY) : List.copyOf(concerned);
        if (!names.areSame(now, line.persons())) {
            throw RouteError.OTHER_PERSONS_NOW.exception();
        }
    }

    private static String subject(Correspondence correspondence, Record record) {
        return correspondence.rules().persons().stream()
                .map(record::get)
                .filter(number -> !number.isBlank())
                .findFirst()
                .orElse("");
    }
}
