package jp.sekisho.passage.dispatch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All links of this gateway, in the order of their files. Immutable. */
public final class Links {
    private final Map<String, LinkRuntime> byId = new LinkedHashMap<>();

    public Links(List<LinkRuntime> links) {
        links.forEach(link -> byId.put(link.id(), link));
    }

    public List<LinkRuntime> all() {
        return List.copyOf(byId.values());
    }

    public Optional<LinkRuntime> link(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** One part of each link, by the link's id. */
    public <T> Map<String, T> each(Function<LinkRuntime, T> part) {
        return all().stream().collect(Collectors.toMap(LinkRuntime::id, part));
    }
}
