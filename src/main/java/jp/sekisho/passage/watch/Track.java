package jp.sekisho.passage.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.sekisho.boundary.Passage;
import jp.sekisho.boundary.Priority;
import jp.sekisho.ledger.LedgerSearch;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.RequestState;

/**
 * Where a message is, and how it got there. Names nobody and holds nothing of what the message says.
 *
 * @param passage how it passes; none if it was refused at its door
 * @param id ours; of a message that was refused at its door, the id of the refusal
 * @param about the message that it refers to: our id of its cause, if a room of the gateway's own began it; empty if none
 * @param caused our ids of what was begun because of it
 * @param deadline business time; none if it was refused at its door
 * @param records what the ledger says of the message as a whole
 */
public record Track(
        Optional<Passage> passage,
        String id,
        String system,
        String interfaceId,
        String senderId,
        String about,
        List<String> caused,
        Optional<Instant> deadline,
        List<Line> lines,
        List<LedgerSearch.Line> records,
        Optional<End> end) {

    /** Whether a counterpart brought it: then {@code system} is its link, and who hears of the outcome is the counterpart. */
    public boolean isInward() {
        return passage.filter(Passage::isInward).isPresent();
    }

    /** Whether its lines lead to systems that have not asked. */
    public boolean isHandedOver() {
        return isInward() || passage.filter(Passage.DISTRIBUTE::equals).isPresent();
    }

    /**
     * One line of the message, which goes its own way.
     *
     * @param number from 1
     * @param interfaceId by which it goes: another than the message's, where that becomes several
     * @param attempts how often it was about to leave
     * @param counted the number that the counterpart counts, under which it goes or went
     * @param countedWith the request that has the number for which this one waits
     * @param ahead earlier requests of the same persons that have not left
     * @param leader the request that it waits for, or goes with
     * @param awaited what a room is to learn of its persons first
     */
    public record Line(
            int number,
            String requestId,
            String interfaceId,
            String link,
            Priority priority,
            RequestState state,
            Optional<Ending> ending,
            int attempts,
            Optional<String> receipt,
            Optional<Long> counted,
            Optional<String> countedWith,
            int ahead,
            Optional<Leader> leader,
            Optional<Awaited> awaited,
            List<LedgerSearch.Line> records) {

        Line with(List<LedgerSearch.Line> recorded) {
            return new Line(
                    number,
                    requestId,
                    interfaceId,
                    link,
                    priority,
                    state,
                    ending,
                    attempts,
                    receipt,
                    counted,
                    countedWith,
                    ahead,
                    leader,
                    awaited,
                    recorded);
        }
    }

    /** What another line waits for: a line of the same message, or of one that corrects it. */
    public record Leader(String requestId, String interfaceId, boolean isCorrection, boolean isOpen) {}

    /**
     * What another line waits for: that a room learns it.
     *
     * @param lacking of how many of its persons that is not known; of none, where it waits behind another line, or enters its lane next
     */
    public record Awaited(String fact, int lacking) {}

    /**
     * The one outcome.
     *
     * @param handedOver when the broker had taken it, or the counterpart had heard, in real time; none while that is not known
     */
    public record End(String outcomeId, Ending kind, Instant writtenAt, Optional<Instant> handedOver) {}
}
