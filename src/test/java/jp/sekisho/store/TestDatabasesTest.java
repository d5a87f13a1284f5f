package jp.sekisho.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TestDatabasesTest {

    @ParameterizedTest
    @EnumSource
    void eachFreshDatabaseIsItsOwn(TestDatabases databases) {
        Store first = databases.fresh();
        Store second = databases.fresh();
        first.useTransaction(h -> h.execute("create table probe (content bytea not null)"));

        second.useTransaction(h -> h.execute("create table probe (content bytea not null)"));

        first.useTransaction(h -> h.execute("insert into probe values (?)", new byte[] {1}));
        assertThat(second.<Integer>inTransaction(h -> h.select("select count(*) from probe")
                        .mapTo(Integer.class)
                        .one()))
                .isZero();
    }

    @Test
    void postgresqlSyncsWhatItCommits() {
        Store store = TestDatabases.POSTGRESQL.fresh();

        List<String> settings = store.inTransaction(
                h -> h.select("select setting from pg_settings where name in ('fsync', 'synchronous_commit')")
                        .mapTo(String.class)
                        .list());

        assertThat(settings).containsExactly("on", "on");
    }
}
