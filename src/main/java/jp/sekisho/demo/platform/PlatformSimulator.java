package jp.sekisho.demo.platform;

import java.io.UncheckedIOException;
import java.time.Clock;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.demo.counterpart.Calendars;
import jp.sekisho.demo.counterpart.Chance;
import jp.sekisho.demo.counterpart.Doors;
import jp.sekisho.demo.counterpart.Listening;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.seal.xml.FastCrypto;
import picocli.CommandLine;

/**
 * Plays the national platform: over HTTPS with client certificates it takes sealed requests, gives a receipt, keeps the
 * result until it is confirmed, and keeps office hours.
 *
 * <p>It survives its own death at any instant: what it has promised is on disk before it says so. The same request id always
 * has the same receipt and the same one answer.
 */
public final class PlatformSimulator implements AutoCloseable {
    private final Listening listening;
    private final PlatformMemory memory;

    private PlatformSimulator(Listening listening, PlatformMemory memory) {
        this.listening = listening;
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
        Provider provider = new Provider(settings, calendar, business);
        PlatformMemory memory = PlatformMemory.in(settings.data, settings.resend == Resend.SAFE);
        PlatformDesk desk = new PlatformDesk(
                memory,
                new Post(settings, provider, ring.live(keys, System::nanoTime), real),
                provider,
                business,
                real,
                settings.resend,
                new PlatformDesk.Records(new Wire(settings.wire), watch));
        OpeningHours hours = OpeningHours.parse(calendar, settings.hours);
        Doors doors = new Doors(
                settings.manner(),
                new Chance(settings.seed),
                () -> hours.isOpenAt(business.now()),
                new PlatformDoors(settings, desk));
        try {
            return new PlatformSimulator(
                    Listening.start(settings.port, ring.tls(keys, real.instant()), settings.base, doors), memory);
        } catch (UncheckedIOException e) {
            memory.close();
            throw e;
        }
    }

    public int port() {
        return listening.port();
    }

    /** Stops at once; whoever waits for an answer does not get it. */
    @Override
    public void close() {
        listening.close();
        memory.close();
    }

    public static BusinessCalendar calendar(PlatformSettings settings) {
        return Calendars.read(settings.calendar);
    }
}
