package jp.sekisho.gateway;

import static jp.sekisho.gateway.BusinessSystem.newId;
import static jp.sekisho.gateway.RunningGateway.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.management.JMX;
import javax.management.ObjectName;
import jp.sekisho.broker.DeadLetterQueue.Letter;
import jp.sekisho.broker.EmbeddedBroker;
import jp.sekisho.error.SekishoException;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.operate.jmx.message.DeadLettersMXBean;
import jp.sekisho.operate.jmx.message.ProposalsMXBean;
import jp.sekisho.passage.Remark;
import jp.sekisho.passage.legs.DeadLetters;
import jp.sekisho.store.Store;
import jp.sekisho.store.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A message that no client can read is set aside, and holds up nobody. One gateway for all tests: each looks at what has happened
 * since it began, and leaves nothing behind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DoorDeadLetters {
    private static final String DOOR = "in." + SYSTEM + ".inquiry";
    private static final String ROUTE = "city-inquiry-door-" + SYSTEM;

    @TempDir
    static Path folders;

    private RunningGateway gateway;
    private Set<String> rowsBefore = Set.of();
    private int loggedBefore;

    /** Points the gateway to the database under test. */
    abstract RunningGateway.Setup on(RunningGateway.Setup setup);

    /** The same, for whoever opens it beside a gateway. */
    abstract Tables database(Path folder);

    abstract String name();

    @BeforeAll
    void start() throws Exception {
        gateway = on(RunningGateway.in(folder())).start();
    }

    private Path folder() {
        return folders.resolve(name());
    }

    @BeforeEach
    void begin() {
        rowsBefore = Set.copyOf(gateway.query("select bucket || '.' || seq from ledger"));
        loggedBefore = gateway.log().length();
    }

    @AfterEach
    void leaveNothing() throws Exception {
        for (Letter letter : waiting()) {
            discard(letter.id(), "left behind by a test");
        }
        theyLieThere(0);
        gateway.awaitOutboxesEmpty();
        try (BusinessSystem system = gateway.connect()) {
            while (!system.hasNothing()) {
                // nobody asks what came of it
            }
        }
        assertThat(gateway.verifyLedger().findings()).isEmpty();
    }

    @AfterAll
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 99})
    void isSetAsideAfterThreeAttemptsAndTheNextGoOn(int type) throws Exception {
        put(type, Map.of("SekishoMessageId", "unreadable"));

        theDoorAnswers("inquiry");
        theyLieThere(1);
        assertThat(waiting().get(0).queue()).isEqualTo(DOOR);
        assertThat(recorded("MESSAGE_SET_ASIDE", "event || ' ' || system || ' ' || reason || ' ' || sender_id"))
                .containsExactly("MESSAGE_SET_ASIDE " + SYSTEM + " DOOR-015 unreadable");
        assertThat(gateway.log().substring(loggedBefore)).contains("attempt=3").doesNotContain("attempt=4");
    }

    @Test
    void oneAmongOthersCostsNoneOfThem() throws Exception {
        try (BusinessSystem system = gateway.connect()) {
            for (int i = 0; i < 5; i++) {
                system.send(system.message(new byte[1], Map.of("SekishoMessageId", newId())));
                put(7, Map.of());
                system.send(system.message(new byte[1], Map.of("SekishoMessageId", newId())));
            }
            for (int i = 0; i < 10; i++) {
                assertThat(system.receive().summary()).isEqualTo("REFUSED LAYOUT-001");
            }
        }
        theyLieThere(5);
        assertThat(gateway.broker().depths().get(DOOR)).isZero();
    }

    @Test
    void liesThereThroughRestartsAndAnUncleanStartWaitsForNone() throws Exception {
        gateway.camel().getRouteController().stopRoute(ROUTE);
        put(7, Map.of());
        IntStream.range(0, 3).forEach(i -> leave());
        restartAfterUncleanEnd();
        theDoorAnswers("inquiry");
        theyLieThere(1);

        restartAfterUncleanEnd();

        theyLieThere(1);
        theDoorAnswers("cancel");
        assertThat(gateway.log()).doesNotContain("not looked through in time");
    }

    @Test
    void isPutBackByAnOperatorAndSetAsideAgain() throws Exception {
        put(7, Map.of());
        theyLieThere(1);

        bean().putBack(waiting().get(0).id(), "the client was mended");

        RunningGateway.await(
                "set aside again",
                () -> events().equals(List.of("MESSAGE_SET_ASIDE", "MESSAGE_PUT_BACK", "MESSAGE_SET_ASIDE"))
                        && waiting().size() == 1);
        assertThat(recorded("MESSAGE_PUT_BACK", "remark")).containsExactly("the client was mended");
    }

    @Test
    void isDiscardedByAnOperatorAndItsSenderHearsOfIt() throws Exception {
        String known = newId();
        put(7, Map.of("SekishoMessageId", known));
        put(7, Map.of("SekishoMessageId", "照会 1"));
        theyLieThere(2);
        assertThat(bean().getSummary()).contains(": 2;");

        for (Letter letter : waiting()) {
            discard(letter.id(), "made by hand");
        }

        try (BusinessSystem system = gateway.connect()) {
            Outcome outcome = system.receive();
            assertThat(outcome.summary()).isEqualTo("REFUSED DOOR-016");
            assertThat(outcome.property("SekishoInReplyTo")).isEqualTo(known);
            gateway.awaitOutboxesEmpty();
            assertThat(system.hasNothing()).isTrue();
        }
        theyLieThere(0);
        assertThat(recorded("MESSAGE_DISCARDED", "user_name || ' ' || remark"))
                .containsOnly("local:operator+local:operator-2 made by hand")
                .hasSize(2);
    }

    /** As after a kill between the commit and what the broker does. */
    @Test
    void whatWasDiscardedAndStayedWithTheBrokerIsOnlyRemoved() throws Exception {
        String known = newId();
        Map<String, Object> properties = Map.of("SekishoMessageId", known, EmbeddedBroker.DELIVERY_ID, "delivery");
        put(7, properties);
        theyLieThere(1);
        discard(waiting().get(0).id(), "made by hand");
        put(7, properties);
        theyLieThere(1);
        long left = waiting().get(0).id();

        assertThatThrownBy(() -> bean().putBack(left, "another operator")).hasMessageContaining("GATE-013");
        theyLieThere(1);
        discard(left, "once more");

        theyLieThere(0);
        assertThat(events()).containsExactly("MESSAGE_SET_ASIDE", "MESSAGE_DISCARDED");
        theSenderHears(known, 1);
    }

    /** Putting back goes on in the broker after its row is committed: nobody else decides meanwhile. */
    @Test
    void ofPuttingBackAndDiscardingAtOnceOneIsDone() throws Exception {
        put(7, Map.of("SekishoMessageId", newId()));
        theyLieThere(1);
        gateway.camel().getRouteController().stopRoute(ROUTE);
        long id = waiting().get(0).id();
        DeadLetters letters = gateway.part(DeadLetters.class);
        Remark why = new Remark("an operator", "why");
        List<Runnable> decisions = List.of(
                () -> letters.putBack(id, why),
                () -> letters.putBack(id, why),
                () -> gateway.store()
                        .inTransaction(handle -> letters.discard(handle, id, why))
                        .run(),
                () -> gateway.store()
                        .inTransaction(handle -> letters.discard(handle, id, why))
                        .run());
        CyclicBarrier together = new CyclicBarrier(4);
        ExecutorService operators = Executors.newFixedThreadPool(4);

        List<Future<String>> answers = operators.invokeAll(decisions.stream()
                .map(decision -> (Callable<String>) () -> {
                    together.await();
                    return answer(decision);
                })
                .toList());
        operators.shutdown();

        List<String> said = new ArrayList<>();
        for (Future<String> answer : answers) {
            said.add(answer.get());
        }
        assertThat(said).contains("done");
        assertThat(events()).hasSize(2).startsWith("MESSAGE_SET_ASIDE");
        theyLieThere(0);
        int putBack = events().contains("MESSAGE_PUT_BACK") ? 1 : 0;
        assertThat(gateway.broker().depths().get(DOOR)).isEqualTo(putBack);
        gateway.camel().getRouteController().startRoute(ROUTE);
        theyLieThere(putBack);
    }

    @Test
    void whatHasNoDoorAnyMoreStaysAndIsNotSaidToBeBack() throws Exception {
        put(7, Map.of());
        theyLieThere(1);
        new Smuggler(gateway.broker()).remove(DOOR);

        assertThatThrownBy(() -> bean().putBack(waiting().get(0).id(), "why")).hasMessageContaining("GATE-014");

        theyLieThere(1);
        assertThat(events()).containsExactly("MESSAGE_SET_ASIDE");
        restart(); // which makes the door again
    }

    @Test
    void whatIsNotThereIsRefused() throws Exception {
        assertThatThrownBy(() -> bean().discard(1, "why")).hasMessageContaining("GATE-011");
        assertThatThrownBy(() -> bean().putBack(1, " ")).hasMessageContaining("GATE-002");
        assertThat(events()).isEmpty();
    }

    /** What one person proposes another one does. */
    private void discard(long id, String why) throws Exception {
        String proposal = bean().discard(id, why);
        assertThat(waiting()).extracting(Letter::id).contains(id);
        assertThatThrownBy(() -> proposals("operator").confirm(proposal)).hasMessageStartingWith("PROPOSAL-002");
        proposals("operator-2").confirm(proposal);
    }

    private ProposalsMXBean proposals(String account) throws Exception {
        return JMX.newMXBeanProxy(gateway.as(account), new ObjectName(ProposalsMXBean.NAME), ProposalsMXBean.class);
    }

    private static String answer(Runnable decision) {
        try {
            decision.run();
            return "done";
        } catch (SekishoException e) {
            return e.finding().code().wire();
        }
    }

    private void theSenderHears(String id, int times) throws Exception {
        try (BusinessSystem system = gateway.connect()) {
            for (int i = 0; i < times; i++) {
                assertThat(system.receive().property("SekishoInReplyTo")).isEqualTo(id);
            }
            gateway.awaitOutboxesEmpty();
            assertThat(system.hasNothing()).isTrue();
        }
    }

    private void put(int type, Map<String, Object> properties) throws Exception {
        new Smuggler(gateway.broker()).put(DOOR, type, properties);
    }

    private void leave() {
        try {
            gateway.leave(Map.of("SekishoMessageId", newId()), "x");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** With the tables as after a kill. */
    private void restartAfterUncleanEnd() throws Exception {
        gateway.close();
        try (HikariDataSource tables = database(folder()).open()) {
            new Store(tables).useTransaction(handle -> handle.execute("update incarnation set ended_at = null"));
        }
        start();
    }

    private void restart() throws Exception {
        gateway.close();
        start();
    }

    private void theDoorAnswers(String door) throws Exception {
        try (BusinessSystem system = gateway.connect()) {
            String id = newId();
            system.sendTo("in." + SYSTEM + "." + door, system.message(new byte[1], Map.of("SekishoMessageId", id)));
            Outcome outcome;
            do {
                outcome = door.equals("cancel") ? system.receiveOfCancel() : system.receive();
            } while (!outcome.property("SekishoInReplyTo").equals(id));
        }
    }

    /** The broker shows what it has moved when it is on disk. */
    private void theyLieThere(int messages) {
        RunningGateway.await(
                "set aside: " + messages, () -> waiting().size() == messages && bean().getCount() == messages);
    }

    private List<Letter> waiting() {
        return gateway.part(DeadLetters.class).all();
    }

    private List<String> events() {
        return recorded("%", "event");
    }

    /** Something of each row of an event that this test has caused, in order. */
    private List<String> recorded(String event, String what) {
        return gateway
                .query(
                        "select bucket || '.' || seq || '=' || " + what
                                + " from ledger where event like ? order by seq",
                        event)
                .stream()
                .map(row -> row.split("=", 2))
                .filter(row -> !rowsBefore.contains(row[0]))
                .map(row -> row[1])
                .toList();
    }

    private DeadLettersMXBean bean() throws Exception {
        return gateway.bean(DeadLettersMXBean.NAME, DeadLettersMXBean.class);
    }
}
