package jp.sekisho.routes;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.SekishoException;
import jp.sekisho.passage.room.OtherNames;
import jp.sekisho.passage.room.PersonDigest;
import jp.sekisho.registry.Registry;
import org.jdbi.v3.core.Handle;

/**
 * By which name this role's tables know a person: by the registry's integrated atena number, or, in a role without a registry,
 * by a keyed digest of the number that messages bear, which never stands in the clear. Such a person has a name for each kind of number, as far as that is known. Thread safe.
 */
public record PersonNames(Optional<Registry> registry, PersonDigest digest, OtherNames others) {
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
        if (registry.isPresent()) {
            return registry.get().find(handle, number).map(Registry.Known::integratedNumber);
        }
        String name = digest.of(number);
        Set<String> persons = others.persons(handle, name);
        return Optional.of(persons.size() == 1 ? persons.iterator().next() : name);
    }

    /**
     * Whom a message concerns, by all names: first by those of the numbers that it bears, then by the others that are known now. Somebody
     * unknown has the one name.
     *
     * @param borne by the numbers that the message bears
     * @param known by which a room knows somebody whom it has taken down of the message
     */
    public List<String> all(Handle handle, List<String> borne, Collection<String> known) {
        Set<String> names = new LinkedHashSet<>(borne);
        names.addAll(known);
        names.addAll(others.of(handle, List.copyOf(names)));
        return List.copyOf(names);
    }

    /** Whether a line that was accepted is about those whom its message names, whatever other names they had then. */
    public boolean areSame(List<String> borne, List<String> accepted) {
        return registry.isPresent()
                ? borne.equals(accepted)
                : accepted.size() >= borne.size()
                        && accepted.subList(0, borne.size()).equals(borne);
    }
}
