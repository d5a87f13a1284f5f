package jp.sekisho.demo.story;

import java.util.Locale;
import java.util.OptionalLong;
import jp.sekisho.demo.gateway.GatewayPlan;
import jp.sekisho.demo.gateway.GatewayProcess;

/**
 * Keeps a gateway running: starts it, says when it is ready, and starts it again when it has died, on purpose or not.
 * Thread safe; after {@link #close} none runs.
 */
public final class GatewayKeeper implements AutoCloseable {
    private static final int MOST_FALSE_STARTS = 3;

    private final GatewayPlan plan;
    private final Tale tale;
    private GatewayProcess process;
    private boolean ready;
    private boolean everReady;
    private boolean closed;
    private int falseStarts;
    private String ofThoseSent = "";

    public GatewayKeeper(GatewayPlan plan, Tale tale) {
        this.plan = plan;
        this.tale = tale;
        this.process = GatewayProcess.start(plan);
    }

    /** Looks after it; false if it does not come up at all. */
    public synchronized boolean look() {
        if (closed) {
            return true;
        }
        if (!process.isAlive()) {
            return startAfterDeath();
        }
        if (!ready && process.isReady()) {
            ready = true;
            tellOfReadiness();
            everReady = true;
            falseStarts = 0;
        }
        return true;
    }

    public synchronized boolean isReady() {
        return ready && process.isAlive();
    }

    public synchronized GatewayProcess process() {
        return process;
    }

    /** SIGKILL, and a new start at once. */
    synchronized void killOnPurpose(int waiting, int sending) {
        if (closed) {
            return;
        }
        process.kill();
        tale.tell(plan.teller(), "killed on purpose · " + waiting + " waiting, " + sending + " being sent");
        startAgain();
        ofThoseSent = sending == 0 ? "" : " · the " + sending + " go first, under the same ids";
    }

    /** Somebody else has killed it, or it does not come up. */
    private boolean startAfterDeath() {
        falseStarts += ready ? 0 : 1;
        if (!everReady || falseStarts > MOST_FALSE_STARTS) {
            return false;
        }
        String what = ready
                ? "killed by somebody else (exit %d) · started again"
                : "did not start (exit %d): gateway.log says why, sekisho check what is wrong in mappings and routes · tried again";
        tale.tell(plan.teller(), what.formatted(process.exitValue()));
        startAgain();
        return true;
    }

    private void startAgain() {
        ready = false;
        ofThoseSent = "";
        process = GatewayProcess.start(plan);
    }

    private void tellOfReadiness() {
        String seconds = String.format(Locale.ROOT, "%.1f s", process.age());
        if (everReady) {
            tale.tell(plan.teller(), "back after " + seconds + ofThoseSent);
            return;
        }
        OptionalLong resident = process.residentMegabytes();
        String memory = resident.isPresent() ? " · " + resident.getAsLong() + " MB resident" : "";
        tale.tell(plan.teller(), "ready after " + seconds + " · process " + process.pid() + memory);
    }

    @Override
    public synchronized void close() {
        closed = true;
        process.end();
    }
}
