package jp.sekisho.operate.jmx.message;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import jp.sekisho.operate.proposal.Proposal;

/** A proposal in sentences, Japanese beside English. */
final class ProposalText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Tokyo"));

    private ProposalText() {}

    static Stream<String> lines(Proposal proposal, Instant now) {
        return Stream.of(
                proposal.id() + "  " + proposal.operation() + " " + proposal.target() + " · 提案 by "
                        + proposal.proposedBy() + " · 期限 until " + TIME.format(proposal.until())
                        + standing(proposal, now),
                "  理由 reason: " + proposal.reason(),
                "  提案時の状態 state seen: " + proposal.seen());
    }

    private static String standing(Proposal proposal, Instant now) {
        if (proposal.voided()) {
            return " · 無効 (復元前) void, from before a restore";
        }
        return now.isBefore(proposal.until()) ? "" : " · 期限切れ lapsed";
    }
}
