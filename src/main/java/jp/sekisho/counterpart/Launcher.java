package jp.sekisho.counterpart;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import jp.sekisho.seal.FastCrypto;
import picocli.CommandLine;

/** The demo's entry: plays the outside of a city gateway, runs the gateway as a process of its own, and tells of both. */
public final class Launcher {
    private static final int WRONG_USE = 2;

    private Launcher() {}

    public static void main(String[] words) {
        PrintWriter out = terminal();
        DemoSettings settings = new DemoSettings();
        CommandLine commandLine =
                new CommandLine(settings).setOut(out).setErr(out).setUsageHelpWidth(100);
        try {
            commandLine.parseArgs(words);
        } catch (CommandLine.ParameterException e) {
            out.println(e.getMessage());
            System.exit(WRONG_USE);
        }
        if (settings.help) {
            commandLine.usage(out);
            return;
        }
        System.exit(run(settings, out));
    }

    private static int run(DemoSettings settings, PrintWriter out) {
        // before anybody logs: what this process has to say beside the demo's own lines goes into a file
        System.setProperty("sekisho.launcher.log", settings.launcherLog().toString());
        System.setProperty("logback.configurationFile", "jp/sekisho/counterpart/launcher-log.xml");
        Optional<String> missing = Obstacles.folders(settings);
        if (missing.isPresent()) {
            out.println(missing.get());
            return WRONG_USE;
        }
        Optional<Premises> premises = Premises.take(settings.data);
        Optional<String> taken = Obstacles.neighbours(settings, premises);
        if (taken.isPresent()) {
            out.println(taken.get());
            return WRONG_USE;
        }
        FastCrypto.install();
        return new Demo(settings, Clock.systemUTC(), out).run(premises.orElseThrow());
    }

    /** In the terminal's charset if that has Japanese, in UTF-8 if not. */
    private static PrintWriter terminal() {
        Charset charset = Charset.defaultCharset();
        boolean hasJapanese = charset.canEncode() && charset.newEncoder().canEncode("関所·…");
        return new PrintWriter(
                new FileOutputStream(FileDescriptor.out), true, hasJapanese ? charset : StandardCharsets.UTF_8);
    }
}
