package jp.sekisho.source;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a gateway process is: 市中間サーバ with all that is on the city's side, or 住基ネット中間サーバ. */
public enum RoleName {
    CITY(true),
    JUKI(false);

    private final boolean hasRegistry;

    RoleName(boolean hasRegistry) {
        this.hasRegistry = hasRegistry;
    }

    /**
     * Whether it knows persons by the registry's integrated atena numbers, to which its routes translate; if not, by the numbers
     * that its messages bear.
     */
    public boolean hasRegistry() {
        return hasRegistry;
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
