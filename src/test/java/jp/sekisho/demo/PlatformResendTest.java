package jp.sekisho.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.demo.GatewaySide.Result;
import jp.sekisho.demo.counterpart.Journal;
import jp.sekisho.demo.platform.PlatformSettings;
import jp.sekisho.demo.platform.PlatformSimulator;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the platform does with the id of a request that may have come already: sent again, asked for, recalled. Over real HTTPS
 * on the loopback interface, with client certificates.
 */
class PlatformResendTest {
    private static final byte[] INQUIRY = GatewaySide.inquiry("000000000000019");

    @TempDir
    static Path certs;

    @TempDir
    Path data;

    private final Random random = new Random(20261110);
    private final String id = GatewaySide.id(random);
    private final List<PlatformSimulator> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(PlatformSimulator::close);
    }

    @Test
    void a_request_that_never_came_is_recalled_and_never_taken_afterwards() {
        GatewaySide gateway = platform("SAFE");
        String other = GatewaySide.id(random);

        HttpResponse<byte[]> first = gateway.recall(id);
        HttpResponse<byte[]> second = gateway.recall(id);

        assertRecalled(gateway, first);
        assertRecalled(gateway, second);
        assertThat(gateway.ask(id, INQUIRY).statusCode()).isEqualTo(409);
        assertThat(gateway.get("receipts/" + id).statusCode()).isEqualTo(404);
        gateway.receipt(gateway.ask(other, INQUIRY));
        assertThat(lines("first-seen.log")).singleElement().asString().contains(other);
    }

    @Test
    void a_recall_survives_a_restart() {
        platform("SAFE").recall(id);
        running.remove(0).close();

        GatewaySide gateway = platform("SAFE");

        assertThat(gateway.ask(id, INQUIRY).statusCode()).isEqualTo(409);
        assertRecalled(gateway, gateway.recall(id));
    }

    @Test
    void a_request_that_is_still_open_is_not_recalled_but_known_by_its_receipt() {
        GatewaySide gateway = platform("SAFE", "3600000");
        String receipt = gateway.receipt(gateway.ask(id, INQUIRY));

        assertThat(gateway.receipt(gateway.recall(id))).isEqualTo(receipt);

        assertThat(gateway.receipt(gateway.ask(id, INQUIRY))).isEqualTo(receipt);
        assertThat(gateway.poll(0, 10)).isEmpty();
        assertThat(lines("first-seen.log")).hasSize(1);
    }

    @Test
    void a_request_whose_result_is_confirmed_is_still_known_by_its_receipt() {
        GatewaySide gateway = platform("SAFE");
        String receipt = gateway.receipt(gateway.ask(id, INQUIRY));
        await().until(() -> !gateway.poll(0, 10).isEmpty());
        gateway.confirm(List.of(results(gateway).get(0).head().messageId()));

        assertThat(gateway.receipt(gateway.recall(id))).isEqualTo(receipt);
        assertThat(gateway.poll(0, 10)).isEmpty();
    }

    /** Each side may come first; the platform never says both that it has the request and that it never will. */
    @Test
    void a_recall_that_meets_its_request_on_the_way_agrees_with_it() {
        GatewaySide gateway = platform("SAFE");

        for (String each :
                IntStream.range(0, 30).mapToObj(i -> GatewaySide.id(random)).toList()) {
            CyclicBarrier together = new CyclicBarrier(2);
            CompletableFuture<HttpResponse<byte[]>> asked = meeting(together, () -> gateway.ask(each, INQUIRY));
            CompletableFuture<HttpResponse<byte[]>> recalled = meeting(together, () -> gateway.recall(each));

            if (asked.join().statusCode() == 200) {
                assertThat(gateway.receipt(recalled.join())).isEqualTo(gateway.receipt(asked.join()));
            } else {
                assertThat(asked.join().statusCode()).isEqualTo(409);
                assertRecalled(gateway, recalled.join());
            }
        }
    }

    @Test
    void a_letter_that_recalls_nothing_is_refused_like_any_other() {
        GatewaySide gateway = platform("SAFE");
        byte[] anotherOperation = gateway.seal.seal(gateway.seal.head("inquiry", id), GatewaySide.recalling(id));
        byte[] oddId = gateway.seal.seal(gateway.seal.head("recall", id), GatewaySide.recalling("1"));
        byte[] noRecall = gateway.seal.seal(gateway.seal.head("recall", id), INQUIRY);

        List<HttpResponse<byte[]>> refusals = Stream.of(
                        anotherOperation, oddId, noRecall, GatewaySide.recalling(id), new byte[0])
                .map(body -> gateway.post("recalls", body))
                .toList();

        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.statusCode()).isEqualTo(400);
            assertThat(new String(refusal.body(), UTF_8)).isEqualTo(Seal.REFUSAL);
        });
        gateway.receipt(gateway.ask(id, INQUIRY));
    }

    @Test
    void where_one_has_to_ask_first_the_same_id_again_is_a_second_request() {
        GatewaySide gateway = platform("ASK_FIRST");

        String first = gateway.receipt(gateway.ask(id, INQUIRY));
        assertThat(gateway.receipt(gateway.get("receipts/" + id))).isEqualTo(first);
        String second = gateway.receipt(gateway.ask(id, INQUIRY));

        assertThat(second).isNotEqualTo(first);
        assertTwoResults(gateway);
    }

    @Test
    void where_one_has_to_ask_first_a_recall_closes_the_id() {
        GatewaySide gateway = platform("ASK_FIRST");
        String taken = GatewaySide.id(random);
        String receipt = gateway.receipt(gateway.ask(taken, INQUIRY));

        assertThat(gateway.receipt(gateway.recall(taken))).isEqualTo(receipt);
        assertRecalled(gateway, gateway.recall(id));
        assertThat(gateway.ask(id, INQUIRY).statusCode()).isEqualTo(409);
    }

    @Test
    void where_one_may_never_resend_nothing_is_said_of_an_id() {
        GatewaySide gateway = platform("NEVER");
        String first = gateway.receipt(gateway.ask(id, INQUIRY));

        assertThat(gateway.get("receipts/" + id).statusCode()).isEqualTo(404);
        assertThat(gateway.recall(id).statusCode()).isEqualTo(404);
        assertThat(gateway.recall(GatewaySide.id(random)).statusCode()).isEqualTo(404);
        assertThat(gateway.receipt(gateway.ask(id, INQUIRY))).isNotEqualTo(first);
        assertTwoResults(gateway);
    }

    private static void assertRecalled(GatewaySide gateway, HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        Letter letter = gateway.seal.unseal(response.body());
        assertThat(letter.head().operation()).isEqualTo("recalled");
    }

    /** Both under the one id, each with an id of its own. */
    private void assertTwoResults(GatewaySide gateway) {
        await().until(() -> gateway.poll(0, 10).size() == 2);
        List<Letter> results = results(gateway);
        Set<String> ids = new HashSet<>();
        assertThat(results).allSatisfy(result -> {
            assertThat(result.head().inReplyTo()).contains(id);
            assertThat(ids.add(result.head().messageId())).isTrue();
        });
        assertThat(lines("first-seen.log")).hasSize(2);
    }

    private static List<Letter> results(GatewaySide gateway) {
        return gateway.poll(0, 10).stream()
                .map(Result::sealed)
                .map(gateway.seal::unseal)
                .toList();
    }

    private static <T> CompletableFuture<T> meeting(CyclicBarrier together, Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        together.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    return work.get();
                },
                task -> new Thread(task).start());
    }

    private List<String> lines(String log) {
        return Journal.lines(data.resolve("platform").resolve(log));
    }

    private GatewaySide platform(String resend) {
        return platform(resend, "0");
    }

    private GatewaySide platform(String resend, String answerDelay) {
        PlatformSettings settings = PlatformSettings.parse(
                "--port",
                "0",
                "--hours",
                "always",
                "--answer-delay-ms",
                answerDelay,
                "--slow-rate",
                "0",
                "--resend",
                resend,
                "--data",
                data.resolve("platform").toString(),
                "--certs",
                certs.toString());
        PlatformSimulator simulator = PlatformSimulator.start(settings, Clock.systemUTC());
        running.add(simulator);
        return new GatewaySide(certs, simulator.port());
    }
}
