package jp.sekisho.masters;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import jp.sekisho.boundary.Permit;
import jp.sekisho.boundary.PermitLimit;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.error.Finding;
import jp.sekisho.seal.Letter;
import jp.sekisho.store.Store;
import jp.sekisho.store.Vault;
import org.jdbi.v3.core.Handle;

/**
 * The versions of the permit list that were received, and those of them that are in force. Each call is one transaction; changes are one at a
 * time. Thread safe.
 *
 * <p>A version counts only when a person has adopted it, and from its own day on. Versions are adopted without a gap; one that is smaller
 * by 30 % or more needs a word more. What was adopted together is taken back together, the last adoption first.
 */
public final class Masters {
    /** What a letter that brings a master calls itself. */
    public static final String OPERATION = "distributed-master";

    private final Store store;
    private final Vault vault;
    private final Clock real;
    private final Runnable changed;

    /**
     * @param changed run after each adoption that was made or taken back, when {@link #limit} is another. If it fails, so does the
     *     call, though the change is made.
     */
    public Masters(Store store, Vault vault, Clock real, Runnable changed) {
        this.store = store;
        this.vault = vault;
        this.real = real;
        this.changed = changed;
    }

    /** Who does something, and why; both are kept. */
    public record Word(String who, String reason) {}

    /**
     * Keeps the version that a letter brings; it is in force for nobody yet.
     *
     * @param letter whose signature has been proven
     * @param by who brings it
     * @return which it is; the same as before if it is brought again
     */
    public int receive(Letter letter, String by) {
        if (!letter.head().operation().equals(OPERATION)) {
            throw Finding.of(MasterError.NOT_A_MASTER).asException();
        }
        Master master = MasterReader.read(letter.body());
        MasterTable.Arrival arrival = new MasterTable.Arrival(letter.head().messageId(), real.instant(), by);
        store.useTransaction(handle -> table(handle).insert(master, letter.body(), arrival));
        return master.version();
    }

    /** All that were received, by version. */
    public List<ReceivedMaster> list() {
        return store.ask(handle -> table(handle).all());
    }

    /** What stands in the way of adopting it; empty if nothing does. */
    public Optional<Finding> objection(int version) {
        return store.inTransaction(handle -> {
            List<ReceivedMaster> all = table(handle).locked();
            return find(all, version).objection(all, false);
        });
    }

    /** What would change, and for whom, if it were adopted; nothing is. */
    public Impact impact(int version, Surroundings around) {
        return store.inTransaction(handle -> {
            MasterTable table = table(handle);
            Master next = table.open(version).orElseThrow(() -> noSuch(version).asException());
            LocalDate from = next.from().isBefore(around.today()) ? around.today() : next.from();
            Optional<Master> now = table.inForce(from);
            Set<MasterRow> rows = new HashSet<>(next.rows());
            Set<MasterRow> before = new HashSet<>(now.map(Master::rows).orElse(List.of()));
            return new Impact(
                    from,
                    less(rows, before),
                    less(before, rows),
                    lost(next, now, from, around),
                    refused(next, from, around));
        });
    }

    /** Puts these in force as one change, each from its own day; all of them, or none. */
    public synchronized void adopt(List<Integer> versions, boolean althoughSmaller, Word word) {
        store.useTransaction(handle -> {
            MasterTable table = table(handle);
            long change = table.change(word.who(), word.reason(), real.instant());
            for (int version : versions.stream().sorted().toList()) {
                List<ReceivedMaster> all = table.locked();
                ReceivedMaster master = find(all, version);
                master.objection(all, althoughSmaller).ifPresent(objection -> {
                    throw objection.asException();
                });
                table.adopt(master, change);
            }
        });
        changed.run();
    }

    /** Takes the last adoption back: what was in force before it is so again. What it adopted is kept, and can be adopted anew. */
    public synchronized void takeBack(Word word) {
        store.useTransaction(handle -> {
            MasterTable table = table(handle);
            long change = table.lastChange().orElseThrow(() -> Finding.of(MasterError.NOTHING_TO_TAKE_BACK)
                    .asException());
            table.takeBack(change, word.who(), word.reason(), real.instant());
        });
        changed.run();
    }

    /** What the lists that are adopted now let pass, whatever the permits of this city say. */
    public PermitLimit limit() {
        return new AdoptedLists(store.ask(handle -> table(handle).adopted()));
    }

    private MasterTable table(Handle handle) {
        return new MasterTable(handle, vault);
    }

    private static int less(Set<MasterRow> rows, Set<MasterRow> others) {
        return (int) rows.stream().filter(Predicate.not(others::contains)).count();
    }

    /** Of the permits that hold on that day and that the list in force covers, those that the next does not. */
    private static List<Impact.LostPermit> lost(
            Master next, Optional<Master> now, LocalDate from, Surroundings around) {
        PermitList then = PermitList.of(next);
        Optional<PermitList> before = now.map(PermitList::of);
        return around.interfaces().stream()
                .flatMap(id -> around.permits().permits(id).stream().map(permit -> new Impact.LostPermit(id, permit)))
                .filter(each -> holds(each.permit(), from))
                .filter(each ->
                        before.map(list -> list.allows(purpose(each), from)).orElse(true))
                .filter(each -> !then.allows(purpose(each), from))
                .toList();
    }

    private static Purpose purpose(Impact.LostPermit each) {
        return new Purpose(each.permit().codes());
    }

    private static boolean holds(Permit permit, LocalDate on) {
        return !on.isBefore(permit.from()) && !on.isAfter(permit.until());
    }

    private static List<WaitingRequest> refused(Master next, LocalDate from, Surroundings around) {
        PermitList then = PermitList.of(next);
        return around.waiting().stream()
                .filter(request -> !then.allows(request.purpose(), from))
                .toList();
    }

    private static ReceivedMaster find(List<ReceivedMaster> all, int version) {
        return all.stream()
                .filter(master -> master.version() == version)
                .findFirst()
                .orElseThrow(() -> noSuch(version).asException());
    }

    private static Finding noSuch(int version) {
        return Finding.of(MasterError.NO_SUCH, "version", version);
    }
}
