package jp.sekisho.demo.register;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.demo.counterpart.Calendars;
import jp.sekisho.store.Secrets;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * Plays 既存住基: when a business day's time has come it sends what changed, each 転入 with its 転入通知, and reads outcomes and notices on a
 * thread of its own. It connects again whenever the gateway is back, and a new start goes on from its log.
 */
public final class RegisterSimulator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterSimulator.class);
    private static final String SYSTEM = "resident-register";
    private static final String UPDATE = "identification-update";
    private static final String NOTICE_OUT = "moving-in-notice-out";
    private static final String NOTICE_IN = "moving-in-notice";
    private static final long RETRY_MILLIS = 250;
    private static final long RECEIVE_MILLIS = 100;
    private static final long STOP_MILLIS = 5_000;
    /** Where the result stands in the answer to a change, behind 異動番号. */
    private static final int RESULT = 10;

    private final RegisterSettings settings;
    private final BusinessClock business;
    private final BusinessCalendar calendar;
    private final ConnectionFactory connections;
    private final RegisterLog log;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "register");

    /**
     * Counts since the very beginning.
     *
     * @param sent messages that the broker has taken
     * @param ended outcomes; of a message that had two, both
     * @param unanswered messages without an outcome
     * @param notices 転入通知 read
     */
    public record Totals(int sent, int ended, int unanswered, int notices) {}

    private RegisterSimulator(RegisterSettings settings, BusinessCalendar calendar, BusinessClock business) {
        this.settings = settings;
        this.business = business;
        this.calendar = calendar;
        this.connections = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + settings.brokerPort
                + "?reconnectAttempts=0&callTimeout=10000&useTopologyForLoadBalancing=false");
        this.log = RegisterLog.in(settings.data);
        thread.setDaemon(true);
    }

    /** Runs until the process is ended; says so, in one line, when it is ready. */
    public static void main(String[] words) {
        RegisterSettings settings = new RegisterSettings();
        CommandLine commandLine = new CommandLine(settings);
        try {
            commandLine.parseArgs(words);
        } catch (CommandLine.ParameterException e) {
            commandLine.getErr().println(e.getMessage());
            System.exit(2);
        }
        if (commandLine.isUsageHelpRequested()) {
            commandLine.usage(commandLine.getOut());
            return;
        }
        RegisterSimulator register = start(settings, Clock.systemUTC());
        commandLine.getOut().println("register ready");
        commandLine.getOut().flush();
        register.untilItEnds();
    }

    /** Starts within this process. */
    public static RegisterSimulator start(RegisterSettings settings, Clock real) {
        BusinessCalendar calendar = Calendars.read(settings.calendar);
        return started(
                settings,
                calendar,
                settings.clock
                        .map(file -> BusinessClock.shared(file, real))
                        .orElseGet(() -> BusinessClock.realTime(real, calendar.zone())));
    }

    /** As {@link #start(RegisterSettings, Clock)}, by another business clock. */
    public static RegisterSimulator start(RegisterSettings settings, BusinessClock business) {
        return started(settings, Calendars.read(settings.calendar), business);
    }

    private static RegisterSimulator started(
            RegisterSettings settings, BusinessCalendar calendar, BusinessClock business) {
        RegisterSimulator register = new RegisterSimulator(settings, calendar, business);
        register.thread.start();
        return register;
    }

    private void untilItEnds() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public Totals totals() {
        return log.totals();
    }

    /** What came of a message, by its id: once, as a rule. */
    public List<String> outcomes(String id) {
        return log.outcomes(id);
    }

    private void run() {
        try {
            while (!closing.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                workUntilItBreaks();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workUntilItBreaks() {
        String password = Secrets.in(settings.secrets).password("broker-" + SYSTEM);
        try (JMSContext session = connections.createContext(SYSTEM, password, JMSContext.SESSION_TRANSACTED)) {
            JMSConsumer updates = consumer(session, UPDATE + "-result");
            JMSConsumer told = consumer(session, NOTICE_OUT + "-result");
            JMSConsumer notices = consumer(session, NOTICE_IN);
            while (closing.getCount() > 0) {
                sendWhatIsDue(session);
                received(updates, RECEIVE_MILLIS, this::ended);
                received(told, 1, this::ended);
                received(notices, 1, message -> log.noticed(property(message, "SekishoOutcomeId")));
                session.commit();
            }
        } catch (JMSRuntimeException | JMSException e) {
            LOG.debug(
                    "The gateway cannot be reached now. cause={}", e.getClass().getSimpleName());
        }
    }

    private static JMSConsumer consumer(JMSContext session, String name) {
        return session.createConsumer(session.createQueue("out." + SYSTEM + "." + name));
    }

    /** What is done with a message. */
    @FunctionalInterface
    private interface Reader {
        void read(Message message) throws JMSException;
    }

    private static void received(JMSConsumer queue, long millis, Reader reader) throws JMSException {
        Optional<Message> message = Optional.ofNullable(queue.receive(millis));
        if (message.isPresent()) {
            reader.read(message.get());
        }
    }

    /** Word of progress is none of an outcome. */
    private void ended(Message message) throws JMSException {
        if (!property(message, "SekishoStatus").isEmpty()) {
            return;
        }
        String kind = property(message, "SekishoOutcome");
        log.ended(
                property(message, "SekishoInReplyTo"),
                property(message, "SekishoOutcomeId"),
                property(message, "SekishoDuplicate").equals("true"),
                kind + result(message, kind));
    }

    private static String result(Message message, String kind) throws JMSException {
        if (!kind.equals("RESULT")) {
            return " " + property(message, "SekishoReason");
        }
        byte[] body = Optional.ofNullable(message.getBody(byte[].class)).orElse(new byte[0]);
        String answer = new String(body, StandardCharsets.US_ASCII);
        return answer.length() > RESULT ? " " + answer.substring(RESULT).strip() : "";
    }

    private static String property(Message message, String name) throws JMSException {
        return Optional.ofNullable(message.getStringProperty(name)).orElse("");
    }

    private void sendWhatIsDue(JMSContext session) throws JMSException {
        ZonedDateTime now = business.now();
        if (!calendar.isBusinessDay(now.toLocalDate()) || now.toLocalTime().isBefore(settings.at)) {
            return;
        }
        List<String> ids = new ArrayList<>();
        for (Change change :
                new Changes(settings.seed, settings.population, settings.households).of(now.toLocalDate())) {
            send(session, UPDATE, change.id(), change, ids);
            if (change.reason() == Reason.MOVED_IN) {
                send(session, NOTICE_OUT, change.noticeId(), change, ids);
            }
        }
        if (!ids.isEmpty()) {
            session.commit();
            log.sent(ids);
        }
    }

    private void send(JMSContext session, String interfaceId, String id, Change change, List<String> ids)
            throws JMSException {
        if (log.isSent(id)) {
            return;
        }
        JMSProducer producer = session.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(change.written());
        message.setStringProperty("SekishoMessageId", id);
        producer.send(session.createQueue("in." + SYSTEM + "." + interfaceId), message);
        ids.add(id);
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        log.close();
    }
}
