package jp.sekisho.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.demo.gateway.CommandLines;
import jp.sekisho.demo.gateway.DemoClock;
import jp.sekisho.demo.gateway.DemoSettings;
import jp.sekisho.demo.gateway.GatewayPlan;
import jp.sekisho.demo.gateway.Premises;
import jp.sekisho.demo.platform.PlatformSettings;
import jp.sekisho.demo.platform.PlatformSimulator;
import jp.sekisho.demo.story.AskScene;
import jp.sekisho.demo.story.BalanceScene;
import jp.sekisho.demo.story.CommandsScene;
import jp.sekisho.demo.story.GateScene;
import jp.sekisho.demo.story.GatewayKeeper;
import jp.sekisho.demo.story.KillScene;
import jp.sekisho.demo.story.LinkWatch;
import jp.sekisho.demo.story.NightScene;
import jp.sekisho.demo.story.OutcomeScene;
import jp.sekisho.demo.story.Plot;
import jp.sekisho.demo.story.Scene;
import jp.sekisho.demo.story.SceneLog;
import jp.sekisho.demo.story.Tale;
import jp.sekisho.demo.story.TamperScene;
import jp.sekisho.demo.systems.Bureau;
import jp.sekisho.demo.systems.Office;
import jp.sekisho.demo.systems.Sender;
import jp.sekisho.store.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the demo, from where the last one ended. The main thread plays the scenes; whatever was opened is closed in
 * the opposite order, once, by it or by the thread that ends the process.
 */
final class Demo {
    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final long TURN_MILLIS = 50;
    private static final long SAVE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int FIRST_LINES = 6;
    private static final int FAILED = 1;

    private final DemoSettings settings;
    private final Clock real;
    private final PrintWriter out;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    Demo(DemoSettings settings, Clock real, PrintWriter out) {
        this.settings = settings;
        this.real = real;
        this.out = out;
    }

    /** Returns when it has ended, as its exit code; the premises are free then. */
    int run(Premises premises) {
        open(premises);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        // a demo whose starter is gone has no one to tell
        ProcessHandle.current().parent().ifPresent(starter -> starter.onExit().thenRun(() -> System.exit(0)));
        try {
            return play();
        } finally {
            end();
        }
    }

    private int play() {
        DemoClock clock = new DemoClock(settings.clock(), real);
        Tale tale = new Tale(out, clock);
        tale.say(String.format(
                Locale.ROOT,
                "関所 Sekisho · 業務時刻は実時間の %.0f 倍 · Ctrl-C で終わり、次の起動で続き · ゲートウェイの記録 %s",
                settings.rate,
                settings.gatewayLog()));
        open(() -> tale.tell(Tale.CLOCK, "終了 · 次の起動はこの時刻から"));
        open(clock::save);
        PlatformSettings platform = platform();
        SceneLog played = SceneLog.in(settings.data);
        open(played);
        TamperScene tampered = new TamperScene(tale, played);
        GatewayKeeper keeper;
        synchronized (opened) {
            // the platform stays until the gateway has brought what is under way to its end
            Outside outside = new Outside();
            open(outside);
            keeper = new GatewayKeeper(GatewayPlan.city(settings), tale);
            open(keeper);
            outside.simulator = Optional.of(PlatformSimulator.start(platform, real, tampered));
        }
        List<Bureau> bureaus = Arrays.stream(Sender.values())
                .map(sender -> Bureau.open(settings, sender))
                .toList();
        bureaus.forEach(this::open);
        OutcomeScene outcomes = new OutcomeScene(tale, clock);
        List<Scene> scenes = new ArrayList<>();
        bureaus.forEach(bureau -> scenes.add(new AskScene(bureau, office(bureau, outcomes), keeper::isReady)));
        // business time does not pass while things end
        open(() -> clock.runAt(1));
        BusinessCalendar calendar = PlatformSimulator.calendar(platform);
        GateScene gate = new GateScene(tale, bureaus, settings.rate);
        BalanceScene balance = new BalanceScene(tale, bureaus);
        scenes.addAll(List.of(
                gate,
                outcomes,
                settings.spared ? moment -> {} : new KillScene(played, keeper, outcomes::hasSeenResult),
                tampered,
                balance,
                new CommandsScene(tale, played, bureaus, new CommandLines(settings)),
                new NightScene(tale, clock, calendar, settings.rate, gate::hasBegun)));
        return turns(clock, keeper, calendar, scenes, balance);
    }

