package jp.sekisho.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import jp.sekisho.faults.MovedInForm.Move;
import jp.sekisho.faults.Traffic.Put;

/** What a business system of a mixed installation has to say beside its inquiries, and when. Mutable; used by one thread. */
final class Sayings {
    private final Speaker speaker;
    private final List<String> numbers;
    private final List<String> shared;
    private final boolean chains;
    private final TreeSet<Long> changes = new TreeSet<>();
    private final List<Long> newcomers = new ArrayList<>();

    /**
     * @param numbers of the persons whom it knows
     * @param shared of those whom 児童手当 knows, too
     * @param chains whether it says what becomes several
     */
    Sayings(Speaker speaker, List<String> numbers, List<String> shared, boolean chains) {
        this.speaker = speaker;
        this.numbers = numbers;
        this.shared = shared;
        this.chains = chains;
    }

    /** It has said that in a life before. */
    void remember(Put put) {
        if (put.interfaceId().equals(ChangeForm.CHANGE)) {
            changes.add(Long.valueOf(put.detail().split(" ")[0]));
        }
        if (put.interfaceId().equals(RegistryForm.LINK)) {
            newcomers.add(Long.valueOf(put.detail()));
        }
    }

    /** Changes of whose numbers it has said a later one only. */
    List<Put> omitted() {
        return changes.isEmpty()
                ? List.of()
                : LongStream.range(1, changes.last())
                        .filter(number -> !changes.contains(number))
                        .mapToObj(this::change)
                        .toList();
    }

    /** With the inquiry of that place. */
    List<Put> beside(long mine) {
        return switch (speaker) {
            case PUBLIC_ASSISTANCE ->
                switch ((int) (mine % 10)) {
                    case 1 -> List.of(newcomer(mine));
                    case 3, 8 -> List.of(search(mine));
                    case 2, 6 -> List.of(nextChange());
                    case 4 -> swapped();
                    default -> List.of();
                };
            case CHILD_ALLOWANCE ->
                switch ((int) (mine % 6)) {
                    case 1, 4 -> List.of(stop(mine));
                    case 2 -> List.of(search(mine));
                    default -> List.of();
                };
            case LATE_STAGE_ELDERLY -> chains && mine % 3 == 1 ? List.of(movedIn(mine)) : List.of();
        };
    }

    /** How those whom it has entered stand. */
    List<Put> newcomers(int time) {
        return newcomers.stream()
                .map(entered -> search("find-" + time + "-" + entered, RegistryForm.newcomer(entered)))
                .toList();
    }

    /** One of each kind. */
    List<Put> atLast(long mine) {
        return switch (speaker) {
            case PUBLIC_ASSISTANCE -> List.of(newcomer(mine), nextChange(), search(mine));
            case CHILD_ALLOWANCE -> List.of(stop(mine), search(mine));
            case LATE_STAGE_ELDERLY -> chains ? List.of(movedIn(mine)) : List.of();
        };
    }

    /** The next of that kind. */
    Put one(String interfaceId, long mine) {
        return switch (interfaceId) {
            case RegistryForm.SEARCH -> search(mine);
            case RegistryForm.STOP -> stop(mine);
            case ChangeForm.CHANGE -> nextChange();
            case MovedInForm.MOVED_IN -> movedIn(mine);
            default -> throw new IllegalArgumentException("nobody says that alone");
        };
    }

    private Put put(String interfaceId, String name, String detail, byte[] body) {
        return new Put(speaker, interfaceId, speaker.id(name), "", detail, body);
    }

    private String person(long mine) {
        return numbers.get((int) (mine * 3 % numbers.size()));
    }

    private Put newcomer(long mine) {
        newcomers.add(mine);
        return put(RegistryForm.LINK, "link-" + mine, Long.toString(mine), RegistryForm.link(mine));
    }

    private Put search(long mine) {
        return search("search-" + mine, person(mine));
    }

    private Put search(String name, String number) {
        return put(RegistryForm.SEARCH, name, number, RegistryForm.search(speaker, speaker.id(name), number));
    }

    private Put stop(long mine) {
        return put(
                RegistryForm.STOP, "stop-" + mine, RegistryForm.stoppedAt(mine), RegistryForm.stop(person(mine), mine));
    }

    private Put movedIn(long mine) {
        List<Move> moves = Stream.of(mine, mine + 1)
                .limit(1 + mine % 2)
                .map(each -> Move.of(mine, person(each), (int) (each % 8)))
                .toList();
        return put(
                MovedInForm.MOVED_IN,
                "move-" + mine,
                String.join(" ", moves.stream().map(Move::words).toList()),
                MovedInForm.written(moves));
    }

    private Put nextChange() {
        return change(changes.isEmpty() ? 1 : changes.last() + 1);
    }

    /** The second of two before the first. */
    private List<Put> swapped() {
        long first = changes.isEmpty() ? 1 : changes.last() + 1;
        return List.of(change(first + 1), change(first));
    }

    /** What was refused since it came too far ahead of what is missing; it is sent again in the same words. */
    Put again(String id) {
        return said(Long.parseLong(id.substring(speaker.id("change-").length())));
    }

    private Put change(long number) {
        changes.add(number);
        return said(number);
    }

    private Put said(long number) {
        String person = shared.get((int) (number % shared.size()));
        return put(ChangeForm.CHANGE, "change-" + number, number + " " + person, ChangeForm.written(number, person));
    }
}
