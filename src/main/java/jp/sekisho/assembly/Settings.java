package jp.sekisho.assembly;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.operate.access.AccountFile;
import jp.sekisho.passage.link.Pace;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of a gateway process, {@code sekisho.*}.
 *
 * @param data where run-time state lies: database, journal, secrets
 * @param mappings the catalogue's folder
 * @param routes the routes' folder
 * @param certs the key ring
 * @param role what this process is, {@code city} or {@code juki}; its other defaults are in {@code role-<role>.yaml}
 * @param clock business time: a clock file that several processes share; none for real time
 * @param links addresses of counterparts, where they differ from the link's file
 * @param ports at which port links listen to their counterparts, where that differs from the link's file
 * @param paces how fast links may be used, where that differs from the link's file
 * @param diskFree so much has to be free where {@code data} is, or the doors stop reading; at half of it the broker makes
 *     senders wait
 * @param accounts the file of accounts; by default {@code accounts} under {@code data}
 * @param longestSend how long what an earlier process has sent may still be on its way to a counterpart; after a restore counterparts
 *     are asked for open requests only when that is over
 * @param takeOver whether to take the tables from another gateway that is alive; for one start, never for good
 * @param endsWithInput whether the process ends, in order, when its input does
 */
@ConfigurationProperties("sekisho")
record Settings(
        Path data,
        @DefaultValue("mappings") Path mappings,
        @DefaultValue("routes") Path routes,
        Path certs,
        String role,
        @Nullable Path clock,
        @DefaultValue Database database,
        @DefaultValue Broker broker,
        @DefaultValue Map<String, URI> links,
        @DefaultValue Map<String, Integer> ports,
        @DefaultValue Map<String, Pace> paces,
        @DefaultValue("512MB") DataSize diskFree,
        @Nullable Path accounts,
        @DefaultValue("60s") Duration longestSend,
        @DefaultValue("false") boolean takeOver,
        @DefaultValue("false") boolean endsWithInput) {

    /**
     * Where the tables are.
     *
     * @param url none for H2 in a file under {@code data}
     * @param connections the size of the pool
     */
    record Database(
            @Nullable String url,
            @DefaultValue("sekisho") String user,
            @Nullable String password,
            @DefaultValue("12") int connections) {}

    /**
     * Where business systems connect, and how many times.
     *
     * @param connections of all systems together
     * @param connectionsPerLogin of one system
     */
    record Broker(
            @DefaultValue("127.0.0.1") String host,
            @DefaultValue("61616") int port,
            @DefaultValue("200") int connections,
            @DefaultValue("50") int connectionsPerLogin) {}

    Optional<Path> sharedClock() {
        return Optional.ofNullable(clock);
    }

    AccountFile accountFile() {
        return Optional.ofNullable(accounts).map(AccountFile::new).orElseGet(() -> AccountFile.in(home()));
    }

    /** {@code data} as it is on this machine, whatever the working directory becomes. */
    Path home() {
        return data.toAbsolutePath().normalize();
    }
}
