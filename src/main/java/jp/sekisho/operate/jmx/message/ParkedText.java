package jp.sekisho.operate.jmx.message;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import jp.sekisho.passage.dispatch.Parked;

/** What waits for a person in sentences, Japanese beside English. Names nobody. */
final class ParkedText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));

    private ParkedText() {}

    static Stream<String> lines(Parked.Waiting waiting) {
        return Stream.of(
                waiting.requestId() + "  " + waiting.system() + " " + waiting.interfaceId() + " → " + waiting.link()
                        + " · 電文 message " + waiting.senderId() + " · 実時刻 since, real time " + time(waiting.since())
                        + " · 期限 deadline " + time(waiting.deadline()),
                "  " + waiting.reason() + " " + waiting.sentence()
                        + (waiting.mayHaveArrived()
                                ? " · 相手が受け取った可能性あり the counterpart may have it"
                                : " · 相手は受け取っていない the counterpart does not have it")
                        + waiting.number()
                                .map(number -> " · 相手が数える番号 counted number " + number)
                                .orElse(""));
    }

    static Stream<String> choices(Parked.Waiting waiting) {
        return Stream.concat(
                Stream.of(
                        "  settle     二人で。照会元へ SETTLED を返して終わる (取り消せない) takes two people; ends; its sender hears SETTLED; final",
                        "  give-up    二人で。照会元へ FAILED を返して終わる (取り消せない) takes two people; ends; its sender hears FAILED; final",
                        waiting.mayHaveArrived()
                                ? "  send-again 同じ番号で送り直す。二度送れない相手には --not-taken が要る (二人で) goes again under the same id; where"
                                        + " nothing must go twice --not-taken is needed, and two people"
                                : "  send-again 送り直す goes again"),
                ofNumber(waiting));
    }

    /** What may be done besides where the counterpart counts. */
    private static Stream<String> ofNumber(Parked.Waiting waiting) {
        return waiting.number().stream()
                .map(number -> "  withdraw   相手に取りやめを求める。相手が受け取っていなければ番号 " + number
                        + " が空く asks the counterpart never to take it; if it has not, its number is free");
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
