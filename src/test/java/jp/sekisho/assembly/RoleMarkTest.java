package jp.sekisho.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import jp.sekisho.store.Store;
import jp.sekisho.store.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gateways of two roles share neither a data folder nor a database. */
class RoleMarkTest {
    private static final RoleMark CITY = new RoleMark(new Role("city", List.of()));
    private static final RoleMark JUKI = new RoleMark(new Role("juki", List.of()));

    @Test
    void theDataFolderOfOneRoleIsRefusedToAnother(@TempDir Path home) {
        CITY.onFolder(home);

        assertThatCode(() -> CITY.onFolder(home)).doesNotThrowAnyException();
        assertThatThrownBy(() -> JUKI.onFolder(home))
                .hasMessageStartingWith("START-009")
                .hasMessageContaining("city");
    }

    @ParameterizedTest
    @EnumSource
    void theTablesOfOneRoleAreRefusedToAnother(TestDatabases database) {
        Store store = database.fresh();
        JUKI.onTables(store);

        assertThatCode(() -> JUKI.onTables(store)).doesNotThrowAnyException();
        assertThatThrownBy(() -> CITY.onTables(store))
                .hasMessageStartingWith("START-009")
                .hasMessageContaining("juki");
        assertThat(store.<List<String>>inTransaction(handle -> handle.createQuery("select role from installation")
                        .mapTo(String.class)
                        .list()))
                .containsExactly("juki");
    }
}
