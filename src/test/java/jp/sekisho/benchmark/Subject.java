package jp.sekisho.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jp.sekisho.Patience;
import jp.sekisho.Ports;
import org.awaitility.Awaitility;

/**
 * What is measured: a process with a broker in it, to which the business systems send and which sends to the sink.
 *
 * @param home where its state and its secrets lie
 * @param port of its broker
 * @param database of the gateway's tables; the loop has none
 */
record Subject(Kind kind, ChildProcess process, Path home, int port, Optional<String> database)
        implements AutoCloseable {
    private static final Duration STARTING = Patience.LONG;

    /** The two that are compared. */
    enum Kind {
        GATEWAY("Sekisho"),
        BARE_LOOP("bare loop");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** A gateway as it is used, on tables of its own. */
    static Subject gateway(Premises premises, Crypto crypto, Extent extent, String database, long sinkPort) {
        Path home = premises.home().resolve("gateway-" + crypto);
        int port = Ports.free();
        List<String> words = new ArrayList<>(List.of("jp.sekisho.Sekisho", "run"));
        Stream.of(
                        "data=" + home,
                        "certs=" + premises.certs(),
                        "mappings=" + premises.mappings(),
                        "routes=" + Path.of("routes").toAbsolutePath(),
                        "clock=" + premises.clock(),
                        "city.population=" + Premises.POPULATION,
                        "city.seed=" + Premises.SEED,
                        "broker.port=" + port,
                        "console.port=0",
                        "database.url=" + database,
                        "database.user=postgres",
                        "database.password=postgres",
                        "links.platform=" + address(sinkPort),
                        "paces.platform.per-second=1000000",
                        "paces.platform.burst=1000000",
                        "paces.platform.at-once=" + extent.atOnce(),
                        "ends-with-input=true")
                .map(setting -> "--sekisho." + setting)
                .forEach(words::add);
        ChildProcess process = ChildProcess.silent(
                premises.log("gateway-" + crypto), extent.tuning(), crypto.classPath(), List.copyOf(words));
        Path ready = home.resolve("gateway.pid");
        Awaitility.await().atMost(STARTING).until(() -> !process.isAlive() || Files.exists(ready));
        if (!process.isAlive()) {
            throw new IllegalStateException("the gateway did not start: see its log");
        }
        return new Subject(Kind.GATEWAY, process, home, port, Optional.of(database));
    }

    static Subject bareLoop(Premises premises, Crypto crypto, Extent extent, long sinkPort) {
        Path home = premises.home().resolve("loop-" + crypto);
        int port = Ports.free();
        ChildProcess process = ChildProcess.start(
                premises.log("loop-" + crypto),
                extent.tuning(),
                crypto.classPath(),
                List.of(
                        BareLoop.class.getName(),
                        home.toString(),
                        premises.certs().toString(),
                        Integer.toString(port),
                        address(sinkPort),
                        Integer.toString(extent.batch()),
                        Integer.toString(extent.atOnce())));
        process.answer();
        return new Subject(Kind.BARE_LOOP, process, home, port, Optional.empty());
    }

    Path secrets() {
        return home.resolve("secrets");
    }

    @Override
    public void close() {
        process.close();
    }

    private static String address(long sinkPort) {
        return "https://localhost:" + sinkPort + "/platform/v1";
    }
}
