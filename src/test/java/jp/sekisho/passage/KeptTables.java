package jp.sekisho.passage;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** A copy of the tables beside them, as a backup is, for H2. Without the registry, which no walk writes to. */
final class KeptTables {
    private final PassageFixture fixture;
    private final List<String> tables;

    KeptTables(PassageFixture fixture) {
        this.fixture = fixture;
        this.tables = fixture.query("select table_name from information_schema.tables t where table_schema = 'public'"
                + " and table_name <> 'flyway_schema_history' and not exists (select 1 from information_schema.columns c"
                + " where c.table_schema = t.table_schema and c.table_name = t.table_name and c.is_identity = 'YES')");
    }

    void keep() {
        fixture.store.useTransaction(handle -> {
            handle.execute("create schema if not exists kept");
            tables.forEach(table -> {
                handle.execute("drop table if exists kept." + table);
                handle.execute("create table kept." + table + " as select * from public." + table);
            });
        });
    }

    void putBack() {
        fixture.store.useTransaction(handle -> {
            handle.execute("set referential_integrity false");
            tables.forEach(table -> putBack(handle, table));
            handle.execute("set referential_integrity true");
        });
    }

    private static void putBack(Handle handle, String table) {
        handle.execute("truncate table public." + table);
        handle.execute("insert into public." + table + " select * from kept." + table);
    }
}
