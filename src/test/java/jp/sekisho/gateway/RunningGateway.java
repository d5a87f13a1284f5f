package jp.sekisho.gateway;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import jp.sekisho.Patience;
import jp.sekisho.Ports;
import jp.sekisho.assembly.Gateway;
import jp.sekisho.assembly.end.EndCause;
import jp.sekisho.assembly.end.ProcessEnd;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.ledger.LedgerReport;
import jp.sekisho.ledger.LedgerVerifier;
import jp.sekisho.operate.access.TestAccounts;
import jp.sekisho.operate.jmx.ActingConnection;
import jp.sekisho.operate.jmx.LoginMBean;
import jp.sekisho.registry.Registry;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.registry.synthetic.SyntheticCity;
import jp.sekisho.store.Secrets;
import jp.sekisho.store.Store;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A gateway process within the test's: everything is real but the outside and the business clock, which stands until a
 * test steps it. It polls and retries faster than the shipped files say. Not thread safe.
 */
public final class RunningGateway implements AutoCloseable {
    public static final String SYSTEM = "public-assistance";
    public static final Path CERTS = Path.of("target", "test-ring");

    private static final String NO_CONSOLE = "--spring.main.web-application-type=none";

    /** A door that is asked to stop waits until its reader looks up. */
    private static final String STOPS_AT_ONCE = "--camel.component.jms.receive-timeout=50";

    private final Path folder;
    private final SyntheticCity city;
    private final AtomicReference<ZonedDateTime> time;
    private final int brokerPort;
    private final List<EndCause> ends = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final ConfigurableApplicationContext context;

    private RunningGateway(Setup setup) throws IOException {
        this.folder = setup.folder;
        this.city = SyntheticCity.of(setup.seed, setup.population);
        this.time = new AtomicReference<>(setup.time);
        this.brokerPort = Ports.free();
        setup.copyFolders();
        if (setup.withAccounts) {
            TestAccounts.write(folder.resolve("data"));
        }
        SpringApplication application = new SpringApplication(Gateway.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(starting -> {
            keepLog();
            setup.parts.forEach(part -> part.accept((GenericApplicationContext) starting));
            ((GenericApplicationContext) starting)
                    .registerBean("recordedEnd", ProcessEnd.class, () -> cause -> ends.add(cause));
            ((GenericApplicationContext) starting)
                    .registerBean(
                            "steppedClock",
                            BusinessClock.class,
                            () -> BusinessClock.of(time::get),
                            bean -> bean.setPrimary(true));
        });
        context = application.run(setup.arguments(brokerPort));
    }

    /** What a gateway is started with. Mutable until {@link #start}. */
    public static final class Setup implements Edited {
        private final Path folder;
        private final Map<String, UnaryOperator<String>> edits = new LinkedHashMap<>();
        private final List<Consumer<GenericApplicationContext>> parts = new ArrayList<>();
        private final List<String> more = new ArrayList<>(List.of(NO_CONSOLE, STOPS_AT_ONCE));
        private Path certs = CERTS;
        private URI platform = URI.create("https://localhost:1/platform/v1");
        private ZonedDateTime time = ZonedDateTime.parse("2026-11-10T10:00:00+09:00[Asia/Tokyo]");
        private boolean withAccounts;
        private int population = 400;
        private long seed = 7;
        private String left = "";

        private Setup(Path folder) {
            this.folder = folder;
            edit(
                    "routes/city/inquiry.camel.yaml",
                    text -> replaced(
                            text,
                            "operation: inquiry-results",
                            """
                    operation: inquiry-results
                            pollMillis: 50"""));
            edit("mappings/city/links/platform.link.yaml", text -> {
                String fast = replaced(text, "first: 5 s", "first: 100 ms");
                return replaced(fast, "per-second: 50", "per-second: 500");
            });
        }

        /** Where the platform is. */
        public Setup platform(URI address) {
            platform = address;
            return this;
        }

        /** A key ring of its own. */
        public Setup certs(Path ring) {
            certs = ring;
            return this;
        }

        /** A database other than H2 in a file; the accounts of the demo are in a file then. */
        public Setup database(String url) {
            withAccounts = true;
            more.add("--sekisho.database.url=" + url);
            more.add("--sekisho.database.user=postgres");
            more.add("--sekisho.database.password=postgres");
            return this;
        }

        /** Settings beside these, such as {@code sekisho.take-over=true}. */
        public Setup with(String... settings) {
            Stream.of(settings).map(setting -> "--" + setting).forEach(more::add);
            return this;
        }

        /** A part in the place of the gateway's own. */
        public <T> Setup bean(Class<T> type, T part) {
            parts.add(context -> context.registerBean(
                    "test" + type.getSimpleName(), type, () -> part, bean -> bean.setPrimary(true)));
            return this;
        }

        /** The business time at which the clock stands. */
        public Setup at(String businessTime) {
            time = ZonedDateTime.parse(businessTime + "+09:00[Asia/Tokyo]");
            return this;
        }

        public Setup city(int residents) {
            population = residents;
            return this;
        }

        /** Changes a file of the gateway's own copy of {@code routes} and {@code mappings}; a new file if there is none. */
        @Override
        public Setup edit(String file, UnaryOperator<String> change) {
            edits.merge(file, change, (first, second) -> text -> second.apply(first.apply(text)));
            return this;
        }

        /** Without the files whose names match a pattern. */
        public Setup without(String names) {
            left = names;
            return this;
        }

        /** With the web console, on a port of its own. */
        public Setup console() {
            more.remove(NO_CONSOLE);
            more.add("--sekisho.console.port=0");
            return this;
        }

        /** A setting that is given at the start. */
        public Setup setting(String name, String value) {
            more.add("--" + name + "=" + value);
            return this;
        }

        /** Only brings the gateway's copy of {@code routes} and {@code mappings} to what a start would find. */
        void copied() throws IOException {
            copyFolders();
        }

        /** Starts it; answers when it is ready. */
        public RunningGateway start() throws IOException {
            return new RunningGateway(this);
        }

        /** The text with a part replaced, which has to be there. */
        public static String replaced(String text, String part, String by) {
            if (!text.contains(part)) {
                throw new IllegalStateException("the file no longer holds: " + part);
            }
            return text.replace(part, by);
        }

        private void copyFolders() throws IOException {
            for (String top : List.of("routes", "mappings")) {
                try (Stream<Path> files = Files.walk(Path.of(top))) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        Path copy = folder.resolve(file.toString());
                        if (file.getFileName().toString().matches(left)) {
                            Files.deleteIfExists(copy);
                            continue;
                        }
                        Files.createDirectories(copy.getParent());
                        Files.writeString(copy, Files.readString(file));
                    }
                }
            }
            for (Map.Entry<String, UnaryOperator<String>> edit : edits.entrySet()) {
                Path file = folder.resolve(edit.getKey());
                Files.createDirectories(file.getParent());
                String text = Files.exists(file) ? Files.readString(file) : "";
                Files.writeString(file, edit.getValue().apply(text));
            }
        }

