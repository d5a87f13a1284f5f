package jp.sekisho.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.demo.gateway.CommandLines;
import jp.sekisho.demo.gateway.DemoClock;
import jp.sekisho.demo.gateway.DemoSettings;
import jp.sekisho.demo.gateway.GatewayPlan;
import jp.sekisho.demo.platform.PlatformSettings;
import jp.sekisho.demo.platform.PlatformSimulator;
import jp.sekisho.demo.story.AskScene;
import jp.sekisho.demo.story.BalanceScene;
import jp.sekisho.demo.story.CommandsScene;
import jp.sekisho.demo.story.GateScene;
import jp.sekisho.demo.story.GatewayKeeper;
import jp.sekisho.demo.story.KillScene;
import jp.sekisho.demo.story.NightScene;
import jp.sekisho.demo.story.OutcomeScene;
import jp.sekisho.demo.story.Plot;
import jp.sekisho.demo.story.Scene;
import jp.sekisho.demo.story.SceneLog;
import jp.sekisho.demo.story.Tale;
import jp.sekisho.demo.story.TamperScene;
import jp.sekisho.demo.systems.Asker;
import jp.sekisho.demo.systems.Bureau;
import jp.sekisho.demo.systems.Office;
import jp.sekisho.demo.systems.Sender;
import jp.sekisho.store.Secrets;

/** 市中間サーバ between three business systems and the platform. Its day is the demo's. */
final class CityStage {
    private static final String LINK = "platform";

    private final DemoSettings settings;
    private final Opened opened;
    private final Stage stage;
    private final BalanceScene balance;

    CityStage(DemoSettings settings, Clock real, Tale tale, DemoClock clock, SceneLog played, Opened opened) {
        this.settings = settings;
        this.opened = opened;
        TamperScene tampered = new TamperScene(tale, played);
        // the platform stays until the gateway has brought what is under way to its end
        Outside outside = opened.with(new Outside());
        GatewayKeeper keeper = opened.with(new GatewayKeeper(GatewayPlan.city(settings), tale));
        PlatformSettings platform = platform();
        outside.simulator = Optional.of(PlatformSimulator.start(platform, real, tampered));
        List<Bureau> bureaus = Sender.ofTheCity().stream()
                .map(sender -> opened.with(Bureau.open(settings, sender)))
                .toList();
        OutcomeScene outcomes = new OutcomeScene(tale, clock);
        List<Scene> scenes = new ArrayList<>();
        bureaus.forEach(bureau -> scenes.add(new AskScene(bureau, office(bureau, outcomes), keeper::isReady)));
        // business time does not pass while things end
        opened.with(() -> clock.runAt(1));
        BusinessCalendar calendar = PlatformSimulator.calendar(platform);
        List<Asker> askers = bureaus.stream().map(Bureau::asker).toList();
        GateScene gate = new GateScene(tale, LINK, askers, settings.rate);
        this.balance = new BalanceScene(tale, askers);
        scenes.addAll(List.of(
                gate,
                outcomes,
                settings.spared ? moment -> {} : new KillScene(played, keeper, outcomes::hasSeenResult),
                tampered,
                balance,
                new CommandsScene(tale, played, bureaus, new CommandLines(settings)),
                new NightScene(tale, clock, calendar, settings.rate, gate::hasBegun)));
        this.stage = opened.with(new Stage(keeper, LINK, calendar, clock, scenes));
    }

    /** What its time has come for; false if the gateway does not come up. */
    boolean turn() {
        return stage.turn();
    }

    boolean isReady() {
        return stage.isReady();
    }

    /** Business days balanced since the start. */
    int days() {
        return balance.days();
    }

    /** Whether every day so far had no difference. */
    boolean closes() {
        return balance.closes();
    }

    private Office office(Bureau bureau, OutcomeScene outcomes) {
        Office office = opened.with(new Office(
                bureau.sender(),
                settings.brokerPort,
                Secrets.in(settings.data.resolve("secrets"))
                        .password("broker-" + bureau.sender().id()),
                outcome -> outcomes.keep(bureau, outcome)));
        office.start();
        return office;
    }

    private PlatformSettings platform() {
        List<String> words = new ArrayList<>(List.of(
                "--port=" + settings.platformPort,
                "--data=" + settings.data.resolve("platform"),
                "--wire=" + settings.wire(),
                "--certs=" + settings.ring(),
                "--clock=" + settings.clock(),
                "--calendar=" + settings.calendar(),
                "--latency-ms=150-900",
                "--negative-rate=" + settings.negativeRate,
                "--slow-rate=" + settings.slowRate,
                "--seed=" + settings.seed));
        Plot.of(settings).forEach(plant -> words.add("--plant=" + plant));
        return PlatformSettings.parse(words.toArray(String[]::new));
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
