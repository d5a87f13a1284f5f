package jp.sekisho.demo;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.demo.counterpart.Calendars;
import jp.sekisho.demo.cs.CsSettings;
import jp.sekisho.demo.cs.CsSimulator;
import jp.sekisho.demo.cs.OtherCity;
import jp.sekisho.demo.gateway.DemoClock;
import jp.sekisho.demo.gateway.DemoSettings;
import jp.sekisho.demo.gateway.GatewayPlan;
import jp.sekisho.demo.story.AskScene;
import jp.sekisho.demo.story.BalanceScene;
import jp.sekisho.demo.story.GateScene;
import jp.sekisho.demo.story.GatewayKeeper;
import jp.sekisho.demo.story.IssuanceScene;
import jp.sekisho.demo.story.OutcomeScene;
import jp.sekisho.demo.story.Scene;
import jp.sekisho.demo.story.SceneLog;
import jp.sekisho.demo.story.Tale;
import jp.sekisho.demo.systems.Ask;
import jp.sekisho.demo.systems.Asker;
import jp.sekisho.demo.systems.Bureau;
import jp.sekisho.demo.systems.Office;
import jp.sekisho.demo.systems.Sender;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.store.RandomId;
import jp.sekisho.store.Secrets;

/** 住基ネット中間サーバ between 既存住基 and 札幌市CS, beside the city's gateway and with nothing in common but business time. */
final class JukiStage {
    private static final String LINK = "cs";
    private static final String CS = "CS";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final Bureau register;
    private final OtherCity otherCity;
    private final BalanceScene balance;
    private final Stage stage;

    JukiStage(DemoSettings settings, Clock real, Tale tale, DemoClock clock, SceneLog played, Opened opened) {
        CsSettings cs = cs(settings);
        // CS stays until the gateway has brought what is under way to its end
        opened.with(CsSimulator.start(cs, real));
        GatewayKeeper keeper = opened.with(new GatewayKeeper(GatewayPlan.juki(settings), tale));
        this.otherCity =
                new OtherCity(cs, URI.create("https://localhost:" + settings.listenPort + CsSettings.BASE), real);
        this.register = opened.with(Bureau.open(settings, Sender.RESIDENT_REGISTER));
        OutcomeScene outcomes = new OutcomeScene(tale, clock);
        Office office = opened.with(new Office(
                register.sender(),
                settings.jukiBrokerPort,
                Secrets.in(settings.jukiData().resolve("secrets"))
                        .password("broker-" + register.sender().id()),
                outcome -> outcomes.keep(register, outcome)));
        office.start();
        BusinessCalendar calendar = Calendars.read(Optional.of(settings.calendar()));
        // business time does not pass while things end
        opened.with(() -> clock.runAt(1));
        List<Asker> askers = List.of(register.asker());
        this.balance = new BalanceScene(tale, askers);
        List<Scene> scenes = List.of(
                new AskScene(register, office, keeper::isReady),
                new GateScene(tale, CS, askers, settings.rate),
                outcomes,
                balance,
                new IssuanceScene(tale, played, this::issuance));
        this.stage = opened.with(new Stage(keeper, LINK, calendar, clock, scenes));
    }

    /** What its time has come for; false if the gateway does not come up. */
    boolean turn() {
        return stage.turn();
    }

    /** Whether every day so far had no difference. */
    boolean closes() {
        return balance.closes();
    }

    /** About somebody of whom the register has spoken this evening. */
    private Optional<String> issuance(LocalDate day) {
        List<Ask> changes = register.caseload().of(day);
        Ask latest = changes.get(changes.size() - 1);
        if (!register.log().isSent(latest.id())) {
            return Optional.empty();
        }
        String code = latest.person().map(Resident::residentRecordCode).orElseThrow();
        try {
            return otherCity.ask(RandomId.next(), code).map(JukiStage::told);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String told(OtherCity.Answer answer) {
        String asOf = answer.asOf().map(TIME::format).orElse("?");
        return answer.isRefused()
                ? "広域交付 交付できません · refused"
                : "広域交付 保持データから回答 · " + asOf + " 時点 · answered from the held copy, the register asleep";
    }

    private static CsSettings cs(DemoSettings settings) {
        List<String> words = new ArrayList<>(List.of(
                "--port=" + settings.csPort,
                "--data=" + settings.data.resolve(LINK),
                "--certs=" + settings.jukiRing(),
                "--clock=" + settings.clock(),
                "--calendar=" + settings.calendar(),
                "--latency-ms=100-400",
                "--population=" + settings.population,
                "--seed=" + settings.seed,
                "--plan=2=TWICE",
                "--plan=3=TAMPERED",
                "--plan=5=REFUSED",
                "--plan=7=LATE"));
        return CsSettings.parse(words.toArray(String[]::new));
    }
}
