package jp.sekisho.benchmark;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long messages took. Nothing is left out: each one counts from the moment at which it was due to be sent. */
final class Stages {
    static final String WHOLE = "whole";

    private static final List<String> NAMES = List.of("door", "lane", "send", WHOLE);

    /** Stages end when their ledger rows were committed, as the database remembers it; microseconds. */
    private static final String QUERY =
            """
            with leg as (
                select message_id, event, sender_id,
                       extract(epoch from pg_xact_commit_timestamp(xmin)) * 1000000 as at
                from ledger where at >= '%s'),
            way as (
                select split_part(a.sender_id, '-', 3)::bigint as due, a.at as accepted, c.at as claimed, s.at as sent
                from leg a
                join leg c on c.message_id = a.message_id and c.event = 'SENDING'
                join leg s on s.message_id = a.message_id and s.event = 'SENT'
                where a.event = 'ACCEPTED'),
            stage as (
                select 'door' as name, accepted - due as took from way
                union all select 'lane', claimed - accepted from way
                union all select 'send', sent - claimed from way
                union all select 'whole', sent - due from way)
            select name,
                   percentile_cont(0.5) within group (order by took) / 1000,
                   percentile_cont(0.99) within group (order by took) / 1000
            from stage group by name
            """;

    private Stages() {}

    /** Of the gateway, from its ledger. */
    static Map<String, Result.Latency> ofGateway(Postgres postgres, String database, Instant since) {
        Map<String, Result.Latency> found = new LinkedHashMap<>();
        List<List<String>> rows = postgres.rows(database, QUERY.formatted(since));
        for (String name : NAMES) {
            rows.stream()
                    .filter(row -> row.get(0).equals(name))
                    .forEach(row -> found.put(
                            name, new Result.Latency(Double.parseDouble(row.get(1)), Double.parseDouble(row.get(2)))));
        }
        return found;
    }

    /** Of the bare loop, as it says. */
    static Map<String, Result.Latency> ofLoop(String micros) {
        long[] sorted = Arrays.stream(micros.strip().split(" "))
                .mapToLong(Long::parseLong)
                .sorted()
                .toArray();
        return Map.of(WHOLE, new Result.Latency(at(sorted, 0.5), at(sorted, 0.99)));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) (share * (sorted.length - 1))] / 1e3;
    }
}
