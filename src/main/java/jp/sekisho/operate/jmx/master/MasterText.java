package jp.sekisho.operate.jmx.master;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.boundary.Permit;
import jp.sekisho.boundary.Purpose;
import jp.sekisho.error.Finding;
import jp.sekisho.masters.Impact;
import jp.sekisho.masters.ReceivedMaster;
import jp.sekisho.masters.WaitingRequest;

/** What is said of the permit list's versions, in both languages. */
final class MasterText {
    /** So many permits and requests are named; the counts are of all. */
    private static final int MOST = 50;

    private MasterText() {}

    /** @param objection what stands in the way of adopting it */
    static String line(ReceivedMaster master, LocalDate today, Optional<Finding> objection) {
        return String.format(
                "照会許可照会リスト permit list %d  %s  %,d 行 rows  %s",
                master.version(), master.from(), master.rows(), standing(master, today, objection));
    }

    private static String standing(ReceivedMaster master, LocalDate today, Optional<Finding> objection) {
        if (master.isAdopted()) {
            return master.from().isAfter(today) ? "採用済み（その日から） adopted, from that day" : "採用済み adopted";
        }
        return objection
                .map(finding -> finding.code().wire() + " " + finding.japanese() + " " + finding.english())
                .orElse("採用できる can be adopted");
    }

    static List<String> lines(Impact impact) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "%s から: 行の追加 %,d、削除 %,d、失われる許可 %,d、断られる待ち %,d",
                impact.from(),
                impact.added(),
                impact.removed(),
                impact.lost().size(),
                impact.refused().size()));
        lines.add(String.format(
                "From %s: rows added %,d, removed %,d, permits lost %,d, waiting requests refused %,d",
                impact.from(),
                impact.added(),
                impact.removed(),
                impact.lost().size(),
                impact.refused().size()));
        impact.lost().stream().limit(MOST).map(MasterText::lost).forEach(lines::add);
        impact.refused().stream().limit(MOST).map(MasterText::refused).forEach(lines::add);
        return lines;
    }

    private static String lost(Impact.LostPermit lost) {
        Permit permit = lost.permit();
        return String.join(
                " ",
                Stream.concat(
                                Stream.of("許可 permit", lost.interfaceId(), permit.system()),
                                Purpose.MEANS.stream()
                                        .map(means -> permit.codes().getOrDefault(means, "-")))
                        .toList());
    }

    private static String refused(WaitingRequest request) {
        return "待ち waiting " + request.interfaceId() + " " + request.system() + " " + request.id();
    }
}
