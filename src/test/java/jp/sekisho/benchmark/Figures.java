package jp.sekisho.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import jp.sekisho.Patience;

/**
 * Measures the gateway and the bare loop one after the other, at full load and then at half of the gateway's, and reports in
 * Markdown. All processes and files lie under one folder, logs included.
 */
public final class Figures {
    private final Extent extent;
    private final Premises premises;
    private final List<Result> results = new ArrayList<>();

    Figures(Extent extent, Path folder) {
        this.extent = extent;
        this.premises = Premises.fresh(folder);
    }

    /**
     * Measures and prints.
     *
     * @param arguments a folder, and any of {@code warmUp=}, {@code rounds=}, {@code seconds=}, {@code paced=},
     *     {@code at-once=}, {@code batch=}, {@code crypto=ACCP|JDK}
     */
    public static void main(String[] arguments) {
        System.out.println(new Figures(Extent.of(arguments), Path.of(arguments[0])).measure());
    }

    /** Runs everything; answers the report. */
    String measure() {
        double loadBefore = Machine.load();
        try (Postgres postgres = Postgres.start();
                ChildProcess sink = sink()) {
            long port = Long.parseLong(sink.answer());
            for (Crypto crypto : extent.cryptos()) {
                String database = postgres.create("figures_" + crypto.name().toLowerCase(java.util.Locale.ROOT));
                try (Subject gateway = Subject.gateway(premises, crypto, extent, database, port)) {
                    measure(gateway, crypto, postgres, sink);
                }
                try (Subject loop = Subject.bareLoop(premises, crypto, extent, port)) {
                    measure(loop, crypto, postgres, sink);
                }
            }
            long bytes = sink.askNumber("bytes") / Math.max(1, sink.askNumber("count"));
            String report =
                    new Report(extent, results).written(Machine.described(postgres.version()), loadBefore, bytes);
            Files.writeString(premises.home().resolve("figures.md"), report);
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Result> results() {
        return List.copyOf(results);
    }

    private ChildProcess sink() {
        return ChildProcess.start(
                premises.log("sink"),
                extent.tuning(),
                Crypto.ACCP.classPath(),
                List.of(NullSink.class.getName(), premises.certs().toString()));
    }

    private void measure(Subject subject, Crypto crypto, Postgres postgres, ChildProcess sink) {
        try (ChildProcess senders = senders(subject)) {
            Map<String, Supplier<Duration>> processes = new LinkedHashMap<>();
            processes.put("itself", subject.process()::cpu);
            subject.database().ifPresent(database -> processes.put("PostgreSQL", postgres::cpu));
            processes.put("senders", senders::cpu);
            processes.put("sink", sink::cpu);
            Load load = new Load(sink, senders, processes);
            load.warmUp(extent.warmUp());
            List<Load.Window> windows = load.windows(extent.rounds(), extent.seconds());
            load.drain();
            double rate = rate(crypto, windows);
            load.paced(rate, extent.paced() / 2);
            await(load.drain(), finished(subject, postgres));
            Instant since = Instant.now();
            subject.database().orElseGet(() -> subject.process().ask("latencies"));
            load.paced(rate, extent.paced());
            await(load.drain(), finished(subject, postgres));
            Map<String, Result.Latency> latencies = subject.database()
                    .map(database -> Stages.ofGateway(postgres, database, since))
                    .orElseGet(() -> Stages.ofLoop(subject.process().ask("latencies")));
            results.add(new Result(subject.kind(), crypto, windows, rate, latencies));
        }
    }

    private ChildProcess senders(Subject subject) {
        return ChildProcess.start(
                premises.log("senders"),
                extent.tuning(),
                Crypto.ACCP.classPath(),
                List.of(
                        Senders.class.getName(),
                        Integer.toString(subject.port()),
                        subject.secrets().toString(),
                        premises.home().toString()));
    }

    /** Half of what the gateway bore with this crypto, for the loop, too. */
    private double rate(Crypto crypto, List<Load.Window> windows) {
        return results.stream()
                .filter(result -> result.crypto() == crypto)
                .map(Result::paced)
                .findFirst()
                .orElseGet(() -> Math.ceil(new Result(Subject.Kind.GATEWAY, crypto, windows, 0, Map.of())
                                .median()
                                .perSecond()
                        / 2));
    }

    /** How many the subject itself holds for carried: by its ledger, or what it acknowledged. */
    private static LongSupplier finished(Subject subject, Postgres postgres) {
        String sent = "select count(*) from ledger where event = 'SENT'";
        return () -> subject.database()
                .map(database ->
                        Long.parseLong(postgres.rows(database, sent).get(0).get(0)))
                .orElseGet(() -> subject.process().askNumber("count"));
    }

    /** What the sink counted must be what the subject finished, each once: else the figures would mean nothing. */
    private static void await(long carried, LongSupplier finished) {
        Patience.await().until(() -> finished.getAsLong() == carried);
    }
}
