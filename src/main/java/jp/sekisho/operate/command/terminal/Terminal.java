package jp.sekisho.operate.command.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the command line writes: in the terminal's charset if that has Japanese, in UTF-8 if not; and whether it is one. */
public final class Terminal {
    private static final Path ERRORS = Path.of("/proc/self/fd/2");
    private static final String SAMPLE = "関所│‾";

    private Terminal() {}

    public static PrintWriter writer(PrintStream stream) {
        return writer(stream, Charset.defaultCharset());
    }

    public static PrintWriter writer(OutputStream stream, Charset preferred) {
        boolean hasJapanese = preferred.canEncode() && preferred.newEncoder().canEncode(SAMPLE);
        Charset charset = hasJapanese ? preferred : StandardCharsets.UTF_8;
        return new PrintWriter(new OutputStreamWriter(stream, charset), true);
    }

    /**
     * Whether standard error is a terminal, on which a progress bar can draw over itself. Where the system does not say so, it
     * is one if the process has one at all.
     */
    public static boolean showsErrors() {
        return Files.isSymbolicLink(ERRORS) ? isTerminal(ERRORS) : System.console() != null;
    }

    static boolean isTerminal(Path descriptor) {
        try {
            String device = Files.readSymbolicLink(descriptor).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
