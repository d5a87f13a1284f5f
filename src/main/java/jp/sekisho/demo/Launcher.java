package jp.sekisho.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import jp.sekisho.Sekisho;
import jp.sekisho.demo.cs.CsSimulator;
import jp.sekisho.demo.gateway.DemoSettings;
import jp.sekisho.demo.gateway.Obstacles;
import jp.sekisho.demo.gateway.Premises;
import jp.sekisho.demo.gateway.ProgramJar;
import jp.sekisho.demo.platform.PlatformSimulator;
import jp.sekisho.demo.platform.WireCommand;
import jp.sekisho.demo.register.RegisterSimulator;
import jp.sekisho.operate.command.SekishoCommand;
import jp.sekisho.seal.xml.FastCrypto;
import picocli.CommandLine;

/** The demo's entry: plays the outside of two gateways, runs each as a process of its own, and tells of all. */
public final class Launcher {
    private static final int WRONG_USE = 2;
    private static final String WIRE = "wire";
    private static final String COUNTERPART = "counterpart";
    private static final String CS = "cs";
    private static final String REGISTER = "register";

    private Launcher() {}

    /**
     * The demo without a word in front; {@code wire}; {@code counterpart}, {@code cs} and {@code register}, which play one of the
     * outside alone; and every word that the gateway's own jar knows, so that one jar is enough.
     */
    public static void main(String[] words) {
        String first = words.length == 0 ? "" : words[0];
        String[] rest = Arrays.copyOfRange(words, Math.min(1, words.length), words.length);
        if (first.isEmpty() || first.startsWith("-")) {
            System.exit(demo(words));
        } else if (first.equals(WIRE)) {
            SekishoCommand.quiet();
            System.exit(WireCommand.execute(terminal(), rest));
        } else if (first.equals(COUNTERPART)) {
            PlatformSimulator.main(rest);
        } else if (first.equals(CS)) {
            CsSimulator.main(rest);
        } else if (first.equals(REGISTER)) {
            RegisterSimulator.main(rest);
        } else {
            Sekisho.main(words);
        }
    }

    private static int demo(String[] words) {
        PrintWriter out = terminal();
        DemoSettings settings = new DemoSettings();
        CommandLine commandLine =
                new CommandLine(settings).setOut(out).setErr(out).setUsageHelpWidth(100);
        try {
            commandLine.parseArgs(words);
        } catch (CommandLine.ParameterException e) {
            out.println(e.getMessage());
            return WRONG_USE;
        }
        if (settings.help) {
            commandLine.usage(out);
            return 0;
        }
        return run(settings, out);
    }

    private static int run(DemoSettings settings, PrintWriter out) {
        // before anybody logs: what this process has to say beside the demo's own lines goes into a file
        System.setProperty("sekisho.launcher.log", settings.launcherLog().toString());
        System.setProperty("logback.configurationFile", "jp/sekisho/demo/launcher-log.xml");
        ProgramJar.ofThisProcess().ifPresent(jar -> jar.unpackCity(settings));
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
