package jp.sekisho.assembly.end;

import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this process in order when its input ends: the other end of that pipe is held by whoever started it, and the
 * operating system lets go of it however that one dies.
 */
public final class EndWithInput {
    private static final Logger LOG = LoggerFactory.getLogger(EndWithInput.class);

    private EndWithInput() {}

    public static EndWithInput watch(InputStream input, Runnable end) {
        Thread thread = new Thread(() -> awaitEnd(input, end), "end-with-input");
        thread.setDaemon(true);
        thread.start();
        return new EndWithInput();
    }

    private static void awaitEnd(InputStream input, Runnable end) {
        byte[] ignored = new byte[64];
        try {
            while (input.read(ignored) >= 0) {
                // whatever is said there is not for us
            }
        } catch (IOException e) {
            LOG.warn("The input cannot be read any more.");
        }
        LOG.info("The input has ended; so does the gateway.");
        end.run();
    }
}
