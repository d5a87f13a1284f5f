package jp.sekisho.passage.dispatch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All parties with a lane: the links of this gateway, in the order of their files, and the systems to which something leads. Immutable. */
public final class Links {
    private final Map<String, LinkRuntime> byId = new LinkedHashMap<>();
    private final Map<String, PartyRuntime> parties = new LinkedHashMap<>();

    /** @param receivers the business systems to which something leads */
    public Links(List<LinkRuntime> links, List<PartyRuntime> receivers) {
        links.forEach(link -> byId.put(link.id(), link));
        Stream.concat(links.stream().map(LinkRuntime::lane), receivers.stream())
                .forEach(party -> parties.put(party.id(), party));
    }

    public List<LinkRuntime> all() {
        return List.copyOf(byId.values());
    }

    public Optional<LinkRuntime> link(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The links' lanes, and behind them those of the systems to which something leads. */
    public List<PartyRuntime> parties() {
        return List.copyOf(parties.values());
    }

    public Optional<PartyRuntime> party(String id) {
        return Optional.ofNullable(parties.get(id));
    }

    /** The business systems to which something leads. */
    public List<PartyRuntime> receivers() {
        return parties.values().stream()
                .filter(party -> !byId.containsKey(party.id()))
                .toList();
    }

    /** One part of each party, by its id. */
    public <T> Map<String, T> each(Function<PartyRuntime, T> part) {
        return parties().stream().collect(Collectors.toMap(PartyRuntime::id, part));
    }
}
