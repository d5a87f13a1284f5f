package jp.sekisho.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.sekisho.Ports;
import jp.sekisho.registry.Registry;
import jp.sekisho.store.Store;
import org.jdbi.v3.core.statement.UnableToCreateStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** A process is of one role that has a module, and has what that module says and nothing of another's. */
class RolesTest {
    private static final Path PAGE = Path.of("src/site/markdown/adding-a-role.md");
    private static final Path MODULE = Path.of("src/main/java/jp/sekisho/assembly/juki/JukiRole.java");
    private static final Path DEFAULTS = Path.of("src/main/resources/role-juki.yaml");

    @TempDir
    Path folder;

    @Test
    void aRoleThatIsNoneIsRefusedBeforeAnythingIsMade() {
        assertThatThrownBy(() -> start("registry-office"))
                .rootCause()
                .hasMessageStartingWith("START-004")
                .hasMessageContaining("registry-office");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void theExampleOfThePageIsAGatewayOfItsOwn() throws IOException {
        String module = Files.readString(MODULE);
        assertThat(Files.readString(PAGE))
                .contains(module.substring(module.indexOf("/** The")))
                .contains(Files.readString(DEFAULTS));

        try (ConfigurableApplicationContext juki = start("juki")) {
            assertThat(juki.getBean(Role.class).id()).isEqualTo("juki");
            assertThat(juki.getBeanProvider(Registry.class).getIfAvailable()).isNull();
            assertThat(rows(juki, "request")).isZero();
            assertThatThrownBy(() -> rows(juki, "registry_person"))
                    .isInstanceOf(UnableToCreateStatementException.class);
        }
        assertThatThrownBy(() -> start("city")).rootCause().hasMessageStartingWith("START-009");
    }

    private static int rows(ConfigurableApplicationContext gateway, String table) {
        return gateway.getBean(Store.class)
                .<Integer>inTransaction(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    private ConfigurableApplicationContext start(String role) {
        List<String> settings = new ArrayList<>(List.of(
                "--sekisho.role=" + role,
                "--sekisho.console.port=0",
                "--sekisho.broker.port=" + Ports.free(),
                "--sekisho.links.cs=https://localhost:1/cs/v1",
                "--sekisho.data=" + folder.resolve("data"),
                "--sekisho.certs=" + folder.resolve("certs")));
        return Gateway.run(settings.toArray(String[]::new));
    }
}
