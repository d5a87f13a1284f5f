package jp.sekisho.demo.story;

import java.util.List;
import jp.sekisho.demo.gateway.DemoSettings;
import jp.sekisho.demo.platform.AnswerKind;
import jp.sekisho.demo.platform.Plant;
import jp.sekisho.demo.systems.Sender;

/**
 * What the platform is to do for sure on each day of the demo: something is not found, something is answered by hand on the
 * third business day, and an answer is tampered with after the gateway was killed.
 */
public final class Plot {
    private Plot() {}

    public static List<Plant> of(DemoSettings settings) {
        int assistance = Sender.PUBLIC_ASSISTANCE.part(settings.morning);
        int children = Sender.CHILD_ALLOWANCE.part(settings.morning);
        return List.of(
                plant(Sender.CHILD_ALLOWANCE, Math.min(2, children), AnswerKind.NOT_FOUND),
                plant(Sender.PUBLIC_ASSISTANCE, assistance / 6, AnswerKind.BY_HAND),
                plant(Sender.PUBLIC_ASSISTANCE, assistance * 5 / 9, AnswerKind.TAMPERED));
    }

    private static Plant plant(Sender sender, int number, AnswerKind kind) {
        return new Plant(sender.platformOffice(), Math.max(1, number), kind);
    }
}
