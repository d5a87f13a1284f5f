package jp.sekisho.demo.cs;

import java.io.UncheckedIOException;
import java.time.Clock;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.calendar.OpeningHours;
import jp.sekisho.demo.counterpart.Calendars;
import jp.sekisho.demo.counterpart.Doors;
import jp.sekisho.demo.counterpart.Letters;
import jp.sekisho.demo.counterpart.Listening;
import jp.sekisho.registry.synthetic.SyntheticCity;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.seal.xml.FastCrypto;
import picocli.CommandLine;

/**
 * Plays 札幌市CS: over HTTPS with client certificates it takes updates of 本人確認情報 under the numbers that follow, answers inquiries about
 * its residents, brings 転入通知, and keeps office hours.
 *
 * <p>It survives its own death at any instant: what it has promised is on disk before it says so.
 */
public final class CsSimulator implements AutoCloseable {
    private final Listening listening;
    private final CsMemory memory;

    private CsSimulator(Listening listening, CsMemory memory) {
        this.listening = listening;
        this.memory = memory;
    }

    /** Runs until the process is ended; says on which port, in one line, when it is ready. */
    public static void main(String[] words) {
        CsSettings settings = new CsSettings();
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
        CsSimulator simulator = start(settings, Clock.systemUTC());
        commandLine.getOut().println("cs ready port=" + simulator.port());
        commandLine.getOut().flush();
    }

    /** Starts within this process; ready when it returns. */
    public static CsSimulator start(CsSettings settings, Clock real) {
        BusinessCalendar calendar = Calendars.read(settings.calendar);
        BusinessClock business = settings.clock
                .map(file -> BusinessClock.shared(file, real))
                .orElseGet(() -> BusinessClock.realTime(real, calendar.zone()));
        return start(settings, calendar, business, real);
    }

    /** As {@link #start(CsSettings, Clock)}, by another business clock. */
    public static CsSimulator start(CsSettings settings, BusinessClock business, Clock real) {
        return start(settings, Calendars.read(settings.calendar), business, real);
    }

    private static CsSimulator start(
            CsSettings settings, BusinessCalendar calendar, BusinessClock business, Clock real) {
        KeyNames keys = settings.keys();
        KeyRing ring = DevelopmentPki.ensure(settings.certs, DevelopmentPki.parties(keys.reversed()), real);
        SyntheticCity city = SyntheticCity.of(settings.seed, settings.population);
        CsMemory memory = CsMemory.in(settings.data, new Register(city), settings.movedAway);
        OpeningHours hours = OpeningHours.parse(calendar, settings.hours);
        CsDesk desk = new CsDesk(
                settings,
                memory,
                new Letters(keys, ring.live(keys, System::nanoTime), real),
                new CsDesk.Times(calendar, business, real));
        Doors doors = new Doors(
                settings.manner(),
                settings.chance(),
                () -> hours.isOpenAt(business.now()),
                new CsDoors(desk, index -> city.resident(index).residentRecordCode()));
        try {
            return new CsSimulator(
                    Listening.start(settings.port, ring.tls(keys, real.instant()), CsSettings.BASE, doors), memory);
        } catch (UncheckedIOException e) {
            memory.close();
            throw e;
        }
    }

    public int port() {
        return listening.port();
    }

    /** Somebody changes a person's record at the 統合端末, and so takes the next number. */
    public void byHand(String residentRecordCode) {
        memory.byHand(residentRecordCode);
    }

    /** Stops at once; whoever waits for an answer does not get it. */
    @Override
    public void close() {
        listening.close();
        memory.close();
    }
}
