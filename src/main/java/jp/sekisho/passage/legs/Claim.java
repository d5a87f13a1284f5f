package jp.sekisho.passage.legs;

import java.util.List;
import jp.sekisho.passage.Request;

/**
 * A request on its way out: claimed, and nobody else's until its leg ends.
 *
 * @param persons whom it concerns
 * @param content what is to be sealed and sent
 * @param inDoubt whether an earlier attempt may have reached the counterpart
 */
public record Claim(Request request, List<String> persons, byte[] content, boolean inDoubt) {
    public Claim {
        persons = List.copyOf(persons);
    }

    @Override
    public String toString() {
        return "Claim[" + request.id() + "]";
    }
}
