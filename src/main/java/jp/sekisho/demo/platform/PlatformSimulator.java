package jp.sekisho.demo.platform;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.calendar.CalendarFile;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.demo.platform.matter.Residents;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.registry.synthetic.SyntheticCity;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.seal.keys.TlsIdentity;
import jp.sekisho.seal.xml.FastCrypto;
import jp.sekisho.source.Issues;
import jp.sekisho.source.YamlMapping;
import jp.sekisho.source.YamlSource;
import picocli.CommandLine;

/**
 * Plays the national platform: over HTTPS with client certificates it takes sealed requests, gives a receipt, keeps the
 * result until it is confirmed, and keeps office hours.
 *
 * <p>It survives its own death at any instant: what it has promised is on disk before it says so. The same request id always
 * has the same receipt and the same one answer.
 */
public final class PlatformSimulator implements AutoCloseable {
    private static final int THREADS = 32;
    private static final int WAITING = 256;
    private static final String NATIONAL =
            """
            calendar: national
            zone: Asia/Tokyo
            closed: [ saturday, sunday, national-holidays, 12-29..01-03 ]
            """;

    private final HttpsServer server;
    private final ExecutorService threads;
    private final PlatformMemory memory;

    private PlatformSimulator(HttpsServer server, ExecutorService threads, PlatformMemory memory) {
        this.server = server;
        this.threads = threads;
        this.memory = memory;
    }

    /** Runs until the process is ended; says on which port, in one line, when it is ready. */
    public static void main(String[] words) {
        PlatformSettings settings = new PlatformSettings();
        CommandLine commandLine = new CommandLine(settings);
        try {
            commandLine.parseArgs(words);
        } catch (CommandLine.ParameterException e) {
            commandLine.getErr().println(e.getMessage());
            System.exit(2);
        }
        if (commandLine.isUsageHelpRequested()) {
            commandLine.usage(commandLine.getOut());
            return;
        }
        FastCrypto.install();
        PlatformSimulator simulator = start(settings, Clock.systemUTC());
        commandLine.getOut().println(settings.name + " ready port=" + simulator.port());
        commandLine.getOut().flush();
    }

    /** Starts within this process; ready when it returns. */
    public static PlatformSimulator start(PlatformSettings settings, Clock real) {
        return start(settings, real, PlatformWatch.NOBODY);
    }

    public static PlatformSimulator start(PlatformSettings settings, Clock real, PlatformWatch watch) {
        BusinessCalendar calendar = calendar(settings);
        BusinessClock business = settings.clock
                .map(file -> BusinessClock.shared(file, real))
                .orElseGet(() -> BusinessClock.realTime(real, calendar.zone()));
        KeyNames keys = settings.keys();
        KeyRing ring = DevelopmentPki.ensure(settings.certs, DevelopmentPki.parties(keys.reversed()), real);
        Provider provider = new Provider(
                settings, calendar, business, new Residents(SyntheticCity.of(settings.seed, settings.population)));
        PlatformMemory memory = PlatformMemory.in(settings.data, settings.resend == Resend.SAFE, settings.movedAway);
        PlatformDesk desk = new PlatformDesk(
                memory,
                new Post(settings, provider, ring.live(keys, System::nanoTime), real),
                provider,
                business,
                real,
                settings.resend,
                new PlatformDesk.Records(new Wire(settings.wire), watch));
        OpeningHours hours = OpeningHours.parse(calendar, settings.hours);
        PlatformDoors doors = new PlatformDoors(settings, desk, hours, business);
        return listening(settings, ring.tls(keys, real.instant()), doors, memory);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Stops at once; whoever waits for an answer does not get it. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        memory.close();
    }

    private static PlatformSimulator listening(
            PlatformSettings settings, TlsIdentity identity, PlatformDoors doors, PlatformMemory memory) {
        // without it the JDK's server answers in steps of 40 ms on connections that are kept
        System.setProperty("sun.net.httpserver.nodelay", "true");
        ExecutorService threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                new ThreadPoolExecutor.CallerRunsPolicy());
        try {
            HttpsServer server =
                    HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port), WAITING);
            SSLParameters parameters = identity.serverParameters();
            server.setHttpsConfigurator(new HttpsConfigurator(identity.context()) {
                @Override
                public void configure(HttpsParameters connection) {
                    connection.setSSLParameters(parameters);
                }
            });
            server.createContext(settings.base + "/", doors);
            server.setExecutor(threads);
            server.start();
            return new PlatformSimulator(server, threads, memory);
        } catch (IOException e) {
            threads.shutdownNow();
            memory.close();
            throw new UncheckedIOException(e);
        }
    }

    public static BusinessCalendar calendar(PlatformSettings settings) {
        Issues issues = new Issues();
        YamlMapping yaml = settings.calendar
                .map(file -> YamlSource.read(file, file.toString(), issues))
                .orElseGet(() -> YamlSource.parse("national", NATIONAL, issues))
                .orElseThrow(() -> unreadable(issues));
        BusinessCalendar calendar = CalendarFile.parse(yaml, issues);
        if (issues.hasErrors()) {
            throw unreadable(issues);
        }
        return calendar;
    }

    private static SekishoException unreadable(Issues issues) {
        return issues.sorted().get(0).finding().asException();
    }
}
