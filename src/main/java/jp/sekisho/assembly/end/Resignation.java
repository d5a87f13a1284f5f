package jp.sekisho.assembly.end;

import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends this process for the first cause that is given: doors shut, said once, ended. Thread safe. */
public final class Resignation {
    private static final Logger LOG = LoggerFactory.getLogger(Resignation.class);

    private final Runnable shutDoors;
    private final ProcessEnd end;
    private final AtomicReference<EndCause> given = new AtomicReference<>();

    public Resignation(Runnable shutDoors, ProcessEnd end) {
        this.shutDoors = shutDoors;
        this.end = end;
    }

    /** @param why a sentence for the log */
    void because(EndCause cause, String why) {
        if (given.compareAndSet(null, cause)) {
            try {
                shutDoors.run();
            } finally {
                end(cause, why);
            }
        }
    }

    /** Without anything that may need memory first. */
    void atOnce(EndCause cause) {
        if (given.compareAndSet(null, cause)) {
            end(cause, "");
        }
    }

    /** Whatever becomes of the log. */
    private void end(EndCause cause, String why) {
        try {
            LOG.error("The gateway ends. {} cause={} exit={}", why, cause, cause.exitCode());
        } finally {
            end.because(cause);
        }
    }
}
