package jp.sekisho.operate.jmx.message;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.sekisho.boundary.Passage;
import jp.sekisho.ledger.LedgerSearch;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.gate.Gate;
import jp.sekisho.passage.watch.Track;

/** A message's way in sentences, Japanese beside English. Immutable. */
final class TrackText {
    private static final int BRIEF = 8;
    /** How what a counterpart brought has to end for it to be told. */
    private static final Set<Ending> TOLD = Set.of(Ending.RESULT, Ending.SETTLED);

    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZONE);
    private static final DateTimeFormatter REAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZONE);

    private final Function<Track.Line, Optional<Gate.View>> gates;

    /** @param gates how the gate stands before which a line waits; empty if the gateway does not run */
    TrackText(Function<Track.Line, Optional<Gate.View>> gates) {
        this.gates = gates;
    }

    Stream<String> lines(Track track) {
        String head = track.senderId() + "  " + track.system() + " " + track.interfaceId();
        String ours = track.deadline()
                .map(deadline -> "  電文 message " + track.id() + " · "
                        + track.lines().size() + " 件 line(s) · 期限 deadline " + TIME.format(deadline))
                .orElse("  窓口で拒否 refused at the door");
        return Stream.of(
                        Stream.of(head, ours),
                        about(track),
                        track.records().stream().map(record -> record("    ", record)),
                        track.lines().stream().flatMap(line -> line(line, track)),
                        Stream.of(track.isInward() ? told(track) : end(track.end())))
                .flatMap(each -> each);
    }

    private static Stream<String> about(Track track) {
        return Stream.concat(
                Stream.of(track.about()).filter(about -> !about.isEmpty()).map(about -> "  もとの電文 refers to " + about),
                track.caused().stream().map(caused -> "  これがもとで begun because of it " + caused));
    }

    private Stream<String> line(Track.Line line, Track of) {
        String part = line.interfaceId().equals(of.interfaceId()) ? "" : line.interfaceId() + " ";
        String head = "  [" + line.number() + "] " + part + "要求 request " + line.requestId() + " → " + line.link() + " "
                + line.priority().name().toLowerCase(Locale.ROOT) + " · 送信 attempts " + line.attempts()
                + line.receipt().map(receipt -> " · 受付番号 receipt " + receipt).orElse("")
                + line.counted()
                        .map(number -> " · 相手が数える番号 counted number " + number)
                        .orElse("");
        return Stream.concat(
                Stream.of(head),
                Stream.concat(
                        line.records().stream().map(record -> record("      ", record)),
                        Stream.of("      " + standing(line, of))));
    }

    private static String record(String indent, LedgerSearch.Line record) {
        boolean ownTime =
                Duration.between(record.at(), record.businessAt()).abs().toSeconds() > 1;
        return indent + TIME.format(record.businessAt()) + "  " + record.event().japanese() + " "
                + record.event().english()
                + (record.outcome().isEmpty() ? "" : " · " + record.outcome())
                + (record.reason().isEmpty() ? "" : " · " + record.reason())
                + (record.remark().isEmpty() ? "" : " · " + record.remark())
                + " · 目録 catalogue " + brief(record.catalogue())
                + (ownTime ? " · 実時刻 real " + REAL.format(record.at()) : "");
    }

    private static String brief(String version) {
        return version.substring(0, Math.min(BRIEF, version.length()));
    }

    private String standing(Track.Line line, Track of) {
        String until = of.deadline().map(TIME::format).orElse("");
        return switch (line.state()) {
            case WAITING -> "いま now: 待機 waiting · " + waiting(line);
            case FOLLOWING -> "いま now: " + leader(line) + " が済むのを待つ waits until that is done";
            case JOINED -> "いま now: " + leader(line) + " に続けて送る leaves right behind that";
            case AWAITING -> "いま now: " + awaited(line);
            case HELD_BACK -> "いま now: 留め置き held back · " + heldBack(line);
            case SENDING -> "いま now: 送信中 being sent";
            case SENT ->
                of.isHandedOver()
                        ? "いま now: 受け手に渡し、終わりを待つ handed over to its receiver, and not ended, 期限 until " + until
                        : "いま now: 回答待ち waits for the answer, 期限 until " + until;
            case PARKED -> "いま now: 職員の判断待ち parked, a person decides";
            case ENDED -> "いま now: 終了 ended " + line.ending().map(Enum::name).orElse("");
        };
    }

    private static String leader(Track.Line line) {
        return line.leader()
                .map(leader -> leader.interfaceId() + " 要求 request " + leader.requestId())
                .orElse("-");
    }

    private static String awaited(Track.Line line) {
        return line.awaited()
                .filter(each -> each.lacking() > 0)
                .map(each -> each.fact() + " が分かるのを待つ waits until that is known of its persons")
                .orElse("同じ人の前の要求に続いて待機に入る waits behind an earlier one of the same person, which awaits something");
    }

    private static String heldBack(Track.Line line) {
        return line.leader().filter(Track.Leader::isOpen).isPresent()
                ? "訂正 correction " + leader(line) + " が済むのを待つ waits until that is done"
                : leader(line) + " が済まなかった was not done · 訂正の電文 (SekishoCorrects) か sekisho parked で進める"
                        + " a correction (SekishoCorrects) or sekisho parked lets it go on";
    }

    private String waiting(Track.Line line) {
        String behind =
                line.ahead() == 0 ? "" : " · 同じ人の前の要求 behind earlier requests of the same person: " + line.ahead();
        return gates.apply(line)
                        .map(view -> line.link() + " " + gate(view))
                        .orElse("ゲートウェイ停止中 the gateway does not run")
                + behind
                + line.countedWith()
                        .map(other -> " · 番号は要求 " + other + " が使用中 its number is with that request")
                        .orElse("");
    }

    private static String gate(Gate.View view) {
        String time = view.next().map(next -> " · " + TIME.format(next)).orElse("");
        return switch (view.state()) {
            case OPEN -> "窓口は開 OPEN 順番待ち waits for its turn" + time + " まで until then";
            case CLOSED -> "窓口は閉 CLOSED" + time + " まで until then";
            case HELD -> "保留中 HELD until an operator releases it";
            case DOWN -> "相手先の障害 DOWN until the counterpart is well again";
            case UNREAD -> "受け手が読んでいない UNREAD until the receiver has read what lies in its queue";
        };
    }

    private static String told(Track track) {
        boolean isQuestion = track.passage().filter(Passage.OFFER::equals).isPresent();
        return track.end()
                .map(outcome -> "  相手への通知 told to the counterpart " + outcome.kind() + " · "
                        + outcome.handedOver()
                                .map(at -> "通知済み it has heard, real time " + REAL.format(at))
                                .orElseGet(() -> isQuestion || TOLD.contains(outcome.kind())
                                        ? "まだ通知していない it has not heard yet"
                                        : "通知しない it is not told"))
                .orElse("  相手への通知 told to the counterpart: まだない nothing yet");
    }

    private static String end(Optional<Track.End> end) {
        return end.map(outcome -> "  結果 outcome " + outcome.kind() + " " + outcome.outcomeId() + " · "
                        + outcome.handedOver()
                                .map(at -> "キューへ渡した in its queue, real time " + REAL.format(at))
                                .orElse("まだキューにない not in its queue yet"))
                .orElse("  結果 outcome: まだない none yet");
    }
}
