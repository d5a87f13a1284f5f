package jp.sekisho.routes;

import jp.sekisho.boundary.Purpose;
import jp.sekisho.layout.Record;
import org.jspecify.annotations.Nullable;

/**
 * One record of a message on its way through a door, and what the verbs have found out about it. Mutable; owned by the
 * thread that carries the exchange.
 */
final class InboundLine {
    private final int number;
    private final Record received;
    private @Nullable Purpose purpose;
    private String localNumber = "";
    private String person = "";
    private byte @Nullable [] content;

    InboundLine(int number, Record received) {
        this.number = number;
        this.received = received;
    }

    /** Its place in the message, from 1. */
    int number() {
        return number;
    }

    Record received() {
        return received;
    }

    void permitted(Purpose why) {
        purpose = why;
    }

    void identified(String number, String integratedNumber) {
        localNumber = number;
        person = integratedNumber;
    }

    void converted(byte[] toSend) {
        content = toSend;
    }

    Purpose purpose() {
        return Crossing.known(purpose);
    }

    String localNumber() {
        return localNumber;
    }

    String person() {
        return Crossing.known(person.isEmpty() ? null : person);
    }

    /** What is to be sealed and sent. */
    byte[] content() {
        return Crossing.known(content);
    }
}
