package jp.sekisho.juki.copy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.sekisho.passage.room.OtherNames;
import org.jdbi.v3.core.Handle;

/**
 * The names of persons in this role: each person of whom the register has spoken has the name of its own number (宛名番号), and that of
 * every 住民票コード that it has told of him. A name is a keyed digest. Thread safe.
 */
public final class HeldNames implements OtherNames {

    /** The register says that a person has a code; who had it before is not forgotten. */
    static void learn(Handle handle, String person, String code) {
        handle.execute("insert into held_name (name, person) values (?, ?) on conflict do nothing", code, person);
    }

    @Override
    public Set<String> of(Handle handle, Collection<String> names) {
        Set<String> all = new TreeSet<>(names);
        int known = 0;
        while (known < all.size()) {
            known = all.size();
            handle.createQuery("select name, person from held_name where name = any(cast(? as varchar array))"
                            + " union select name, person from held_name where person = any(cast(? as varchar array))")
                    .bindArray(0, String.class, List.copyOf(all))
                    .bindArray(1, String.class, List.copyOf(all))
                    .map((row, context) -> List.of(row.getString("name"), row.getString("person")))
                    .forEach(all::addAll);
        }
        return all;
    }

    @Override
    public Set<String> persons(Handle handle, String name) {
        return new TreeSet<>(handle.createQuery("select person from held_name where name = ?")
                .bind(0, name)
                .mapTo(String.class)
                .list());
    }
}
