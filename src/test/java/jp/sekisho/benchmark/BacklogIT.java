package jp.sekisho.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.util.FileSystemUtils;

/** A gateway that starts behind a long lane: in short, and, with {@code -Pbenchmark}, with a million. */
class BacklogIT {
    private static final int SHORT = 5_000;
    private static final int FULL = 1_000_000;
    /** H2 writes its file anew where random keys are inserted: 16 GB before a million were in. */
    private static final int FULL_ON_H2 = 200_000;

    @Test
    void aGatewayOnPostgresqlStartsBehindALongLane() throws Exception {
        onPostgresql(SHORT, Tuning.QUICK_START);
    }

    @Test
    void aGatewayOnH2StartsBehindALongLane() throws Exception {
        run("h2", "h2", SHORT, Tuning.QUICK_START);
    }

    @Test
    @Tag("full-length")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void aGatewayOnPostgresqlStartsBehindAMillion() throws Exception {
        System.out.println(onPostgresql(FULL, Tuning.AS_SHIPPED));
    }

    @Test
    @Tag("full-length")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void aGatewayOnH2StartsBehindALongerLane() throws Exception {
        System.out.println(run("h2", "h2", FULL_ON_H2, Tuning.AS_SHIPPED));
    }

    private static List<String> onPostgresql(int count, Tuning tuning) throws Exception {
        try (Postgres postgres = Postgres.start()) {
            return run("postgresql", postgres.create("backlog"), count, tuning);
        }
    }

    /** All that wait are known, and the first has left: else the process does not end well. */
    private static List<String> run(String name, String database, int count, Tuning tuning) throws Exception {
        Path folder = Path.of("target", "backlog", name).toAbsolutePath();
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        List<String> words = List.of(Backlog.class.getName(), folder.toString(), database, Integer.toString(count));
        List<String> said = new ArrayList<>();
        try (ChildProcess process = ChildProcess.start(folder.resolve("log"), tuning, Crypto.ACCP.classPath(), words)) {
            while (said.isEmpty() || !said.get(said.size() - 1).startsWith("known ")) {
                said.add(process.answer());
            }
        } finally {
            Files.write(folder.resolve("figures"), said);
        }
        assertThat(said).last().isEqualTo("known " + count);
        return said;
    }
}
