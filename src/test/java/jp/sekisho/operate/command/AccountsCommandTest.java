package jp.sekisho.operate.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsCommandTest {
    private static final String FIRST = "tangerine harbour 7";
    private static final String SECOND = "velvet mountain 42";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void the_first_account_is_an_administrator_who_then_adds_the_others() throws Exception {
        assertThat(typing(FIRST, "add", "sato", "--role", "operator")).isEqualTo(2);
        assertThat(err.toString()).contains("ACCESS-012");

        assertThat(typing(FIRST, "add", "sato", "--role", "administrator")).isZero();
        assertThat(typing(SECOND, "add", "tanaka", "--role", "operator,auditor"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("COMMAND-005");
        assertThat(typing("wrong\n" + SECOND, "add", "tanaka", "--role", "operator", "--user", "sato"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("ACCESS-001");
        assertThat(typing(
                        FIRST + "\n" + SECOND,
                        "add",
                        "tanaka",
                        "--role",
                        "operator,auditor",
                        "--until",
                        "2099-03-31",
                        "--user",
                        "sato"))
                .isZero();

        assertThat(typing("", "list")).isZero();
        assertThat(out.toString())
                .contains("sato administrator - enabled", "tanaka operator,auditor 2099-03-31 proposed:sato")
                .doesNotContain("argon2");
        assertThat(Files.readString(folder.resolve("accounts")))
                .contains("{argon2@SpringSecurity_v5_8}")
                .doesNotContain(FIRST, SECOND);
    }

    @Test
    void everybody_changes_their_own_password_and_nobody_elses() {
        twoAccounts();

        assertThat(typing(SECOND + "\nshort", "password", "tanaka", "--user", "tanaka"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("ACCESS-011");
        assertThat(typing(SECOND + "\nanother password 1", "password", "tanaka", "--user", "tanaka"))
                .isZero();
        assertThat(typing("another password 1\nanother password 2", "password", "sato", "--user", "tanaka"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("ACCESS-004");
    }

    @Test
    void the_last_administrator_stays() {
        twoAccounts();
        typing(FIRST, "disable", "kato", "--user", "sato");

        assertThat(typing(FIRST, "disable", "sato", "--user", "sato")).isEqualTo(2);
        assertThat(typing(FIRST, "remove", "sato", "--user", "sato")).isEqualTo(2);
        assertThat(err.toString()).contains("ACCESS-012");
        assertThat(typing(FIRST, "disable", "tanaka", "--user", "sato")).isZero();
        assertThat(typing(FIRST, "remove", "suzuki", "--user", "sato")).isEqualTo(2);
        assertThat(err.toString()).contains("ACCESS-008");
        typing("", "list");
        assertThat(out.toString()).contains("tanaka operator - disabled");
    }

    @Test
    void ids_that_are_wrong_or_there_are_refused() {
        twoAccounts();

        assertThat(typing(FIRST + "\n" + SECOND, "add", "Tanaka", "--role", "operator", "--user", "sato"))
                .isEqualTo(2);
        assertThat(typing(FIRST + "\n" + SECOND, "add", "tanaka", "--role", "operator", "--user", "sato"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("ACCESS-009", "ACCESS-010");
    }

    @Test
    void what_an_administrator_adds_another_one_confirms() {
        typing(FIRST, "add", "sato", "--role", "administrator");
        assertThat(typing(FIRST + "\n" + FIRST, "add", "kato", "--role", "administrator", "--user", "sato"))
                .isZero();
        assertThat(typing(FIRST, "confirm", "kato", "--role", "administrator", "--user", "sato"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("ACCESS-014");
        assertThat(typing(FIRST + "\n" + SECOND, "password", "kato", "--user", "kato"))
                .isZero();

        typing(FIRST + "\n" + FIRST, "add", "tanaka", "--role", "operator", "--user", "sato");
        assertThat(typing(FIRST, "confirm", "tanaka", "--role", "operator", "--user", "sato"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("ACCESS-015");
        assertThat(typing(SECOND, "confirm", "tanaka", "--role", "operator", "--user", "kato"))
                .isZero();

        typing("", "list");
        assertThat(out.toString()).contains("tanaka operator - first-password");
    }

    /** An administrator, and an operator who has chosen a password. */
    private void twoAccounts() {
        typing(FIRST, "add", "sato", "--role", "administrator");
        typing(FIRST + "\n" + FIRST, "add", "kato", "--role", "administrator", "--user", "sato");
        typing(FIRST + "\n" + SECOND, "password", "kato", "--user", "kato");
        typing(FIRST + "\n" + FIRST, "add", "tanaka", "--role", "operator", "--user", "sato");
        typing(SECOND, "confirm", "tanaka", "--role", "operator", "--user", "kato");
        typing(FIRST + "\n" + SECOND, "password", "tanaka", "--user", "tanaka");
        out.getBuffer().setLength(0);
    }

    /** Runs it with these lines as its input. */
    private int typing(String lines, String... words) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream((lines + "\n").getBytes(Charset.defaultCharset())));
        try {
            List<String> all = new ArrayList<>(List.of("accounts"));
            all.addAll(List.of(words));
            all.addAll(List.of("--file", folder.resolve("accounts").toString()));
            return SekishoCommand.execute(
                    new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }
}
