package jp.sekisho.passage.legs;

import java.util.List;
import java.util.Optional;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Request;

/**
 * A request on its way out: claimed, and nobody else's until its leg ends.
 *
 * @param persons whom it concerns
 * @param content what is to be sealed and sent
 * @param inDoubt whether an earlier attempt may have reached the counterpart
 * @param objection why it may not leave any more, if it is in doubt: unless it has arrived, it is to be taken back
 */
public record Claim(
        Request request, List<String> persons, byte[] content, boolean inDoubt, Optional<Finding> objection) {
    public Claim {
        persons = List.copyOf(persons);
    }

    @Override
    public String toString() {
        return "Claim[" + request.id() + "]";
    }
}
