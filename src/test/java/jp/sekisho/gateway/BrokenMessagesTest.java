package jp.sekisho.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jp.sekisho.gateway.BrokenMessages.Broken;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of broken messages in a row do no harm to the good ones among them, nor to the gateway. */
class BrokenMessagesTest {
    private static final int BROKEN_OF_EACH = 1_000;
    private static final int GOOD_OF_EACH = 20;
    private static final long MOST_GROWTH = 96L << 20;

    @TempDir
    Path folder;

    /** What a system sent, and what it got for it. */
    private record Day(Map<String, Broken> broken, Map<String, byte[]> good, List<Outcome> outcomes) {}

    @Test
    void everyBrokenMessageIsRefusedOnceWithItsCodeAndEveryGoodOneIsAnswered() throws Exception {
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS);
                RunningGateway gateway =
                        RunningGateway.in(folder).platform(platform.address()).start()) {
            platform.answerAll();
            long before = heap();
            Map<BusinessForm, Day> days = days(gateway);

            days.forEach(BrokenMessagesTest::oneOutcomeEach);
            gateway.awaitOutboxesEmpty();
            assertThat(gateway.query("select id from request where state <> 'ENDED'"))
                    .isEmpty();
            RunningGateway.await("the doors' queues empty", () -> gateway.broker().depths().entrySet().stream()
                    .filter(queue -> queue.getKey().startsWith("in."))
                    .allMatch(queue -> queue.getValue() == 0));
            assertThat(gateway.verifyLedger().findings()).isEmpty();
            for (BusinessForm form : BusinessForm.values()) {
                assertThat(gateway.log().contains(gateway.numbers(form.system()).get(GOOD_OF_EACH)))
                        .as("a person's number of " + form + " in the log")
                        .isFalse();
            }
            assertThat(heap() - before).as("heap that stays in use").isLessThan(MOST_GROWTH);
        }
    }

    private static Map<BusinessForm, Day> days(RunningGateway gateway) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(BusinessForm.values().length);
        try {
            Map<BusinessForm, Future<Day>> running = new LinkedHashMap<>();
            for (BusinessForm form : BusinessForm.values()) {
                running.put(form, threads.submit(() -> day(gateway, form)));
            }
            Map<BusinessForm, Day> days = new LinkedHashMap<>();
            for (Map.Entry<BusinessForm, Future<Day>> day : running.entrySet()) {
                days.put(day.getKey(), day.getValue().get());
            }
            return days;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Day day(RunningGateway gateway, BusinessForm form) throws Exception {
        List<String> numbers = gateway.numbers(form.system());
        BrokenMessages messages = new BrokenMessages(form, numbers.get(GOOD_OF_EACH), 4711 + form.ordinal());
        Day day = new Day(new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>());
        try (BusinessSystem system = gateway.connect(form.system())) {
            for (int i = 0; i < BROKEN_OF_EACH; i++) {
                if (i % (BROKEN_OF_EACH / GOOD_OF_EACH) == 0) {
                    List<String> one = List.of(numbers.get(day.good.size()));
                    day.good.put(send(system, form.inquiry(one)), form.result(one));
                }
                Broken broken = messages.next();
                day.broken.put(send(system, broken.body()), broken);
            }
            while (day.outcomes.size() < BROKEN_OF_EACH + GOOD_OF_EACH) {
                day.outcomes.add(system.receive());
            }
            assertThat(system.hasNothing()).isTrue();
        }
        return day;
    }

    private static String send(BusinessSystem system, byte[] body) throws Exception {
        String id = BusinessSystem.newId();
        system.send(system.message(body, Map.of("SekishoMessageId", id)));
        return id;
    }

    private static void oneOutcomeEach(BusinessForm form, Day day) {
        assertThat(day.outcomes)
                .extracting(outcome -> outcome.property("SekishoInReplyTo"))
                .doesNotHaveDuplicates()
                .containsAll(day.broken.keySet())
                .containsAll(day.good.keySet());
        for (Outcome outcome : day.outcomes) {
            String id = outcome.property("SekishoInReplyTo");
            Broken broken = day.broken.get(id);
            if (broken == null) {
                assertThat(outcome.summary()).isEqualTo("RESULT");
                assertThat(outcome.body()).isEqualTo(day.good.get(id));
            } else {
                assertThat(outcome.summary()).as(form + ", " + broken).matches("REFUSED " + broken.code());
                boolean loaded = !outcome.property("SekishoReason").equals("DOOR-005");
                assertThat(outcome.body()).as(form + ", " + broken).isEqualTo(loaded ? broken.body() : new byte[0]);
            }
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
