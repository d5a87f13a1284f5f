package jp.sekisho.passage.sequence;

import jp.sekisho.broker.QueueNames;
import jp.sekisho.passage.Arrival;

/** Whose numbers, and of which interface. */
public record SequenceKey(String system, String interfaceId) {
    static SequenceKey of(Arrival arrival) {
        return new SequenceKey(arrival.system(), arrival.interfaceId());
    }

    /** The queue in which its messages come. */
    public String door() {
        return QueueNames.door(system, interfaceId);
    }
}
