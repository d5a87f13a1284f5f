package jp.sekisho.city;

import static jp.sekisho.passage.room.RoomItem.AWAITS_CONFIRMATION;
import static jp.sekisho.passage.room.RoomItem.FOUND;
import static jp.sekisho.passage.room.RoomItem.INDIVIDUAL_NUMBER;
import static jp.sekisho.passage.room.RoomItem.INTEGRATED_NUMBER;
import static jp.sekisho.passage.room.RoomItem.LINKAGE_CODE_STATUS;
import static jp.sekisho.passage.room.RoomItem.LOCAL_NUMBER;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.chain.Awaited;
import jp.sekisho.passage.fact.Fact;
import jp.sekisho.passage.room.Answer;
import jp.sekisho.passage.room.Beginning;
import jp.sekisho.passage.room.Heard;
import jp.sekisho.passage.room.Question;
import jp.sekisho.passage.room.Room;
import jp.sekisho.passage.room.RoomForm;
import jp.sekisho.passage.room.RoomItem;
import jp.sekisho.registry.LinkResult;
import jp.sekisho.registry.LinkageCodeStatus;
import jp.sekisho.registry.Registry;
import org.jdbi.v3.core.Handle;

/**
 * The registry as business systems ask it (whom a number names, and that a number of theirs is a person's) and as a counterpart does (how
 * far a linkage code is acquired). It asks itself for the linkage code of whoever has none. Thread safe.
 *
 * <p>A system sees only the persons it has numbers for. Asked about anybody else, the registry answers that there is no such person.
 */
public final class RegistryRoom implements Room {
    private static final String ID = "registry";
    private static final List<RoomItem> NAMES_A_PERSON = List.of(INTEGRATED_NUMBER, INDIVIDUAL_NUMBER);

    private final Registry registry;
    private final Predicate<RoomForm> leadsSomewhere;

    /** @param leadsSomewhere whether some file has an interface for what the room itself asks in a form */
    public RegistryRoom(Registry registry, Predicate<RoomForm> leadsSomewhere) {
        this.registry = registry;
        this.leadsSomewhere = leadsSomewhere;
    }

    @Override
    public List<Beginning> heard(Handle handle, Heard heard) {
        String person = heard.get(INTEGRATED_NUMBER);
        LinkageCodeStatus now = status(heard);
        registry.linkageCodeHeard(handle, person, now);
        if (now == LinkageCodeStatus.ACQUIRED) {
            Awaited.known(handle, Fact.LINKAGE_CODE, person);
        }
        return List.of();
    }

    @Override
    public Set<String> lacking(Handle handle, Fact fact, SortedSet<String> persons) {
        return registry.withoutLinkageCode(handle, persons);
    }

    /** Only the counterpart can say that there is none: whoever was not asked for in the end is asked for again. */
    private static LinkageCodeStatus status(Heard heard) {
        if (heard.ending() != Ending.RESULT) {
            return LinkageCodeStatus.NOT_ACQUIRED;
        }
        return heard.get(LINKAGE_CODE_STATUS).equals(LinkageCodeStatus.ACQUIRED.name())
                ? LinkageCodeStatus.ACQUIRED
                : LinkageCodeStatus.FAILED;
    }

    @Override
    public List<Beginning> due(Handle handle, int most) {
        if (!leadsSomewhere.test(RoomForm.LINKAGE_CODE)) {
            return List.of();
        }
        return registry.withoutLinkageCode(handle, most).stream()
                .flatMap(person -> requested(handle, person).stream())
                .toList();
    }

