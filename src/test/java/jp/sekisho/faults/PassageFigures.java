package jp.sekisho.faults;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.sekisho.store.TestDatabases;
import org.jspecify.annotations.Nullable;

/**
 * What a message of each passage costs beside an inquiry: one gateway and one server of tables, one passage after the other, all at one
 * pace. What both use while nothing passes is taken off. Used by one thread.
 */
final class PassageFigures {
    private static final List<Integer> RECEIVERS = List.of(2, 10, 50);
    private static final int PERSONS = 40;
    private static final int LANE_PER_SECOND = 1_000;

    private final Extent extent;

    /**
     * How much is measured.
     *
     * @param warmUp messages of each passage before any is counted
     * @param messages that are counted
     * @param idleSeconds for which nothing passes, to know what that takes
     */
    record Extent(int warmUp, int messages, double perSecond, int idleSeconds) {
        static final Extent FULL = new Extent(200, 400, 20, 20);
    }

    /**
     * One passage.
     *
     * @param gatewayMillis processor time a message
     * @param tablesMillis the same, of the server of the tables
     * @param p99Millis from the sending until the outcome is in the sender's hands
     */
    record Figure(String passage, double gatewayMillis, double tablesMillis, long medianMillis, long p99Millis) {}

    private record Used(double gateway, double tables) {
        Used minus(Used before) {
            return new Used(gateway - before.gateway, tables - before.tables);
        }

        Used times(double factor) {
            return new Used(gateway * factor, tables * factor);
        }
    }

    private enum Said {
        ASK("ask: 情報照会, one record", Speaker.PUBLIC_ASSISTANCE, "inquiry"),
        ASK_AND_DELIVER("ask and deliver: the same with a notice brought", Speaker.CHILD_ALLOWANCE, "inquiry"),
        TELL("tell: 自動応答不可", Speaker.CHILD_ALLOWANCE, RegistryForm.STOP),
        SERVE("serve: 宛名検索", Speaker.CHILD_ALLOWANCE, RegistryForm.SEARCH),
        DISTRIBUTE("distribute: 異動, to", Speaker.PUBLIC_ASSISTANCE, ChangeForm.CHANGE),
        EXPAND("expand: 転入, 1 to 8 parts in order", Speaker.LATE_STAGE_ELDERLY, MovedInForm.MOVED_IN),
        OFFER("offer: 情報提供, answered by a system", null, "offer"),
        REPLY("reply: 符号取得状況", null, "ask");

        private final String title;
        private final Optional<Speaker> speaker;
        private final String what;

        Said(String title, @Nullable Speaker speaker, String what) {
            this.title = title;
            this.speaker = Optional.ofNullable(speaker);
            this.what = what;
        }
    }

    PassageFigures(Extent extent) {
        this.extent = extent;
    }

