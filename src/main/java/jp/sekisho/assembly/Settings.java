package jp.sekisho.assembly;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import jp.sekisho.passage.Pace;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of a gateway process, {@code sekisho.*}.
 *
 * @param data where run-time state lies: database, journal, secrets
 * @param mappings the catalogue's folder
 * @param routes the routes' folder
 * @param certs where development keys lie, or are made
 * @param role what this process is; {@code city} so far
 * @param clock business time: a clock file that several processes share; none for real time
 * @param city a synthetic city to enter into the registry at the first start
 * @param links addresses of counterparts, where they differ from the link's file
 * @param paces how fast links may be used, where that differs from the link's file
 * @param endsWithInput whether the process ends, in order, when its input does
 */
@ConfigurationProperties("sekisho")
record Settings(
        @DefaultValue("data") Path data,
        @DefaultValue("mappings") Path mappings,
        @DefaultValue("routes") Path routes,
        @DefaultValue("certs/dev") Path certs,
        @DefaultValue("city") String role,
        @Nullable Path clock,
        @DefaultValue Database database,
        @DefaultValue Broker broker,
        @DefaultValue City city,
        @DefaultValue Map<String, URI> links,
        @DefaultValue Map<String, Pace> paces,
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

    /** Where business systems connect. */
    record Broker(@DefaultValue("127.0.0.1") String host, @DefaultValue("61616") int port) {}

    /** A synthetic city; of no people, there is none. */
    record City(@DefaultValue("0") int population, @DefaultValue("1") long seed) {}

    Optional<Path> sharedClock() {
        return Optional.ofNullable(clock);
    }

    /** {@code data} as it is on this machine, whatever the working directory becomes. */
    Path home() {
        return data.toAbsolutePath().normalize();
    }
}
