package jp.sekisho.operate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.sekisho.error.SekishoException;
import jp.sekisho.operate.access.Attempt.Way;
import jp.sekisho.operate.access.Registrar.Administrator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What administrators can do alone, and what they cannot. */
class RegistrarTest {
    private static final String FIRST = "tangerine harbour 7";
    private static final String OWN = "velvet mountain 42";
    private static final Set<Role> OPERATOR = Set.of(Role.OPERATOR);
    private static final Set<Role> ADMINISTRATOR = Set.of(Role.ADMINISTRATOR);

    @TempDir
    Path data;

    private Registrar registrar;

    @BeforeEach
    void twoAdministrators() {
        registrar = new Registrar(AccountFile.in(data), Clock.systemUTC());
        registrar.add(registrar.settingUp(), "sato", ADMINISTRATOR, Optional.empty(), FIRST);
        registrar.add(as("sato", FIRST, "add"), "kato", ADMINISTRATOR, Optional.empty(), FIRST);
        assertThatThrownBy(() -> as("kato", FIRST, "add")).hasMessageContaining("ACCESS-017");
        choose("kato", FIRST);
    }

    @Test
    void what_one_adds_is_of_use_when_another_has_confirmed_it_and_its_owner_has_chosen_a_password() {
        add("tanaka", OPERATOR);
        assertThatThrownBy(() -> choose("tanaka", FIRST)).hasMessageContaining("ACCESS-001");
        assertThatThrownBy(() -> registrar.confirm(as("sato", FIRST, "confirm"), "tanaka", OPERATOR))
                .hasMessageContaining("ACCESS-015");
        assertThatThrownBy(() -> registrar.confirm(as("kato", OWN, "confirm"), "tanaka", ADMINISTRATOR))
                .hasMessageContaining("ACCESS-016");

        registrar.confirm(as("kato", OWN, "confirm"), "tanaka", OPERATOR);
        assertThat(logsIn("tanaka", FIRST)).isEqualTo("ACCESS-017");
        assertThatThrownBy(() -> registrar.password(own("tanaka", FIRST), "tanaka", FIRST))
                .hasMessageContaining("ACCESS-018");
        choose("tanaka", FIRST);

        assertThat(logsIn("tanaka", OWN)).isEqualTo("in");
        assertThatThrownBy(() -> registrar.confirm(as("kato", OWN, "confirm"), "tanaka", OPERATOR))
                .hasMessageContaining("ACCESS-014");
    }

    @Test
    void one_administrator_alone_becomes_nobody_else() {
        add("third", ADMINISTRATOR);
        add("tanaka", OPERATOR);
        add("suzuki", OPERATOR);
        registrar.password(as("sato", FIRST, "password"), "kato", "another password 1");

        assertThat(logsIn("third", FIRST)).isEqualTo("ACCESS-001");
        assertThat(logsIn("tanaka", FIRST)).isEqualTo("ACCESS-001");
        assertThat(logsIn("suzuki", FIRST)).isEqualTo("ACCESS-001");
        assertThat(logsIn("kato", "another password 1")).isEqualTo("ACCESS-001");
        assertThat(logsIn("kato", OWN)).isEqualTo("ACCESS-001");
    }

    @Test
    void nobody_is_alone_again_by_taking_the_others_away() {
        assertThatThrownBy(() -> registrar.remove(as("sato", FIRST, "remove"), "kato"))
                .hasMessageContaining("ACCESS-013");
        registrar.disable(as("sato", FIRST, "disable"), "kato");
        add("third", ADMINISTRATOR);
        add("tanaka", OPERATOR);

        assertThat(logsIn("third", FIRST)).isEqualTo("ACCESS-001");
        assertThat(logsIn("tanaka", FIRST)).isEqualTo("ACCESS-001");
        assertThatThrownBy(() -> registrar.confirm(as("sato", FIRST, "confirm"), "tanaka", OPERATOR))
                .hasMessageContaining("ACCESS-015");
    }

    @Test
    void what_was_done_and_refused_is_in_the_journal_and_a_change_of_it_shows() throws Exception {
        add("tanaka", OPERATOR);
        assertThatThrownBy(() -> as("sato", "wrong", "add")).hasMessageContaining("ACCESS-001");
        AccountJournal journal = AccountFile.in(data).journal();

        assertThat(journal.read().whole()).isTrue();
        assertThat(journal.read().lines())
                .extracting(line -> line.act().by() + " " + line.act().what() + " "
                        + line.act().id())
                .containsExactly(
                        "(setting-up) added sato",
                        "sato added kato",
                        "kato first-password kato",
                        "kato chose-password kato",
                        "sato added tanaka",
                        "sato wrong-password sato");
        assertThat(journal.read().lines().get(5).file())
                .isEqualTo(AccountJournal.digest(AccountFile.in(data).contents()));
        String text = Files.readString(journal.path());
        Files.writeString(journal.path(), text.replace("sato added kato", "sato added gato"));
        assertThat(journal.read().whole()).isFalse();
        Files.writeString(journal.path(), text.substring(text.indexOf('\n') + 1));
        assertThat(journal.read().whole()).isFalse();
    }

    private void add(String id, Set<Role> roles) {
        registrar.add(as("sato", FIRST, "add"), id, roles, Optional.empty(), FIRST);
    }

    private void choose(String id, String before) {
        registrar.password(own(id, before), id, OWN);
    }

    private Administrator own(String id, String password) {
        return registrar.admit(attempt(id, password), "Accounts.password", Optional.of(id));
    }

    private Administrator as(String id, String password, String operation) {
        return registrar.admit(attempt(id, password), "Accounts." + operation, Optional.empty());
    }

    private String logsIn(String id, String password) {
        Logins logins = new Logins(
                new Accounts(AccountFile.in(data), Map::of, changed -> {}),
                new Slowdown(() -> 0),
                new Logins.Records(refused -> {}, name -> "unknown"),
                Clock.systemUTC());
        try {
            logins.login(attempt(id, password));
            return "in";
        } catch (SekishoException e) {
            return e.code().wire();
        }
    }

    private static Attempt attempt(String id, String password) {
        return new Attempt(id, password, Way.LOCAL, "local");
    }
}
