package jp.sekisho.source;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a gateway process is: 市中間サーバ with all that is on the city's side, or 住基ネット中間サーバ. */
public enum RoleName {
    CITY(Set.of(RoleName.REGISTRY)),
    JUKI(Set.of(RoleName.HELD_COPY));

    private static final String REGISTRY = "registry";
    private static final String HELD_COPY = "held-copy";

    private final Set<String> rooms;

    RoleName(Set<String> rooms) {
        this.rooms = rooms;
    }

    /** The rooms of the gateway's own that interfaces of this role may ask. */
    public Set<String> rooms() {
        return rooms;
    }

    /**
     * Whether it knows persons by the registry's integrated atena numbers, to which its routes translate; if not, by the numbers
     * that its messages bear.
     */
    public boolean hasRegistry() {
        return rooms.contains(REGISTRY);
    }

    /** As settings, commands and folders write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of that name. */
    public static Optional<RoleName> of(String id) {
        return Stream.of(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
