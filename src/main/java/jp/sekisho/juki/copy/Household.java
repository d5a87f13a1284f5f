package jp.sekisho.juki.copy;

import java.util.Comparator;
import java.util.List;

/**
 * For whom a certificate is asked.
 *
 * @param members whoever is a resident of it
 * @param isWhole whether that is everybody, as the register last said how many they are
 */
record Household(List<Held> members, boolean isWhole) {
    Household {
        members = List.copyOf(members);
    }

    /** One person alone. */
    static Household alone(Held person) {
        return new Household(List.of(person), true);
    }

    /** That of somebody of whom nobody has said who is in it. */
    static Household unknown(Held person) {
        return new Household(List.of(person), false);
    }

    /** @param all whoever is of it, or was when he was removed */
    static Household of(List<Held> all) {
        List<Held> members = all.stream().filter(held -> !held.isRemoved()).toList();
        boolean isWhole = all.stream()
                .filter(held -> held.householdSize().isPresent())
                .max(Comparator.comparing(Held::change))
                .flatMap(Held::householdSize)
                .filter(size -> size == members.size())
                .isPresent();
        return new Household(members, isWhole);
    }
}
