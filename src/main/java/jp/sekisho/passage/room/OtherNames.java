package jp.sekisho.passage.room;

import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Finds the other names of a person: several numbers may name the same one. Thread safe. */
public interface OtherNames {
    /** Of a role whose messages name everybody by one kind of number. */
    OtherNames NONE = new OtherNames() {
        @Override
        public Set<String> of(Handle handle, Collection<String> names) {
            return Set.copyOf(names);
        }

        @Override
        public Set<String> persons(Handle handle, String name) {
            return Set.of();
        }
    };

    /** All names of the persons who have one of these, as far as they are known, in one order. */
    Set<String> of(Handle handle, Collection<String> names);

    /** The names that stand first for whoever is known by a name: one, unless a fault gave it to two persons. */
    Set<String> persons(Handle handle, String name);
}
