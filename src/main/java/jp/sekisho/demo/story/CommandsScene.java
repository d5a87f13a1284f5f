package jp.sekisho.demo.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jp.sekisho.demo.gateway.CommandLines;
import jp.sekisho.demo.systems.Ask;
import jp.sekisho.demo.systems.Bureau;
import jp.sekisho.demo.systems.Sender;

/** When two days are over, names the commands that show what has been told, with ids of these days. */
public final class CommandsScene implements Scene {
    private static final String NAME = "commands";
    private static final int DAYS = 2;

    private final Tale tale;
    private final SceneLog scenes;
    private final Bureau assistance;
    private final Bureau elderly;
    private final CommandLines commands;

    public CommandsScene(Tale tale, SceneLog scenes, List<Bureau> bureaus, CommandLines commands) {
        this.tale = tale;
        this.scenes = scenes;
        this.assistance = bureaus.get(Sender.PUBLIC_ASSISTANCE.ordinal());
        this.elderly = bureaus.get(Sender.LATE_STAGE_ELDERLY.ordinal());
        this.commands = commands;
    }

    @Override
    public void turn(Moment moment) {
        if (assistance.log().balancedDays() >= DAYS && scenes.latest(NAME).isEmpty()) {
            scenes.begin(moment.day(), NAME, "-");
            tell(moment.day());
        }
    }

    private void tell(LocalDate day) {
        tale.say("");
        tale.say("二日が終わりました。次の行はそのまま使えます。別の端末で、動いている間も、Ctrl-C の後も。");
        tale.say("Two days are over. Each line can be copied and run, in another terminal, now and after Ctrl-C:");
        tale.say("");
        first(elderly, day, ask -> ask.numbers().size() > 1)
                .ifPresent(id -> show("message " + id, "複数件の電文の道のり", "the way of a message of several records"));
        assistance.log().unanswered().stream()
                .findFirst()
                .ifPresent(id -> show("message " + id, "自動応答不可: どこで待つか", "answered by hand: where it waits"));
        first(assistance, day, ask -> assistance.log().ended(ask.id(), "REFUSED"))
                .ifPresent(id -> show("message " + id, "許可がなく拒まれたもの", "not permitted, refused"));
        scenes.latest(TamperScene.NAME)
                .ifPresent(id -> tale.say(
                        "  " + commands.ofDemo("wire " + id) + "   # 改ざんされた回答: 回線を通ったもの what crossed the wire"));
        show("ledger verify", "記録は完全か", "whether the record is whole");
        tale.say("");
    }

    private void show(String command, String japanese, String english) {
        tale.say("  " + commands.ofGateway(command) + "   # " + japanese + " " + english);
    }

    private static Optional<String> first(Bureau bureau, LocalDate day, Predicate<Ask> which) {
        return bureau.caseload().of(day).stream().filter(which).findFirst().map(Ask::id);
    }
}
