package jp.sekisho.masters;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.sekisho.boundary.PermitLimit;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.error.Finding;

/** What the adopted permit lists let pass, each from its own day on; before the first of these days, everything. Immutable. */
final class AdoptedLists implements PermitLimit {
    private final List<Dated> newestFirst;

    private record Dated(int version, LocalDate from, PermitList list) {}

    AdoptedLists(List<Master> adopted) {
        newestFirst = adopted.stream()
                .sorted(Comparator.comparing(Master::version).reversed())
                .map(master -> new Dated(master.version(), master.from(), PermitList.of(master)))
                .toList();
    }

    @Override
    public Optional<Finding> objection(Purpose purpose, LocalDate on) {
        return inForce(on)
                .filter(list -> !list.list().allows(purpose, on))
                .map(list -> Finding.of(MasterError.NOT_LISTED, "version", list.version()));
    }

    @Override
    public Set<LocalDate> changes() {
        return newestFirst.stream().map(Dated::from).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String nameOn(LocalDate on) {
        return inForce(on).map(list -> "permit-list:" + list.version()).orElse("");
    }

    private Optional<Dated> inForce(LocalDate on) {
        return newestFirst.stream().filter(list -> !list.from().isAfter(on)).findFirst();
    }
}
