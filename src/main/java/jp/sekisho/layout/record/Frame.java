package jp.sekisho.layout.record;

import java.util.List;
import java.util.Optional;
import jp.sekisho.layout.item.Head;
import jp.sekisho.layout.record.RecordKind.Role;

/**
 * How the kinds of record of a layout follow each other, and what they say of each other: a header, data, a trailer, an end.
 *
 * @param several whether header, data and trailer may come again before the end
 * @param isOpen whether there is nothing to see to: data records alone
 * @param tallying what is counted and summed
 */
public record Frame(Head head, List<RecordKind> kinds, boolean several, boolean isOpen, Tallying tallying) {
    public Frame(Head head, List<RecordKind> kinds, boolean several) {
        this(
                head,
                List.copyOf(kinds),
                several,
                kinds.stream().allMatch(kind -> kind.role() == Role.DATA),
                new Tallying(kinds));
    }

    public Optional<RecordKind> of(Role role) {
        return kinds.stream().filter(kind -> kind.role() == role).findFirst();
    }

    boolean has(Role role) {
        return of(role).isPresent();
    }
}
