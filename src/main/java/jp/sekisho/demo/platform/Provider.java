package jp.sekisho.demo.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.demo.counterpart.Chance;
import jp.sekisho.demo.counterpart.Due;
import jp.sekisho.demo.counterpart.MessageXml;
import jp.sekisho.demo.platform.matter.Inquiry;
import jp.sekisho.demo.platform.matter.Matter;
import jp.sekisho.demo.platform.matter.Replica;

/** Those behind the counterpart: whether they find something, how long they take, and what they write. */
public record Provider(PlatformSettings settings, BusinessCalendar calendar, BusinessClock business) {
    private static final int MINUTES_OF_WORK = 420;

    AnswerKind kind(String requestId, Matter matter, long ofOfficeToday, Replicas replicas) {
        if (matter instanceof Replica replica) {
            return replicas.answer(replica);
        }
        return matter instanceof Inquiry inquiry ? kind(requestId, inquiry.office(), ofOfficeToday) : AnswerKind.TOLD;
    }

    private AnswerKind kind(String requestId, String office, long ofOfficeToday) {
        return settings.plants.stream()
                .filter(plant -> plant.office().equals(office) && plant.number() == ofOfficeToday)
                .findFirst()
                .map(Plant::kind)
                .orElseGet(() -> byChance(requestId));
    }

    private AnswerKind byChance(String requestId) {
        double chance = chance().of("kind", requestId);
        if (chance < settings.negativeRate) {
            return AnswerKind.NOT_FOUND;
        }
        return chance < settings.negativeRate + settings.slowRate ? AnswerKind.BY_HAND : AnswerKind.FOUND;
    }

    Due due(String requestId, AnswerKind kind, Instant now) {
        double share = chance().of("delay", requestId);
        if (kind != AnswerKind.BY_HAND) {
            return Due.at(now.plus(settings.answerDelay.at(share)));
        }
        ZonedDateTime asked = business.now();
        LocalDate thirdDay = calendar.plusBusinessDays(asked.toLocalDate(), 2);
        LocalTime time = LocalTime.of(9, 0).plusMinutes((long) (share * MINUTES_OF_WORK));
        return Due.at(thirdDay.atTime(time).atZone(asked.getZone()));
    }

    /** The body of the answer: the same bytes each time, and for the same person the same amounts. */
    public byte[] answer(Accepted accepted) {
        Matter matter = accepted.matter();
        StringBuilder xml = new StringBuilder();
        if (matter instanceof Inquiry inquiry) {
            inquiryResult(xml, accepted, inquiry);
        } else if (matter instanceof Replica replica) {
            replicaResult(xml, accepted.kind(), replica);
        } else {
            throw new IllegalStateException("a receipt is all that is said to it");
        }
        return xml.toString().getBytes(UTF_8);
    }

    private static void replicaResult(StringBuilder xml, AnswerKind kind, Replica replica) {
        xml.append("<replica-result xmlns=\"" + MessageXml.PLATFORM + "\">");
        MessageXml.item(xml, "団体内統合宛名番号", replica.atena());
        MessageXml.item(xml, "特定個人情報名コード", replica.information());
        MessageXml.item(xml, "処理結果コード", kind.code());
        MessageXml.item(xml, "処理結果メッセージ", kind.message());
        xml.append("</replica-result>");
    }

    private void inquiryResult(StringBuilder xml, Accepted accepted, Inquiry inquiry) {
        AnswerKind kind = accepted.kind();
        xml.append("<inquiry-result xmlns=\"" + MessageXml.PLATFORM + "\">");
        MessageXml.item(xml, "団体内統合宛名番号", inquiry.atena());
        MessageXml.item(xml, "特定個人情報名コード", inquiry.information());
        MessageXml.item(xml, "処理結果コード", kind.code());
        MessageXml.item(xml, "処理結果メッセージ", kind.message());
        LocalDate day = accepted.answered();
        double wealth = chance().of("wealth", inquiry.atena());
        MessageXml.item(xml, "情報提供日", kind.hasContent() ? day.toString() : "");
        MessageXml.item(
                xml,
                "課税年度",
                kind.hasContent() ? Integer.toString(day.minusMonths(5).getYear()) : "");
        MessageXml.item(xml, "市町村民税均等割額", kind.hasContent() ? wealth < 0.5 ? "0" : "4000" : "");
        MessageXml.item(xml, "市町村民税所得割額", kind.hasContent() ? wealth < 0.5 ? "0" : (int) (wealth * 3000) + "00" : "");
        xml.append("</inquiry-result>");
    }

    private Chance chance() {
        return new Chance(settings.seed);
    }
}
