package jp.sekisho.passage.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import jp.sekisho.error.Faults;
import jp.sekisho.passage.Opening;
import org.jspecify.annotations.Nullable;

/**
 * Several threads' commits in one transaction: while one commits, those that come meanwhile gather, and the next to have its
 * turn commits them all. Nobody waits for company. Who returns from {@link #commit} has its own committed.
 *
 * <p>If a common transaction fails each is tried alone, so that one cannot fail another; when one alone has failed for a reason
 * that is not its own, so have those behind it. Thread safe.
 */
final class GroupCommit<T> {
    private final Consumer<List<T>> work;
    private final Queue<Member<T>> gathered = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock();

    /** @param work commits what it is given, all or nothing */
    GroupCommit(Consumer<List<T>> work) {
        this.work = work;
    }

    /** Mutable; guarded by the turn. */
    private static final class Member<T> {
        private final T item;
        private boolean settled;
        private @Nullable RuntimeException failure;

        private Member(T item) {
            this.item = item;
        }

        private void settle(@Nullable RuntimeException why) {
            settled = true;
            failure = why;
        }
    }

    void commit(T item) {
        Member<T> mine = new Member<>(item);
        gathered.add(mine);
        turn.lock();
        try {
            if (!mine.settled) {
                commitGathered();
            }
            if (mine.failure != null) {
                throw mine.failure;
            }
        } finally {
            turn.unlock();
        }
    }

    /** How many wait for their turn. */
    int gathered() {
        return gathered.size();
    }

    private void commitGathered() {
        List<Member<T>> group = new ArrayList<>();
        for (Member<T> next = gathered.poll(); next != null; next = gathered.poll()) {
            group.add(next);
        }
        RuntimeException failure = attempt(group);
        if (failure == null || group.size() == 1) {
            settle(group, failure);
        } else {
            eachAlone(group);
        }
    }

    private void eachAlone(List<Member<T>> group) {
        RuntimeException ofAll = null;
        for (Member<T> member : group) {
            RuntimeException failure = ofAll == null ? attempt(List.of(member)) : ofAll;
            member.settle(failure);
            ofAll = failure == null || Opening.isOfItsOwn(failure) ? null : failure;
        }
    }

    private @Nullable RuntimeException attempt(List<Member<T>> group) {
        try {
            work.accept(group.stream().map(member -> member.item).toList());
            return null;
        } catch (RuntimeException e) {
            return e;
        } catch (Error e) {
            Faults.surrender(e);
            return new IllegalStateException(e); // else the others of the group would take it for committed
        }
    }

    private static <T> void settle(List<Member<T>> group, @Nullable RuntimeException failure) {
        group.forEach(member -> member.settle(failure));
    }
}