        private String[] arguments(int brokerPort) {
            List<String> arguments = new ArrayList<>(List.of(
                    "--sekisho.data=" + folder.resolve("data"),
                    "--sekisho.routes=" + folder.resolve("routes"),
                    "--sekisho.mappings=" + folder.resolve("mappings"),
                    "--sekisho.certs=" + certs,
                    "--sekisho.city.population=" + population,
                    "--sekisho.city.seed=" + seed,
                    "--sekisho.broker.port=" + brokerPort,
                    "--sekisho.links.platform=" + platform));
            arguments.addAll(more);
            return arguments.toArray(String[]::new);
        }
    }

    /** A gateway that keeps everything in this folder. */
    public static Setup in(Path folder) {
        return new Setup(folder);
    }

    public Path folder() {
        return folder;
    }

    public SyntheticCity city() {
        return city;
    }

    /** Residents whom 生活保護 knows, each once over the life of the returned iterator's owner. */
    public List<Resident> assisted() {
        return city.knownTo(SYSTEM).toList();
    }

    /** The numbers by which a system knows its persons, in a fixed order. */
    public List<String> numbers(String system) {
        return city.knownTo(system)
                .map(resident -> resident.localNumbers().get(system))
                .toList();
    }

    /** Sets the business clock; it never goes back. */
    public void clock(String businessTime) {
        time.set(ZonedDateTime.parse(businessTime + "+09:00[Asia/Tokyo]"));
    }

    public ZonedDateTime clock() {
        return time.get();
    }

    /** Why the process would have ended itself, if it were not the test's. */
    public List<EndCause> ends() {
        return ends;
    }

    public <T> T part(Class<T> kind) {
        return context.getBean(kind);
    }

    public Store store() {
        return part(Store.class);
    }

    public Tables tables() {
        return Tables.of(store());
    }

    public CamelContext camel() {
        return part(CamelContext.class);
    }

    public EmbeddedBroker broker() {
        return part(EmbeddedBroker.class);
    }

    public int brokerPort() {
        return brokerPort;
    }

    /** The web console's address. */
    public URI console() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public Secrets secrets() {
        return Secrets.in(folder.resolve("data").resolve("secrets"));
    }

    /** Sends a message to the first system's door and goes away without reading what comes of it. */
    public void leave(Map<String, String> properties, String text) throws JMSException {
        try (ActiveMQConnectionFactory factory =
                        new ActiveMQConnectionFactory("tcp://127.0.0.1:" + brokerPort, SYSTEM, password(SYSTEM));
                JMSContext session = factory.createContext()) {
            JMSProducer producer = session.createProducer();
            properties.forEach(producer::setProperty);
            producer.send(session.createQueue("in." + SYSTEM + ".inquiry"), text);
        }
    }

    /** The integrated number of a resident. */
    public String atena(Resident resident) {
        return atena(resident, SYSTEM);
    }

    /** The integrated number of a resident whom a system knows. */
    public String atena(Resident resident, String system) {
        String local = resident.localNumbers().get(system);
        return store().inTransaction(handle ->
                part(Registry.class).integratedNumber(handle, system, local).orElseThrow());
    }

    /** The broker's own protocol without JMS, for clients that are not polite. */
    ServerLocator core() throws Exception {
        return ActiveMQClient.createServerLocator("tcp://127.0.0.1:" + brokerPort);
    }

    public BusinessSystem connect() throws JMSException {
        return connect(SYSTEM);
    }

    public BusinessSystem connect(String system) throws JMSException {
        return connect(system, "inquiry");
    }

    /** A system that hears of the outcomes of an interface. */
    public BusinessSystem connect(String system, String interfaceId) throws JMSException {
        return new BusinessSystem(system, interfaceId, brokerPort, password(system));
    }

    public String password(String system) {
        return Secrets.in(folder.resolve("data").resolve("secrets")).password(EmbeddedBroker.passwordName(system));
    }

    /** A bean as an operator sees it, who has logged in. */
    public <T> T bean(String name, Class<T> type) throws MalformedObjectNameException {
        return JMX.newMXBeanProxy(as("operator"), new ObjectName(name), type);
    }

    /** The beans as an account of the demo reaches them: it has logged in. */
    public MBeanServerConnection as(String account) throws MalformedObjectNameException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        LoginMBean login = JMX.newMBeanProxy(server, new ObjectName(LoginMBean.NAME), LoginMBean.class);
        return ActingConnection.over(server, login.login(account, secrets().password(account)));
    }

    /** Values of one column. */
    public List<String> query(String sql, Object... arguments) {
        return store().inTransaction(handle ->
                handle.select(sql, arguments).mapTo(String.class).list());
    }

    /** States and endings of a sender's message, line by line, such as {@code ENDED RESULT SENT}. */
    public String stateOf(String senderId) {
        return String.join(
                " ",
                query(
                        "select r.state || coalesce(' ' || r.ending, '') from request r join message m on m.id = r.message_id"
                                + " where m.sender_id = ? order by r.line",
                        senderId));
    }

    /** Waits until a condition holds. */
    public static void await(String what, Callable<Boolean> condition) {
        Patience.await(what).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    /** Waits until every outcome has been handed over and marked. */
    public void awaitOutboxesEmpty() {
        await("all outcomes handed over", () -> query("select id from outbox where marked_at is null")
                .isEmpty());
    }

    public LedgerReport verifyLedger() {
        return store().inTransaction(LedgerVerifier::verify);
    }

    /** Everything that this process has logged since the gateway began to start. */
    public String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private void keepLog() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setContext(root.getLoggerContext());
        lines.setPattern("%level %logger %msg %mdc%n%throwable");
        lines.start();
        OutputStreamAppender<ILoggingEvent> kept = new OutputStreamAppender<>();
        kept.setContext(root.getLoggerContext());
        kept.setEncoder(lines);
        kept.setOutputStream(log);
        kept.start();
        root.addAppender(kept);
    }

    @Override
    public void close() {
        context.close();
    }
}
