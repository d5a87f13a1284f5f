package jp.sekisho.juki.copy;

import static jp.sekisho.passage.room.RoomItem.BIRTH;
import static jp.sekisho.passage.room.RoomItem.CHANGED_AT;
import static jp.sekisho.passage.room.RoomItem.CHANGE_NUMBER;
import static jp.sekisho.passage.room.RoomItem.FOUND;
import static jp.sekisho.passage.room.RoomItem.HOUSEHOLD_SIZE;
import static jp.sekisho.passage.room.RoomItem.LOCAL_NUMBER;
import static jp.sekisho.passage.room.RoomItem.MEASURE;
import static jp.sekisho.passage.room.RoomItem.MOVES_OUT_ON;
import static jp.sekisho.passage.room.RoomItem.PROTECTED;
import static jp.sekisho.passage.room.RoomItem.RELATIONSHIP;
import static jp.sekisho.passage.room.RoomItem.RESIDENCE;
import static jp.sekisho.passage.room.RoomItem.RESIDENT_RECORD_CODE;
import static jp.sekisho.passage.room.RoomItem.SAID_AT;
import static jp.sekisho.passage.room.RoomItem.SCOPE;
import static jp.sekisho.passage.room.RoomItem.SOURCE;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import jp.sekisho.error.Finding;
import jp.sekisho.ledger.LedgerEvent;
import jp.sekisho.passage.room.Answer;
import jp.sekisho.passage.room.Keeping;
import jp.sekisho.passage.room.Question;
import jp.sekisho.passage.room.Room;
import jp.sekisho.passage.room.RoomItem;
import jp.sekisho.store.Vault;
import org.jdbi.v3.core.Handle;

/**
 * The held copy: takes down what the register says as it is accepted, and that somebody is protected; from it another city's question is
 * answered (広域交付), as fresh as the last change that was accepted. Thread safe.
 *
 * <p>Whoever is asked for is answered for whole or not at all, and what may be older than it should be answers nobody.
 */
public final class HeldCopyRoom implements Room {
    /** As files name it. */
    public static final String ID = "held-copy";

    private static final String THIS_IS = "HELD_COPY";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

    private final HeldCopy copy;
    private final Feed feed;
    private final Duration mostBehind;
    private final Supplier<LocalDate> today;
    private final Map<String, Long> refused = new ConcurrentSkipListMap<>();

    /** For whom a certificate is asked, as layouts spell it. */
    private enum Scope {
        PERSON,
        HOUSEHOLD
    }

