package jp.sekisho.routes.door;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.boundary.Sequence;
import jp.sekisho.catalogue.Correspondence;
import jp.sekisho.error.Finding;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.Arrival;
import jp.sekisho.passage.sequence.SequenceError;

/** The number that a sender gave its message, where its file says that it numbers them. */
public final class SenderNumber {
    private SenderNumber() {}

    /**
     * As it is read at a door; none where the sender numbers nothing.
     *
     * @throws jp.sekisho.error.SekishoException SEQUENCE-004 if the records have several
     */
    public static Optional<Arrival.Numbered> of(DoorReading reading, Correspondence by, List<Record> records) {
        return by.system()
                .dialect(by.rules().id())
                .flatMap(dialect -> dialect.sequence())
                .map(sequence -> new Arrival.Numbered(number(sequence, records), sequence, properties(reading)));
    }

    private static long number(Sequence sequence, List<Record> records) {
        List<Long> numbers = records.stream()
                .map(record -> Long.valueOf(record.get(sequence.item())))
                .distinct()
                .toList();
        if (numbers.size() != 1) {
            throw Finding.of(SequenceError.SEVERAL_NUMBERS).asException();
        }
        return numbers.get(0);
    }

    private static Map<String, String> properties(DoorReading reading) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(DoorProperties.ID, reading.arrival().senderId());
        reading.priority().ifPresent(priority -> properties.put(DoorProperties.PRIORITY, priority));
        reading.expiresAt().ifPresent(expiry -> properties.put(DoorProperties.EXPIRES_AT, expiry));
        if (reading.corrects()) {
            properties.put(DoorProperties.CORRECTS, reading.arrival().about());
        }
        if (reading.arrival().receiptWanted()) {
            properties.put(DoorProperties.RECEIPT, "true");
        }
        return properties;
    }
}