    /** Runs everything; answers the report, in Markdown. */
    String measure() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        List<Figure> figures = new ArrayList<>();
        for (int receivers : RECEIVERS) {
            try (Run run = new Run(receivers)) {
                List<Said> said = receivers == RECEIVERS.get(0) ? List.of(Said.values()) : List.of(Said.DISTRIBUTE);
                said.forEach(each -> run.say(each, extent.warmUp));
                Used idle = run.idle();
                said.forEach(each -> figures.add(run.figure(each, idle)));
            }
        }
        StringBuilder report = new StringBuilder(String.format(
                Locale.ROOT,
                "Load before the run: %.1f. %d messages each, %.0f a second, after %d of warming up.%n%n"
                        + "| | gateway, ms a message | PostgreSQL, ms a message | median, ms | 99 %%, ms |%n|---|---|---|---|---|%n",
                load,
                extent.messages,
                extent.perSecond,
                extent.warmUp));
        figures.forEach(figure -> report.append(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %d | %d |%n",
                figure.passage,
                figure.gatewayMillis,
                figure.tablesMillis,
                figure.medianMillis,
                figure.p99Millis)));
        return report.toString();
    }

    /** An installation with its processes. */
    private final class Run implements AutoCloseable {
        private final int receivers;
        private final Installation site;
        private final Installation.Gateway gateway;
        private final Map<Speaker, Child> systems = new TreeMap<>();
        private final Child hub;
        private final ProcessHandle tables;
        private final List<Tail> logs;
        private final Map<String, Long> begun = new HashMap<>();
        private final Map<String, Long> ended = new HashMap<>();

        private Run(int receivers) {
            this.receivers = receivers;
            this.site = new Installation(
                    "figures-" + receivers,
                    TestDatabases.POSTGRESQL,
                    new Installation.Options(
                            List.of(Speaker.values()),
                            PERSONS,
                            LANE_PER_SECOND,
                            "0",
                            0,
                            true,
                            receivers,
                            true,
                            Optional.empty()));
            site.time(1, 10);
            site.platform();
            this.hub = site.hub();
            this.gateway = site.newGateway();
            site.speakers().forEach(speaker -> systems.put(speaker, site.businessSystem(gateway, speaker)));
            gateway.restart();
            this.tables = ProcessHandle.of(site.count("select split_part(pg_read_file('postmaster.pid'), chr(10), 1)"))
                    .orElseThrow();
            this.logs = site.logs();
        }

        private void say(Said said, int count) {
            int before = begun.size();
            said.speaker.ifPresentOrElse(
                    speaker -> system(speaker).tell("say " + said.what + " " + count + " " + extent.perSecond),
                    () -> ask(said.what, count));
            site.awaited(
                    said.title + " ended",
                    () -> read() >= before + count && site.hubLog().open() == 0);
        }

        private void ask(String what, int count) {
            site.awaited("known to the hub", site::introduce);
            for (int i = 0; i < count; i++) {
                hub.tell(what + " 1");
                pause(Duration.ofNanos((long) (1e9 / extent.perSecond)));
            }
        }

        private Figure figure(Said said, Used idle) {
            begun.clear();
            ended.clear();
            Used before = used();
            long from = System.nanoTime();
            say(said, extent.messages);
            double seconds = (System.nanoTime() - from) / 1e9;
            Used each = used().minus(before).minus(idle.times(seconds)).times(1e3 / extent.messages);
            List<Long> took = begun.entrySet().stream()
                    .map(entry -> ended.getOrDefault(entry.getKey(), Long.MAX_VALUE) - entry.getValue())
                    .sorted()
                    .toList();
            String title = said == Said.DISTRIBUTE ? said.title + " " + receivers : said.title;
            Figure figure = new Figure(
                    title, each.gateway, each.tables, took.get(took.size() / 2), took.get(took.size() * 99 / 100));
            System.out.println(figure);
            return figure;
        }

        /** A second of nothing. */
        private Used idle() {
            Used before = used();
            pause(Duration.ofSeconds(extent.idleSeconds));
            return used().minus(before).times(1.0 / extent.idleSeconds);
        }

        private Used used() {
            return new Used(
                    seconds(Stream.of(ProcessHandle.of(gateway.process().pid()).orElseThrow())),
                    seconds(Stream.concat(Stream.of(tables), tables.descendants())));
        }

        private double seconds(Stream<ProcessHandle> processes) {
            return processes
                            .map(each -> each.info().totalCpuDuration().orElse(Duration.ZERO))
                            .reduce(Duration.ZERO, Duration::plus)
                            .toNanos()
                    / 1e9;
        }

        /** Answers how many have ended of those that have begun since the last figure. */
        private int read() {
            logs.forEach(log -> log.next().forEach(this::take));
            return (int) begun.keySet().stream().filter(ended::containsKey).count();
        }

        private void take(String[] words) {
            long at = Long.parseLong(words[words.length - 1]);
            switch (words[0]) {
                case "sending" -> begun.putIfAbsent(words[2], at);
                case "putting" -> {
                    if (!words[2].equals(ProvisionForm.ANSWER)) {
                        begun.putIfAbsent(words[3], at);
                    }
                }
                case "offered" -> begun.putIfAbsent("o-" + words[1], at);
                case "question" -> begun.putIfAbsent(words[1], at);
                case "received" -> ended.putIfAbsent(words[2], at);
                case "got" -> {
                    if (!words[5].isEmpty()) {
                        ended.putIfAbsent(words[4], at);
                    }
                }
                case "ended", "answered" -> ended.putIfAbsent(words[1], at);
                default -> {
                    // says nothing of a beginning or an end
                }
            }
        }

        private Child system(Speaker speaker) {
            return Objects.requireNonNull(systems.get(speaker));
        }

        private static void pause(Duration time) {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            site.close();
        }
    }
}