    /**
     * @param feed what leads into the copy
     * @param mostBehind how old the oldest unread may be of that
     * @param today the business date
     */
    public HeldCopyRoom(Vault vault, Feed feed, Duration mostBehind, Supplier<LocalDate> today) {
        this.copy = new HeldCopy(vault);
        this.feed = feed;
        this.mostBehind = mostBehind;
        this.today = today;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Keeping keeping(Question told) {
        Change change = Change.of(told);
        return new Keeping(copy.name(change.number()), handle -> {
            if (change.isDefinitive()) {
                copy.take(handle, change);
            }
        });
    }

    @Override
    public Optional<Finding> staleness(Handle handle) {
        Optional<Finding> stale = stale(feed.doors(handle));
        stale.ifPresent(this::count);
        return stale;
    }

    private Optional<Finding> stale(List<Feed.Door> doors) {
        return doors.isEmpty()
                ? Optional.of(Finding.of(CopyError.NOT_FED))
                : doors.stream().flatMap(door -> stale(door).stream()).findFirst();
    }

    private Optional<Finding> stale(Feed.Door door) {
        if (!door.isRead()) {
            return Optional.of(Finding.of(CopyError.NOT_READ, "door", door.queue()));
        }
        if (door.setAside() > 0) {
            return Optional.of(Finding.of(CopyError.SET_ASIDE, "door", door.queue()));
        }
        if (door.early() > 0) {
            return Optional.of(Finding.of(CopyError.NUMBER_MISSING, "door", door.queue()));
        }
        return door.oldest().compareTo(mostBehind) > 0
                ? Optional.of(
                        Finding.of(CopyError.BEHIND, "seconds", door.oldest().toSeconds(), "door", door.queue()))
                : Optional.empty();
    }

    @Override
    public Answer answer(Handle handle, Question question) {
        return switch (question.form()) {
            case PROTECTION -> protect(handle, question);
            case WIDE_AREA_ISSUANCE -> issue(handle, question);
            default -> throw new IllegalStateException("asked of the held copy: " + question.form());
        };
    }

    private Answer protect(Handle handle, Question question) {
        Protection protection = Protection.of(question);
        List<String> persons = List.of(copy.name(protection.number()));
        if (!copy.protect(handle, protection)) {
            return new Answer.Refused(Finding.of(CopyError.OVERTAKEN), persons, List.of());
        }
        Map<RoomItem, String> record = new EnumMap<>(RoomItem.class);
        for (RoomItem item : List.of(LOCAL_NUMBER, MEASURE, PROTECTED, SAID_AT)) {
            record.put(item, question.get(item));
        }
        Answer.Change change =
                new Answer.Change(LedgerEvent.PROTECTION_NOTED, persons.get(0), protection.isSet() ? "SET" : "CLEARED");
        return new Answer.Given(List.of(record), persons, Optional.empty(), List.of(change));
    }

    private Answer issue(Handle handle, Question question) {
        Optional<Scope> scope = List.of(Scope.values()).stream()
                .filter(known -> known.name().equals(question.get(SCOPE)))
                .findFirst();
        if (scope.isEmpty()) {
            return refused(CopyError.UNKNOWN_SCOPE, List.of());
        }
        List<Held> named = copy.withCode(handle, question.get(RESIDENT_RECORD_CODE));
        if (named.size() != 1) {
            return refused(named.isEmpty() ? CopyError.NO_SUCH_PERSON : CopyError.SEVERAL, named);
        }
        Held person = named.get(0);
        if (person.isRemoved()) {
            return refused(CopyError.REMOVED, named);
        }
        Household asked = scope.get() == Scope.PERSON
                ? Household.alone(person)
                : person.household()
                        .map(household -> Household.of(copy.ofHousehold(handle, household)))
                        .orElseGet(() -> Household.unknown(person));
        return objection(handle, asked)
                .<Answer>map(why -> refused(why, asked.members()))
                .orElseGet(() -> issued(handle, asked.members()));
    }

    private Optional<CopyError> objection(Handle handle, Household household) {
        List<String> names = names(household.members());
        if (copy.isAnyProtected(handle, names, today.get())) {
            return Optional.of(CopyError.PROTECTED);
        }
        if (household.members().stream().anyMatch(member -> member.hasMovedOut(today.get()))) {
            return Optional.of(CopyError.MOVED_OUT);
        }
        return household.isWhole() ? Optional.empty() : Optional.of(CopyError.INCOMPLETE);
    }

    private Answer issued(Handle handle, List<Held> members) {
        HeldCopy.Last last = copy.last(handle).orElseThrow(() -> new IllegalStateException("it holds nobody"));
        List<Map<RoomItem, String>> records = members.stream()
                .sorted(Comparator.comparing((Held member) -> member.items().getOrDefault(RELATIONSHIP, ""))
                        .thenComparing(member -> member.items().getOrDefault(BIRTH, "")))
                .map(member -> record(member, members.size(), last))
                .toList();
        return new Answer.Given(records, names(members), Optional.empty(), List.of());
    }

    private static Map<RoomItem, String> record(Held member, int found, HeldCopy.Last last) {
        Map<RoomItem, String> record = new EnumMap<>(member.items());
        List.of(RESIDENCE, MOVES_OUT_ON, HOUSEHOLD_SIZE).forEach(record::remove);
        record.put(SOURCE, THIS_IS);
        record.put(FOUND, Integer.toString(found));
        record.put(CHANGE_NUMBER, Long.toString(last.change()));
        record.put(CHANGED_AT, last.at().format(LOCAL));
        return record;
    }

    private Answer refused(CopyError why, List<Held> persons) {
        Finding finding = Finding.of(why);
        count(finding);
        return new Answer.Refused(finding, names(persons), List.of());
    }

    private void count(Finding why) {
        refused.merge(why.code().wire(), 1L, Long::sum);
    }

    private static List<String> names(List<Held> persons) {
        return persons.stream().map(Held::person).toList();
    }

    /** How it stands now, as far as the tables of a transaction and the doors tell. */
    public CopyState state(Handle handle) {
        List<Feed.Door> doors = feed.doors(handle);
        Optional<HeldCopy.Last> last = copy.last(handle);
        return new CopyState(
                copy.people(handle),
                last.map(HeldCopy.Last::change),
                last.map(HeldCopy.Last::at),
                doors.stream().mapToLong(door -> door.unread() + door.early()).sum(),
                doors.stream()
                        .map(Feed.Door::oldest)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO),
                stale(doors).map(why -> why.code().wire()),
                refused);
    }
}
