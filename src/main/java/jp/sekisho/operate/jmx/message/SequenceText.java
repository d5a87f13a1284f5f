package jp.sekisho.operate.jmx.message;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.passage.gap.SequenceView;
import jp.sekisho.passage.sequence.HeldMessage;

/** A sender's numbers in a sentence, Japanese beside English; times are business time. */
final class SequenceText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));

    private SequenceText() {}

    static String line(SequenceView view) {
        String head = view.system() + " " + view.interfaceId() + " · 世代 generation " + view.generation() + " · 最後 last "
                + view.last();
        if (!view.isWaiting()) {
            return head;
        }
        return head + " · 欠番 missing " + view.missing() + time(" · から since ", view.since()) + " · 待ち held "
                + view.held() + time(" · 照会 asked ", view.askedAt()) + time(" · 次 again ", view.askedAgainAt())
                + (view.isAlarm() ? " · 要確認 ALARM" : "");
    }

    /** What is held until its turn, in the lines of a message's way. */
    static Stream<String> lines(HeldMessage held) {
        return Stream.of(
                held.senderId() + "  " + held.system() + " " + held.interfaceId(),
                "  番号 number " + held.number() + " · 順番待ち held until its turn, since " + TIME.format(held.since())
                        + " · "
                        + (held.isPut()
                                ? "窓口の前 before its door again"
                                : "番号 " + (held.last() + 1) + " を待つ waits for " + (held.last() + 1)));
    }

    private static String time(String what, Optional<Instant> at) {
        return at.map(time -> what + TIME.format(time)).orElse("");
    }
}
