package jp.sekisho.passage;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** A copy of the tables beside them, as a backup is, for H2. Without the registry, which no walk writes to. */
public final class KeptTables {
    private final PassageFixture fixture;
    private final List<String> tables;
    private boolean made;

    KeptTables(PassageFixture fixture) {
        this.fixture = fixture;
        this.tables = fixture.query("select table_name from information_schema.tables t where table_schema = 'public'"
                + " and table_name <> 'flyway_schema_history' and not exists (select 1 from information_schema.columns c"
                + " where c.table_schema = t.table_schema and c.table_name = t.table_name and c.is_identity = 'YES')");
    }

    public void keep() {
        fixture.store.useTransaction(handle -> {
            make(handle);
            tables.forEach(table -> copy(handle, "public." + table, "kept." + table));
        });
    }

    private void make(Handle handle) {
        if (!made) {
            handle.execute("create schema kept");
            tables.forEach(table -> handle.execute(
                    "create table kept." + table + " as select * from public." + table + " where false"));
            made = true;
        }
    }

    public void putBack() {
        fixture.store.useTransaction(handle -> {
            handle.execute("set referential_integrity false");
            tables.forEach(table -> copy(handle, "kept." + table, "public." + table));
            handle.execute("set referential_integrity true");
        });
    }

    private static void copy(Handle handle, String from, String to) {
        handle.execute("truncate table " + to);
        handle.execute("insert into " + to + " select * from " + from);
    }
}