    private Office office(Bureau bureau, OutcomeScene outcomes) {
        Office office = new Office(
                bureau.sender(),
                settings.brokerPort,
                Secrets.in(settings.data.resolve("secrets"))
                        .password("broker-" + bureau.sender().id()),
                outcome -> outcomes.keep(bureau, outcome));
        open(office);
        office.start();
        return office;
    }

    private int turns(
            DemoClock clock,
            GatewayKeeper keeper,
            BusinessCalendar calendar,
            List<Scene> scenes,
            BalanceScene balance) {
        LinkWatch watch = new LinkWatch(calendar.zone());
        long saved = System.nanoTime();
        while (!endsWithin(TURN_MILLIS) && balance.days() < settings.days) {
            if (!keeper.look()) {
                return failed();
            }
            ZonedDateTime now = clock.now();
            Optional<LinkWatch.Standing> standing = standing(watch, keeper);
            Scene.Moment moment = new Scene.Moment(now, calendar.isBusinessDay(now.toLocalDate()), standing);
            scenes.forEach(scene -> scene.turn(moment));
            if (System.nanoTime() - saved > SAVE_NANOS) {
                clock.save();
                saved = System.nanoTime();
            }
        }
        watch.close();
        return balance.closes() ? 0 : FAILED;
    }

    private static Optional<LinkWatch.Standing> standing(LinkWatch watch, GatewayKeeper keeper) {
        if (keeper.isReady()) {
            return watch.look(keeper.process());
        }
        watch.close();
        return Optional.empty();
    }

    private PlatformSettings platform() {
        Path calendar = settings.mappings.resolve("common").resolve("calendars").resolve("national.calendar.yaml");
        List<String> words = new ArrayList<>(List.of(
                "--port=" + settings.platformPort,
                "--data=" + settings.data.resolve("platform"),
                "--wire=" + settings.wire(),
                "--certs=" + settings.ring(),
                "--clock=" + settings.clock(),
                "--calendar=" + calendar,
                "--latency-ms=150-900",
                "--negative-rate=" + settings.negativeRate,
                "--slow-rate=" + settings.slowRate,
                "--seed=" + settings.seed));
        Plot.of(settings).forEach(plant -> words.add("--plant=" + plant));
        return PlatformSettings.parse(words.toArray(String[]::new));
    }

    private int failed() {
        out.println("ゲートウェイが起動しません。 The gateway does not start. See " + settings.gatewayLog() + ":");
        try {
            List<String> lines = Files.readAllLines(settings.gatewayLog());
            int error = lines.size() - 1;
            while (error > 0 && !lines.get(error).contains(" ERROR ")) {
                error--;
            }
            lines.stream().skip(error).limit(FIRST_LINES).forEach(out::println);
        } catch (IOException e) {
            LOG.warn("The gateway's log cannot be read.");
        }
        return FAILED;
    }

    private boolean endsWithin(long millis) {
        try {
            return ending.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void open(AutoCloseable part) {
        synchronized (opened) {
            opened.push(part);
        }
    }

    private void end() {
        ending.countDown();
        synchronized (opened) {
            while (!opened.isEmpty()) {
                try {
                    opened.pop().close();
                } catch (Exception e) {
                    LOG.warn("Something did not end in order.", e);
                }
            }
        }
    }

    /** The platform, which is there before the gateway needs it and after. */
    private static final class Outside implements AutoCloseable {
        private Optional<PlatformSimulator> simulator = Optional.empty();

        @Override
        public void close() {
            simulator.ifPresent(PlatformSimulator::close);
        }
    }
}
