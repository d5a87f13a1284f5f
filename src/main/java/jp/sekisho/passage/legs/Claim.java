package jp.sekisho.passage.legs;

import java.util.List;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.count.KnownThere;

/**
 * A request on its way out: claimed, and nobody else's until its leg ends.
 *
 * @param persons whom it concerns
 * @param content what is to be sealed and sent
 * @param inDoubt whether an earlier attempt may have reached the counterpart
 * @param objection why it may not leave any more, if it is in doubt: unless it has arrived, it is to be taken back
 * @param lost whether it may have been sent under a number that nobody here knows any more: the counterpart is to be asked for it
 * @param there what the counterpart has said of it then
 */
public record Claim(
        Request request,
        List<String> persons,
        byte[] content,
        boolean inDoubt,
        Optional<Finding> objection,
        boolean lost,
        Optional<KnownThere> there) {
    public Claim {
        persons = List.copyOf(persons);
    }

    /** The counterpart has taken it, and says so. */
    public Claim known(KnownThere said) {
        return new Claim(
                request.numbered(said.number()), persons, content, inDoubt, objection, false, Optional.of(said));
    }

    @Override
    public String toString() {
        return "Claim[" + request.id() + "]";
    }
}
