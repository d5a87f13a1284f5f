package jp.sekisho.boundary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A partner inside the city. Immutable.
 *
 * @param id its identifier, which is also its login at the broker
 * @param name its official name
 * @param room the id of the room of the gateway's own whose system it is: the room sends and hears, and nobody connects
 * @param usesIndividualNumber whether it may be given an individual number
 * @param share its weight in every lane, at least 1
 * @param waitingQuota how many of its messages may wait before its door stops reading
 * @param dialects how it speaks, by interface, in the order of its file
 */
public record BusinessSystem(
        String id,
        String name,
        Optional<String> room,
        boolean usesIndividualNumber,
        int share,
        int waitingQuota,
        Map<String, Dialect> dialects) {

    public BusinessSystem {
        dialects = Collections.unmodifiableMap(new LinkedHashMap<>(dialects));
    }

    /** How it speaks on that interface, if it does. */
    public Optional<Dialect> dialect(String interfaceId) {
        return Optional.ofNullable(dialects.get(interfaceId));
    }
}
