package jp.sekisho.routes;

import java.util.Optional;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.room.PersonDigest;
import jp.sekisho.registry.Registry;
import org.jdbi.v3.core.Handle;

/**
 * By which name this role's tables know a person: by the registry's integrated atena number, or, in a role without a registry,
 * by a keyed digest of the number that messages bear, which never stands in the clear. Thread safe.
 */
public record PersonNames(Optional<Registry> registry, PersonDigest digest) {
    /** The name of the person whom a message names, as it crosses, by this number. */
    public String of(String number) {
        return registry.isPresent() ? number : digest.of(number);
    }

    /** The name of the person whom a business system knows by this number of its own; empty if it is no number of a person. */
    public Optional<String> known(Handle handle, String system, String number) {
        try {
            return registry.isPresent()
                    ? registry.get().known(handle, system, number).map(Registry.Known::integratedNumber)
                    : Optional.of(number).filter(written -> !written.isBlank()).map(digest::of);
        } catch (SekishoException e) {
            return Optional.empty();
        }
    }

    /** The name of the person whom a counterpart's message names by this number; empty if the tables know nobody by it. */
    public Optional<String> ofCounterpart(Handle handle, String number) {
        return registry.isPresent()
                ? registry.get().find(handle, number).map(Registry.Known::integratedNumber)
                : Optional.of(digest.of(number));
    }
}
