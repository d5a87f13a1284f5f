package jp.sekisho.passage.count;

import jp.sekisho.boundary.NumberAtClaim;
import jp.sekisho.passage.Request;

/**
 * What a counterpart counts.
 *
 * @param person empty where it counts all messages of the interface together
 */
public record Counter(String link, String interfaceId, String person) {
    /** @param person whom the request is about */
    static Counter of(Request request, NumberAtClaim rule, String person) {
        return new Counter(request.link(), request.interfaceId(), rule.isShared() ? "" : person);
    }

    boolean isShared() {
        return person.isEmpty();
    }
}
