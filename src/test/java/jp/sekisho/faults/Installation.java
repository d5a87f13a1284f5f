package jp.sekisho.faults;

import static jp.sekisho.Patience.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.sekisho.DemoKeys;
import jp.sekisho.Patience;
import jp.sekisho.Ports;
import jp.sekisho.calendar.ClockFile;
import jp.sekisho.passage.Waypoint;
import jp.sekisho.registry.synthetic.SyntheticCity;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.TestDatabases;
import org.jspecify.annotations.Nullable;

/**
 * A gateway, the platform and a business system, each a process of its own, in a folder under {@code target/faults} that
 * stays there as evidence. Everything listens on loopback only. Closing ends every process. Used by one thread.
 */
final class Installation implements AutoCloseable {
    static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    private static final Path ROOT = Path.of("target", "faults");
    static final Path CERTS = ROOT.resolve("ring");
    private static final int POPULATION = 240;
    private static final String SHARED = "shared.numbers";
    /** Whom the hub asks about, by their integrated numbers. */
    private static final String KNOWN = "known.persons";

    /** 児童手当, as the platform knows it. */
    private static final String OFFICE_OF_NOTICES = "D0020000000000000001";

    private static final long SEED = 7;
    private static final ZonedDateTime BEFORE_OPENING = ZonedDateTime.parse("2026-10-01T07:00:00+09:00[Asia/Tokyo]");

    private final Folder home;
    private final Options options;
    private final Database database;
    private final ClockFile clock;
    private final int platformPort = Ports.free();
    private final int hubPort = Ports.free();
    private final int listenPort = Ports.free();
    private final List<Child> children = new ArrayList<>();
    private final List<Gateway> gateways = new ArrayList<>();
    private final BusinessSystemLog log;
    private final HubLog hubLog;
    private int starts;

    /** Where the tables are. */
    record Database(String url, String user, String password) {}

    /**
     * How an installation differs from another.
     *
     * @param speakers the business systems that ask
     * @param persons how many different residents each asks about
     * @param perSecond how fast the lane lets go
     * @param answerMillis how long the platform takes, such as {@code 0-300}
     * @param faultRate the share of exchanges that fail at the platform, and of answers whose signature is wrong at first
     * @param mixed whether it has every passage, and the hub
     * @param receivers of each change, if it is mixed
     * @param chains whether messages that become several are among what is said, if it is mixed
     */
    record Options(
            List<Speaker> speakers,
            int persons,
            int perSecond,
            String answerMillis,
            double faultRate,
            boolean mixed,
            int receivers,
            boolean chains,
            Optional<Defect> defect) {
        /** With two receivers of each change, and with chains. */
        Options(
                List<Speaker> speakers,
                int persons,
                int perSecond,
                String answerMillis,
                double faultRate,
                boolean mixed,
                Optional<Defect> defect) {
            this(speakers, persons, perSecond, answerMillis, faultRate, mixed, 2, true, defect);
        }
    }

    /** A gateway's folder and port; its process changes with each life. */
    final class Gateway {
        private final Path data;
        private final int port = Ports.free();
        private @Nullable Child process;

        private Gateway(Path data) {
            this.data = data;
            gateways.add(this);
        }

        /** The next life, after a kill if there was one; ready when this returns, unless it dies before. */
        Gateway restart(Trap... traps) {
            awaitReady(begin(traps));
            return this;
        }

        /** As {@link #restart}, but returns at once. */
        Child begin(Trap... traps) {
            if (process != null && process.isAlive()) {
                process.kill();
            }
            Child next = Installation.this.start("gateway", gatewayClassPath(), gatewayWords(this, traps));
            process = next;
            return next;
        }

        private void awaitReady(Child process) {
            Folder folder = new Folder(data);
            await().pollInterval(Duration.ofMillis(20))
                    .until(() ->
                            !process.isAlive() || Long.toString(process.pid()).equals(folder.text("gateway.pid")));
            if (!process.isAlive() && !process.wasKilled()) {
                throw new AssertionError("the gateway did not start: " + process.output());
            }
        }