    /** Asks for a person's linkage code, unless that has been done or no file says how. */
    private List<Beginning> requested(Handle handle, String person) {
        boolean begins = leadsSomewhere.test(RoomForm.LINKAGE_CODE) && registry.requestLinkageCode(handle, person);
        return begins ? List.of(new Beginning(RoomForm.LINKAGE_CODE, Map.of(INTEGRATED_NUMBER, person))) : List.of();
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Answer answer(Handle handle, Question question) {
        return switch (question.form()) {
            case ATENA_SEARCH -> search(handle, question);
            case ATENA_LINK -> link(handle, question);
            case LINKAGE_STATUS -> status(handle, question);
            default -> throw new IllegalStateException("asked of the registry: " + question.form());
        };
    }

    /** Whoever is unknown, or whom a person has yet to tell from another, is nobody about whom anything is said outside. */
    private Answer status(Handle handle, Question question) {
        Optional<Registry.Known> found = registry.find(handle, question.get(INTEGRATED_NUMBER));
        if (found.isEmpty()) {
            return new Answer.Refused(Finding.of(AtenaError.NO_SUCH_PERSON), List.of(), List.of());
        }
        Registry.Known person = found.get();
        List<String> persons = List.of(person.integratedNumber());
        if (person.awaitsConfirmation()) {
            return new Answer.Refused(Finding.of(AtenaError.NOT_TOLD_OUTSIDE), persons, List.of());
        }
        Map<RoomItem, String> record = Map.of(
                INTEGRATED_NUMBER, person.integratedNumber(),
                LINKAGE_CODE_STATUS, person.linkageCode().name());
        return new Answer.Given(List.of(record), persons, Optional.empty(), List.of());
    }

    private Answer search(Handle handle, Question question) {
        List<RoomItem> filled = filled(
                question,
                Stream.concat(Stream.of(LOCAL_NUMBER), NAMES_A_PERSON.stream()).toList());
        if (filled.size() != 1) {
            return notOneNumber(question.form().question().known());
        }
        String system = question.asker();
        if (filled.get(0) == LOCAL_NUMBER) {
            String number = question.get(LOCAL_NUMBER);
            return registry.known(handle, system, number)
                    .map(known -> found(known, List.of(number)))
                    .orElseGet(() -> nobody(List.of(), Optional.empty()));
        }
        Optional<Registry.Known> person = person(handle, question);
        if (person.isEmpty()) {
            return nobody(List.of(), Optional.empty());
        }
        String integrated = person.get().integratedNumber();
        List<String> numbers = registry.localNumbers(handle, system, integrated);
        return numbers.isEmpty()
                ? nobody(List.of(integrated), Optional.of(Finding.of(AtenaError.NOT_OF_ITS_AREA)))
                : found(person.get(), numbers);
    }

    /** Each number of the asking system: which of them is meant a person decides. */
    private static Answer found(Registry.Known person, List<String> numbers) {
        List<Map<RoomItem, String>> records = numbers.stream()
                .map(number -> Map.of(
                        FOUND, Integer.toString(numbers.size()),
                        LOCAL_NUMBER, number,
                        INTEGRATED_NUMBER, person.integratedNumber(),
                        LINKAGE_CODE_STATUS, person.linkageCode().name(),
                        AWAITS_CONFIRMATION, person.awaitsConfirmation() ? "1" : "0"))
                .toList();
        return new Answer.Given(records, List.of(person.integratedNumber()), Optional.empty(), List.of());
    }

    private static Answer nobody(List<String> persons, Optional<Finding> withheld) {
        return new Answer.Given(List.of(Map.of(FOUND, "0")), persons, withheld, List.of());
    }

    private Answer link(Handle handle, Question question) {
        if (filled(question, NAMES_A_PERSON).size() != 1) {
            return notOneNumber(NAMES_A_PERSON);
        }
        String number = question.get(LOCAL_NUMBER);
        if (number.isBlank()) {
            return new Answer.Refused(Finding.of(AtenaError.NO_LOCAL_NUMBER), List.of(), List.of());
        }
        String person = question.get(INDIVIDUAL_NUMBER).isEmpty()
                ? question.get(INTEGRATED_NUMBER)
                : registry.assign(handle, question.get(INDIVIDUAL_NUMBER));
        Registry.Known known = registry.person(handle, person);
        boolean isHeld =
                registry.integratedNumber(handle, question.asker(), number).isPresent();
        if (!isHeld && known.awaitsConfirmation()) {
            return new Answer.Refused(Finding.of(AtenaError.AWAITS_CONFIRMATION), List.of(person), List.of());
        }
        LinkResult result = registry.link(handle, person, question.asker(), number);
        return switch (result) {
            case LINKED -> linked(handle, known, number, List.of(change(LedgerEvent.NUMBER_ENTERED, person, result)));
            case ALREADY -> linked(handle, known, number, List.of());
            case CONFLICT ->
                new Answer.Refused(
                        Finding.of(AtenaError.OF_ANOTHER),
                        List.of(person),
                        List.of(change(LedgerEvent.NUMBER_DISPUTED, person, result)));
        };
    }

    private Answer linked(Handle handle, Registry.Known person, String number, List<Answer.Change> changes) {
        List<Beginning> begins = person.awaitsConfirmation() ? List.of() : requested(handle, person.integratedNumber());
        LinkageCodeStatus status = begins.isEmpty() ? person.linkageCode() : LinkageCodeStatus.REQUESTED;
        Map<RoomItem, String> record = Map.of(
                LOCAL_NUMBER, number,
                INTEGRATED_NUMBER, person.integratedNumber(),
                LINKAGE_CODE_STATUS, status.name());
        return new Answer.Given(List.of(record), List.of(person.integratedNumber()), Optional.empty(), changes, begins);
    }

    private static Answer.Change change(LedgerEvent event, String person, LinkResult result) {
        return new Answer.Change(event, person, result.name());
    }

    /** The person whom the question names by a number that is not the asking system's own. */
    private Optional<Registry.Known> person(Handle handle, Question question) {
        return question.get(INDIVIDUAL_NUMBER).isEmpty()
                ? registry.find(handle, question.get(INTEGRATED_NUMBER))
                : registry.ofIndividualNumber(handle, question.get(INDIVIDUAL_NUMBER));
    }

    private static List<RoomItem> filled(Question question, List<RoomItem> numbers) {
        return numbers.stream().filter(item -> !question.get(item).isBlank()).toList();
    }

    private static Answer notOneNumber(Iterable<RoomItem> numbers) {
        StringBuilder items = new StringBuilder();
        numbers.forEach(item -> items.append(items.isEmpty() ? "" : ", ").append(item.item()));
        return new Answer.Refused(
                Finding.of(AtenaError.NOT_ONE_NUMBER, "items", items.toString()), List.of(), List.of());
    }
}
