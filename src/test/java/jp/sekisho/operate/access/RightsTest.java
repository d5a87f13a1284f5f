package jp.sekisho.operate.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.operate.access.Right.Kind;
import org.junit.jupiter.api.Test;

class RightsTest {
    private static final Path OPERATIONS = Path.of("src/site/markdown/operations.md");

    @Test
    void auditors_act_on_nothing_and_engineers_only_try() {
        assertThat(Rights.all())
                .filteredOn(right -> right.kind() == Kind.ACTS)
                .hasSizeGreaterThan(10)
                .noneMatch(right -> right.roles().contains(Role.AUDITOR))
                .filteredOn(right -> right.roles().contains(Role.ENGINEER))
                .extracting(Right::operation)
                .containsExactly("Registry.dryRun");
    }

    @Test
    void the_documentation_prints_the_table() throws IOException {
        assertThat(Files.readAllLines(OPERATIONS).stream().filter(line -> line.matches("\\| `[A-Z]\\w+\\.\\w+` \\|.*")))
                .containsExactlyElementsOf(Rights.all().stream()
                        .filter(right -> right.kind() != Kind.LETS_IN)
                        .map(RightsTest::printed)
                        .toList());
    }

    private static String printed(Right right) {
        return Stream.of(Role.values())
                .map(role -> right.roles().contains(role) ? "●" : "")
                .collect(Collectors.joining(
                        " | ",
                        "| `" + right.operation() + "` | " + right.kind().name().toLowerCase(Locale.ROOT) + " | ",
                        " |"));
    }
}
