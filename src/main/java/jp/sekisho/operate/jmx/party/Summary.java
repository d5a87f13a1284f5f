package jp.sekisho.operate.jmx.party;

import java.util.Locale;
import jp.sekisho.boundary.Priority;
import jp.sekisho.operate.jmx.ShownTime;
import jp.sekisho.passage.gate.Forecast;
import jp.sekisho.passage.gate.Gate;

/** A link, or one lane of it, in a sentence. */
final class Summary {
    private static final String AND = " · ";

    private Summary() {}

    static String of(LinkReading link) {
        StringBuilder sentence = new StringBuilder(link.name());
        for (Priority lane : Priority.values()) {
            sentence.append(AND).append(of(link, lane));
        }
        link.awaited()
                .forEach((fact, requests) ->
                        sentence.append(String.format(Locale.ROOT, " · awaiting %s %,d", fact, requests)));
        return sentence.append(String.format(
                        Locale.ROOT,
                        " · being sent %,d · failing %,d · sent today %,d · %s/s, %d at once",
                        link.lane().inFlight(),
                        link.lane().failing(),
                        link.sentToday(),
                        plain(link.pace().perSecond()),
                        link.pace().atOnce()))
                .toString();
    }

    static String of(LinkReading link, Priority lane) {
        Gate.View gate = link.gate(lane);
        StringBuilder sentence = new StringBuilder(lane.id()).append(' ').append(gate.state());
        gate.because().ifPresent(reason -> sentence.append(" (").append(reason).append(')'));
        gate.since().ifPresent(since -> sentence.append(" since ").append(ShownTime.minute(since)));
        gate.next().ifPresent(next -> sentence.append(" until ").append(ShownTime.minute(next)));
        int waiting = link.waiting(lane);
        if (waiting > 0) {
            sentence.append(String.format(Locale.ROOT, ", %,d waiting", waiting))
                    .append(outlook(link.forecast(lane)));
        }
        return sentence.toString();
    }

    private static String outlook(Forecast forecast) {
        String empty = forecast.emptyBy()
                .map(time -> ", empty by " + ShownTime.minute(time))
                .orElse("");
        return forecast.leftAtClose() == 0
                ? empty
                : empty
                        + String.format(
                                Locale.ROOT, ", %,d left at the next close: does not fit", forecast.leftAtClose());
    }

    private static String plain(double perSecond) {
        return perSecond == Math.rint(perSecond) ? Long.toString((long) perSecond) : Double.toString(perSecond);
    }
}
