package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import jp.sekisho.DemoKeys;
import jp.sekisho.Patience;
import jp.sekisho.Sekisho;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sekisho masters} as a process of its own beside the gateway. */
class MastersCommandIT {
    @TempDir
    Path folder;

    private Path password;

    private record Said(int exitCode, String output) {}

    @Test
    void aListIsReceivedLookedAtAdoptedAndTakenBack() throws Exception {
        try (RunningGateway running =
                RunningGateway.in(folder).at("2026-11-10T20:00:00").start()) {
            password = folder.resolve("password");
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, running.secrets().password("operator"));
            Path list = SignedList.in(folder, DemoKeys.PLATFORM);

            assertThat(sekisho("receive", list.toString())).satisfies(said -> {
                assertThat(said.exitCode()).isZero();
                assertThat(said.output()).contains("received: 1", "rows added 1");
            });
            assertThat(sekisho("look", "1").output()).contains("permits lost", "許可 permit inquiry public-assistance");
            assertThat(sekisho("adopt", "1", "--reason", "通知のとおり").output()).contains("permit list 1", "採用済み adopted");
            assertThat(sekisho("adopt", "1", "--reason", "もう一度")).satisfies(said -> {
                assertThat(said.exitCode()).isEqualTo(2);
                assertThat(said.output()).contains("MASTER-009");
            });
            assertThat(sekisho("take-back", "取り違え").output()).contains("can be adopted");
            assertThat(sekisho("list").output()).contains("照会許可照会リスト permit list 1", "can be adopted");
            assertThat(running.query("select made_by || ' ' || undone_by || ' ' || undone_reason from master_change"))
                    .containsExactly("local:operator local:operator 取り違え");
        }
    }

    private Said sekisho(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Sekisho.class.getName(),
                "masters"));
        command.addAll(List.of(words));
        command.addAll(List.of(
                "--data",
                folder.resolve("data").toString(),
                "--user",
                "operator",
                "--password-file",
                password.toString()));
        Path output = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), new String(Files.readAllBytes(output), UTF_8));
    }
}
