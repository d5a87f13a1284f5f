package jp.sekisho.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.passage.Waypoints;

/**
 * Counts passes and springs traps. A kill is prepared beforehand, so that it takes no longer than a write to a pipe; the
 * thread that sprang it goes no further.
 *
 * <p>Thread safe: one lock guards the counts.
 */
final class TrappedWaypoints implements Waypoints {
    /** A held thread is let go in any case after this long: the interleaving it waits for may be impossible. */
    private static final long LONGEST_HOLD_MILLIS = 3_000;
    /** So long two threads that are to die together wait for each other. */
    private static final long MEETING_MILLIS = 20_000;

    private final List<Trap> traps;
    private final Path hits;
    private final Path folder;
    private final Process executioner;
    private final Map<Waypoint, Integer> passes = new EnumMap<>(Waypoint.class);
    /** Whether a thread stands at its instant and waits for another one to come to its own. */
    private boolean isAnotherWanted;
    /** Whether that one has come. */
    private boolean isAnotherThere;

    /** @param folder where hits are written down and releases are looked for */
    TrappedWaypoints(List<Trap> traps, Path folder) {
        this.traps = traps;
        this.hits = folder.resolve("hits.log");
        this.folder = folder;
        this.executioner = executioner();
    }

    @Override
    public void pass(Waypoint waypoint) {
        int pass = count(waypoint);
        for (Trap trap : traps) {
            if (trap.waypoint() == waypoint && trap.nth() == pass) {
                spring(trap);
            }
            if (trap.kind() == Trap.Kind.KILL && isOther(trap, waypoint)) {
                standStill();
            }
        }
    }

    private static boolean isOther(Trap trap, Waypoint waypoint) {
        return trap.until().filter(other -> other.waypoint() == waypoint).isPresent();
    }

    private synchronized int count(Waypoint waypoint) {
        int pass = passes.merge(waypoint, 1, Integer::sum);
        notifyAll();
        return pass;
    }

    private void spring(Trap trap) {
        if (trap.kind() == Trap.Kind.KILL) {
            trap.until()
                    .filter(other -> isAnotherThere())
                    .ifPresent(other -> note(Trap.kill(other.waypoint(), other.nth())));
        }
        note(trap);
        switch (trap.kind()) {
            case KILL -> kill();
            case ERROR -> throw new LinkageError("planted");
            case NO_MEMORY -> throw new OutOfMemoryError("planted");
            case HOLD ->
                trap.until().ifPresentOrElse(this::awaitPass, () -> awaitRelease(folder.resolve(trap.release())));
            default -> throw new IllegalArgumentException("not a trap of its own");
        }
    }

    private void note(Trap trap) {
        try {
            Files.writeString(
                    hits,
                    trap.kind() + "\t" + trap.waypoint() + "\t" + trap.nth() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void kill() {
        try {
            executioner.outputWriter().write("now\n");
            executioner.outputWriter().flush();
            while (true) {
                executioner.waitFor();
            }
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(137);
        }
    }

    private synchronized void awaitPass(Trap end) {
        await(LONGEST_HOLD_MILLIS, () -> passes.getOrDefault(end.waypoint(), 0) >= end.nth());
    }

    /** Whether another thread comes to where it is to die, too. */
    private synchronized boolean isAnotherThere() {
        isAnotherWanted = true;
        await(MEETING_MILLIS, () -> isAnotherThere);
        return isAnotherThere;
    }

    /** Where the process is to die by another thread's kill; goes on if that does not come. */
    private synchronized void standStill() {
        if (!isAnotherWanted) {
            return;
        }
        isAnotherThere = true;
        notifyAll();
        await(MEETING_MILLIS, () -> false);
        isAnotherThere = false;
    }

    private synchronized void await(long millis, BooleanSupplier condition) {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            while (!condition.getAsBoolean() && until - System.nanoTime() > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitRelease(Path release) {
        try {
            while (!Files.exists(release)) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A shell that waits for one line and then kills us; it ends by itself when we are gone. */
    private static Process executioner() {
        String pid = Long.toString(ProcessHandle.current().pid());
        try {
            return new ProcessBuilder("sh", "-c", "read line && kill -9 " + pid).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
