package jp.sekisho;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ends a process as Ctrl-C does; where this build runs in the background, its children are deaf to that, and are told to end. */
public enum Interrupt {
    CTRL_C("-INT", 2),
    TOLD_TO_END("-TERM", 15);

    private static final int ENDED_BY_SIGNAL = 128;
    private final String option;
    private final int signal;

    Interrupt(String option, int signal) {
        this.option = option;
        this.signal = signal;
    }

    /** The one that children of this process hear. */
    public static Interrupt heard() throws IOException {
        Path status = Path.of("/proc/self/status");
        boolean deaf = Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                        .anyMatch(mask -> (mask >> CTRL_C.signal - 1 & 1) == 1);
        return deaf ? TOLD_TO_END : CTRL_C;
    }

    public void send(Process process) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("kill", option, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (sent != 0) {
            throw new AssertionError("there is no process to end");
        }
    }

    /** What a JVM that ends so exits with. */
    public int exitCode() {
        return ENDED_BY_SIGNAL + signal;
    }
}
