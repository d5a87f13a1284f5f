package jp.sekisho.routes.door;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.boundary.Interface;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.layout.record.Record;
import jp.sekisho.passage.Submission;
import jp.sekisho.passage.room.Keeping;
import org.jspecify.annotations.Nullable;

/**
 * One record of a message on its way through a door, and what the verbs have found out about it. Mutable; owned by the
 * thread that carries the exchange.
 */
public final class InboundLine {
    private final int number;
    private final Record received;
    private @Nullable Purpose asked;
    private @Nullable Purpose purpose;
    private final Map<String, String> integratedNumbers = new LinkedHashMap<>();
    private String localNumber = "";
    private List<String> persons = List.of();
    private byte @Nullable [] content;
    private final Map<String, InboundLine> parts = new LinkedHashMap<>();
    private @Nullable Record crossed;
    private Optional<Keeping> kept = Optional.empty();

    InboundLine(int number, Record received) {
        this.number = number;
        this.received = received;
    }

    /** Its place in the message, from 1. */
    int number() {
        return number;
    }

    public Record received() {
        return received;
    }

    /** For what it asks; whether it may is another question. */
    public void asks(Purpose why) {
        asked = why;
    }

    public Optional<Purpose> asked() {
        return Optional.ofNullable(asked);
    }

    public void permitted(Purpose why) {
        purpose = why;
    }

    /** An item names a person by the sender's own number. */
    public void identified(String item, String number, String integratedNumber) {
        if (integratedNumbers.isEmpty()) {
            localNumber = number;
        }
        integratedNumbers.put(item, integratedNumber);
    }

    /** The integrated numbers of the persons whom it names, by the items that name them. */
    public Map<String, String> integratedNumbers() {
        return Collections.unmodifiableMap(integratedNumbers);
    }

    /**
     * How it crosses.
     *
     * @param concerned the persons whom it concerns as it crosses, first the one it is about, without repetition; none, if nobody
     */
    public void converted(Record record, byte[] toSend, List<String> concerned) {
        crossed = record;
        content = toSend;
        persons = List.copyOf(concerned);
        integratedNumbers.entrySet().stream()
                .filter(person -> !persons.isEmpty() && person.getValue().equals(persons.get(0)))
                .findFirst()
                .ifPresent(person -> localNumber = received.get(person.getKey()));
    }

    /** By which other names those whom it concerns are known, as well; of what concerns nobody, nothing. */
    public void alsoKnownAs(List<String> names) {
        if (!persons.isEmpty()) {
            persons = List.copyOf(names);
        }
    }

    /** This record as it becomes a message by another interface, which is converted by itself. */
    public InboundLine part(String interfaceId) {
        InboundLine part = new InboundLine(number, received);
        part.asked = asked;
        part.purpose = purpose;
        part.integratedNumbers.putAll(integratedNumbers);
        part.localNumber = localNumber;
        parts.put(interfaceId, part);
        return part;
    }

    /** What crosses of it: itself, or what it has become. */
    public Collection<InboundLine> crossing() {
        return parts.isEmpty() ? List.of(this) : parts.values();
    }

    /** What it has become, by interface, in the order in which the interface's file lists them. */
    Map<String, InboundLine> parts() {
        return Collections.unmodifiableMap(parts);
    }

    public Purpose purpose() {
        return Crossing.known(purpose);
    }

    public String localNumber() {
        return localNumber;
    }

    /** Whom it concerns as it crosses. */
    public List<String> persons() {
        return persons;
    }

    /** As it crosses. */
    Record crossed() {
        return Crossing.known(crossed);
    }

    /** The thing that it says the state of as it crosses, if its interface tells things apart. */
    public Optional<Submission.Thing> thing(Interface rules) {
        return rules.versioned()
                .map(by -> new Submission.Thing(
                        by.key().stream().map(crossed()::get).toList(),
                        crossed().get(by.version()),
                        number));
    }

    /** What a room takes down of it. */
    public void keep(Keeping written) {
        kept = Optional.of(written);
    }

    /** All that rooms take down of it and of what it becomes. */
    public Stream<Keeping> kept() {
        return Stream.concat(kept.stream(), parts.values().stream().flatMap(InboundLine::kept));
    }

    /** What is to be sealed and sent, or given to its receivers. */
    public byte[] content() {
        return Crossing.known(content);
    }
}