        Child process() {
            return Objects.requireNonNull(process);
        }

        Path data() {
            return data;
        }
    }

    Installation(String name, TestDatabases kind, Options options) {
        this.home = Folder.fresh(ROOT.resolve(name));
        this.options = options;
        this.clock = new ClockFile(home.resolve("clock.json"));
        this.clock.write(Instant.now(), BEFORE_OPENING, 1);
        this.log = new BusinessSystemLog(
                options.speakers().stream().map(this::logOf).toList());
        this.database = database(kind, name);
        this.hubLog = new HubLog(hubFile());
        DevelopmentPki.ensure(CERTS, parties(), Clock.systemUTC());
        new Folder(home.resolve("routes")).copyOf(Path.of("routes"));
        copyMappings();
        if (options.mixed()) {
            Mixture.into(home, listenPort, options.receivers());
            home.write(SHARED, sharedNumbers());
        }
        options.speakers().forEach(speaker -> home.write(numbers(speaker), numbersOf(speaker)));
        if (options.defect().isPresent()) {
            options.defect().get().plant(home.resolve("planted"), CLASS_PATH);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::endAll));
    }

    /** Who has keys. */
    static List<DevelopmentPki.Party> parties() {
        return Stream.of(DemoKeys.GATEWAY, Mixture.HUB)
                .flatMap(names -> DevelopmentPki.parties(names).stream())
                .toList();
    }

    /** A gateway with the installation's data folder, not started yet. */
    Gateway newGateway() {
        return new Gateway(home.resolve("data"));
    }

    /** A gateway on a copy of another's data folder, as a standby has it; on the same tables, if they are a server's. */
    Gateway standby(Gateway first) {
        Folder data = new Folder(home.resolve("standby")).copyOf(first.data());
        data.delete("gateway.pid");
        return new Gateway(data.path());
    }

    /** Starts the platform; it takes connections when this returns. */
    Child platform() {
        Child platform = start(
                "platform",
                CLASS_PATH,
                List.of(
                        SimulatorProcess.class.getName(),
                        "--port",
                        Integer.toString(platformPort),
                        "--data",
                        platformFolder().toString(),
                        "--certs",
                        CERTS.toString(),
                        "--clock",
                        home.resolve("clock.json").toString(),
                        "--answer-delay-ms",
                        options.answerMillis(),
                        "--error-rate",
                        Double.toString(options.faultRate()),
                        "--bad-signature-rate",
                        Double.toString(options.faultRate()),
                        "--slow-rate",
                        "0",
                        "--notices-about",
                        OFFICE_OF_NOTICES));
        await().pollInterval(Duration.ofMillis(20))
                .until(() -> platform.output().contains("platform ready"));
        return platform;
    }

    /** Starts the hub; it takes connections when this returns. */
    Child hub() {
        Child hub = start(
                "hub",
                CLASS_PATH,
                List.of(
                        HubProcess.class.getName(),
                        Integer.toString(hubPort),
                        Integer.toString(listenPort),
                        CERTS.toString(),
                        hubFile().toString(),
                        home.resolve(KNOWN).toString(),
                        options.answerMillis()));
        await().pollInterval(Duration.ofMillis(20)).until(() -> hub.output().contains("hub ready"));
        return hub;
    }

    private Path hubFile() {
        return home.resolve("hub.log");
    }

    /** The logs of all who have to do with the gateway, line by line. */
    List<Tail> logs() {
        return Stream.concat(options.speakers().stream().map(this::logOf), Stream.of(hubFile()))
                .map(Tail::new)
                .toList();
    }

    HubLog hubLog() {
        return hubLog.refresh();
    }

    /** Lets the hub know the persons whom 児童手当 has found; false while it has found none. */
    boolean introduce() {
        List<String> found = log().traffic()
                .puts(RegistryForm.SEARCH)
                .filter(put -> put.speaker() == Speaker.CHILD_ALLOWANCE)
                .flatMap(put -> log.traffic().outcomes().getOrDefault(put.id(), List.of()).stream())
                .map(got -> RegistryForm.found(got.speaker(), got.body()).atena())
                .distinct()
                .toList();
        home.write(KNOWN, String.join("\n", found));
        return !found.isEmpty();
    }

    /** Starts a business system; it waits for the gateway's broker. */
    Child businessSystem(Gateway gateway, Speaker speaker) {
        String password = Secrets.in(gateway.data().resolve("secrets")).password("broker-" + speaker.system());
        List<String> words = new ArrayList<>(List.of(
                BusinessSystemProcess.class.getName(),
                speaker.name(),
                Integer.toString(gateway.port),
                password,
                logOf(speaker).toString(),
                home.resolve(numbers(speaker)).toString(),
                Long.toString(log().inquiries(speaker))));
        if (options.mixed()) {
            words.add(home.resolve(SHARED).toString());
            words.add(Boolean.toString(options.chains()));
        }
        return start(speaker.system(), CLASS_PATH, words);
    }

    private Path logOf(Speaker speaker) {
        return home.resolve(speaker.system() + ".log");
    }

    private static String numbers(Speaker speaker) {
        return speaker.system() + ".numbers";
    }

    List<Speaker> speakers() {
        return options.speakers();
    }

    /** Sets the business clock forward. */
    void time(int day, int hour) {
        ZonedDateTime time = BEFORE_OPENING.withDayOfMonth(day).withHour(hour);
        clock.write(Instant.now(), time, 1);
    }

    BusinessSystemLog log() {
        return log.refresh();
    }

    PlatformLog platformLog() {
        return PlatformLog.in(platformFolder());
    }

    int persons() {
        return options.persons();
    }

    /** How often the gateway was killed at each waypoint, over all lives. */
    Map<Waypoint, Integer> hits() {
        Map<Waypoint, Integer> hits = new EnumMap<>(Waypoint.class);
        new Tail(home.resolve("hits.log"))
                .next().stream()
                        .filter(words -> words[0].equals(Trap.Kind.KILL.name()))
                        .forEach(words -> hits.merge(Waypoint.valueOf(words[1]), 1, Integer::sum));
        return hits;
    }

    /** Whether a thread of a gateway is held there. */
    boolean isHeld(Trap trap) {
        return new Tail(home.resolve("hits.log"))
                        .next().stream()
                                .filter(words -> words[1].equals(trap.waypoint().name())
                                        && words[2].equals(Integer.toString(trap.nth())))
                                .count()
                > 0;
    }

    /** Lets go of what is held there. */
    void release(Trap trap) {
        home.write(trap.release(), "now");
    }

    /** Asks a server's tables, to know where the gateway stands; nothing is judged by it. */
    long count(String query) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything that the oracle and the remains object to. No gateway may run any more. */
    List<String> violations() {
        List<String> violations = new ArrayList<>(
                options.mixed()
                        ? Oracle.violations(log(), platformLog(), hubLog(), replied())
                        : Oracle.violations(log(), platformLog()));
        gateways.forEach(gateway -> violations.addAll(Remains.violations(gateway.data(), database)));
        return violations;
    }

    /**
     * Has every system ask about each of its persons once more, behind everything else, and waits for the outcomes: once
     * these are received for good, no door, outbox or queue holds anything from before. Of what was received before, a
     * kill may have kept the broker's last word back.
     *
     * @param all how many inquiries there are then
     */
    void last(Collection<Child> systems, int all) {
        Set<String> before = Set.copyOf(log().inquiries().keySet());
        Set<String> putBefore = log.traffic().ids();
        systems.forEach(system -> system.tell("last"));
        awaited(
                "answered at last",
                () -> log().inquiries().size() == all
                        && log.open() == 0
                        && log.unsettled(before) == 0
                        && log.traffic().unsettled(putBefore) == 0
                        && log.changes().isDone(putBefore));
    }

    /** Waits on a condition; if it does not come true and nothing has moved for long, an error says how things stand. */
    void awaited(String what, Callable<Boolean> condition) {
        String before = standing();
        while (!within(Patience.LONG, condition)) {
            String now = standing();
            if (!now.equals(before)) {
                before = now;
                continue;
            }
            throw new AssertionError(home.path().getFileName() + ": not " + what + " after " + Patience.SECONDS + " s; "
                    + now + " so far " + Oracle.violations(log, platformLog()));
        }
    }

    private String standing() {
        return "inquiries=" + log().inquiries().size() + " acknowledged=" + log.acknowledged() + " open=" + log.open()
                + " settled=" + log.settled() + " others=" + log.traffic().ids().size() + " open="
                + log.traffic().open() + " at the hub=" + hubLog().taken().size() + " open=" + hubLog.open();
    }

    /** Waits on a condition, looked at often; false if it does not come true in time. */
    static boolean within(Duration time, Callable<Boolean> condition) {
        try {
            await().atMost(time).pollInterval(Duration.ofMillis(50)).until(condition);
            return true;
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() {
        endAll();
    }

    private void endAll() {
        children.stream().filter(Child::isAlive).forEach(Child::kill);
    }

    private Child start(String name, String classPath, List<String> words) {
        Child child = Child.java(name, home.resolve("logs").resolve(++starts + "-" + name + ".log"), classPath, words);
        children.add(child);
        return child;
    }

    private String gatewayClassPath() {
        return options.defect()
                .map(planted -> Defect.classes(home.resolve("planted")) + ":" + CLASS_PATH)
                .orElse(CLASS_PATH);
    }

    private List<String> gatewayWords(Gateway gateway, Trap... traps) {
        String words = Stream.of(traps).map(Trap::written).collect(Collectors.joining(","));
        List<String> all = new ArrayList<>(List.of(
                "-D" + TrappedGateway.TRAPS + "=" + words,
                "-D" + TrappedGateway.FOLDER + "=" + home.path(),
                TrappedGateway.class.getName(),
                "--sekisho.data=" + gateway.data,
                "--sekisho.certs=" + CERTS,
                "--sekisho.mappings=" + home.resolve("mappings"),
                "--sekisho.routes=" + home.resolve("routes"),
                "--sekisho.clock=" + home.resolve("clock.json"),
                "--sekisho.city.population=" + POPULATION,
                "--sekisho.city.seed=" + SEED,
                "--sekisho.broker.port=" + gateway.port,
                "--spring.main.web-application-type=none",
                "--sekisho.links.platform=https://localhost:" + platformPort + "/platform/v1"));
        if (options.mixed()) {
            all.add("--sekisho.links.hub=https://localhost:" + hubPort + Mixture.HUB_BASE);
        }
        if (database.url().startsWith("jdbc:postgresql:")) {
            all.add("--sekisho.database.url=" + database.url());
            all.add("--sekisho.database.user=" + database.user());
            all.add("--sekisho.database.password=" + database.password());
        }
        return all;
    }

    private Path platformFolder() {
        return home.resolve("platform");
    }

    /** H2 in the gateway's own file, as it opens it itself; or a new database of the server. */
    private Database database(TestDatabases kind, String name) {
        if (kind == TestDatabases.POSTGRESQL) {
            return new Database(kind.url("faults_" + name.replace('-', '_')), "postgres", "postgres");
        }
        Path data = home.resolve("data");
        return new Database(
                "jdbc:h2:async:" + data.resolve("db").resolve("sekisho") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "sekisho",
                Secrets.in(data.resolve("secrets")).password("database"));
    }

    /** The product's own catalogue; only the lane's pace and its patience with a dead platform are a test's. */
    private void copyMappings() {
        Folder mappings = new Folder(home.resolve("mappings")).copyOf(Path.of("mappings"));
        String link = "city/links/platform.link.yaml";
        mappings.change(
                link,
                "pace:   { per-second: 50, burst: 100, at-once: 8 }",
                "pace:   { per-second: " + options.perSecond() + ", burst: 8, at-once: 8 }");
        mappings.change(
                link,
                "retry:  { first: 5 s, factor: 2, longest: 10 min }",
                "retry:  { first: 200 ms, factor: 2, longest: 2 s }");
    }

    /** How many rows of replies the ledger has for each question's id. */
    private Map<String, Long> replied() {
        Map<String, Long> replied = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select sender_id, count(*) from ledger where event = 'REPLIED' group by sender_id")) {
            while (rows.next()) {
                replied.put(rows.getString(1), rows.getLong(2));
            }
            return replied;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many messages of each passage have begun so far. */
    String passed() {
        Traffic traffic = log().traffic();
        HubLog hub = hubLog();
        Map<String, Long> passed = new LinkedHashMap<>();
        passed.put("ask", (long) log.inquiries().size());
        passed.put("records", (long) log.linesByMoment().size());
        passed.put("tell", traffic.puts(RegistryForm.STOP).count());
        passed.put(
                "serve",
                traffic.puts(RegistryForm.SEARCH).count()
                        + traffic.puts(RegistryForm.LINK).count());
        passed.put("deliver", (long) log.notices().size());
        passed.put("offer", (long) hub.offers().size());
        passed.put("reply", (long) hub.answers().size());
        passed.put("distribute", traffic.puts(ChangeForm.CHANGE).count());
        passed.put("expand", traffic.puts(MovedInForm.MOVED_IN).count());
        passed.put(
                "begun",
                hub.taken().stream()
                        .filter(each -> each.operation().equals("linkage-code"))
                        .count());
        return passed.toString();
    }

    /** Whether all newcomers have been looked for that time, and the outcomes of all are there. */
    boolean hasLookedFor(int time) {
        Traffic traffic = log().traffic();
        return traffic.open() == 0
                && found(time).size() == traffic.puts(RegistryForm.LINK).count();
    }

    /** Whether all newcomers have been found with a linkage code that time. */
    boolean isKnownByCode(int time) {
        return found(time).values().stream().allMatch(RegistryForm.ACQUIRED::equals);
    }

    private Map<String, String> found(int time) {
        Traffic traffic = log().traffic();
        Map<String, List<Traffic.Got>> outcomes = traffic.outcomes();
        Map<String, String> found = new HashMap<>();
        traffic.puts(RegistryForm.SEARCH)
                .filter(put -> put.id().contains("find-" + time + "-"))
                .forEach(put -> outcomes.getOrDefault(put.id(), List.of())
                        .forEach(got -> found.put(
                                put.id(),
                                RegistryForm.found(got.speaker(), got.body()).state())));
        return found;
    }

    /** Whether the system asked has the last question of the hub, and the broker knows it. */
    boolean isLastOfferKept() {
        Traffic traffic = log().traffic();
        return traffic.got(ProvisionForm.QUESTION).stream()
                .filter(traffic::isKept)
                .anyMatch(got -> ProvisionForm.question(got.body()).number()
                        == hubLog().offers().size());
    }

    /** Results of which the platform has not heard yet that they have arrived. What it is only told has none. */
    long unconfirmed() {
        PlatformLog platform = platformLog();
        Set<String> asked = log().linesByMoment().keySet();
        return platform.firstSeen().stream()
                        .filter(seen -> asked.contains(seen.askedAt()))
                        .count()
                - platform.confirmed();
    }

    /** Notices that the platform has brought and not heard of yet. */
    Set<Long> untold() {
        PlatformLog platform = platformLog();
        Set<Long> untold =
                new TreeSet<>(Oracle.broughtAbout(log(), platform.firstSeen()).keySet());
        untold.removeAll(platform.told());
        return untold;
    }

    /** The numbers of 生活保護 for those whom 児童手当 knows, too. */
    private static String sharedNumbers() {
        return SyntheticCity.of(SEED, POPULATION)
                .knownTo(SyntheticCity.CHILD_ALLOWANCE)
                .flatMap(resident ->
                        Optional.ofNullable(resident.localNumbers().get(SyntheticCity.PUBLIC_ASSISTANCE)).stream())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private String numbersOf(Speaker speaker) {
        return SyntheticCity.of(SEED, POPULATION)
                .knownTo(speaker.system())
                .map(resident -> speaker.form().number(resident.localNumbers().get(speaker.system())))
                .limit(options.persons())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
