package jp.sekisho.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.sekisho.demo.gateway.DemoClock;
import jp.sekisho.demo.gateway.DemoSettings;
import jp.sekisho.demo.gateway.Premises;
import jp.sekisho.demo.story.SceneLog;
import jp.sekisho.demo.story.Tale;
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
    private final Opened opened = new Opened();

    Demo(DemoSettings settings, Clock real, PrintWriter out) {
        this.settings = settings;
        this.real = real;
        this.out = out;
    }

    /** Returns when it has ended, as its exit code; the premises are free then. */
    int run(Premises premises) {
        opened.with(premises);
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
        opened.with(() -> tale.tell(Tale.CLOCK, "終了 · 次の起動はこの時刻から"));
        opened.with(clock::save);
        SceneLog played = opened.with(SceneLog.in(settings.data));
        CityStage city = new CityStage(settings, real, tale, clock, played, opened);
        Optional<JukiStage> juki = Optional.empty();
        long saved = System.nanoTime();
        while (!endsWithin(TURN_MILLIS) && city.days() < settings.days) {
            if (!city.turn()) {
                return failed(settings.gatewayLog());
            }
            if (juki.isEmpty() && city.isReady()) {
                juki = Optional.of(new JukiStage(settings, real, tale, clock, played, opened));
            }
            if (!juki.map(JukiStage::turn).orElse(true)) {
                return failed(settings.jukiLog());
            }
            if (System.nanoTime() - saved > SAVE_NANOS) {
                clock.save();
                saved = System.nanoTime();
            }
        }
        return city.closes() && juki.map(JukiStage::closes).orElse(true) ? 0 : FAILED;
    }

    private int failed(Path log) {
        out.println("ゲートウェイが起動しません。 The gateway does not start. See " + log + ":");
        try {
            List<String> lines = Files.readAllLines(log);
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

    private void end() {
        ending.countDown();
        opened.close();
    }
}
