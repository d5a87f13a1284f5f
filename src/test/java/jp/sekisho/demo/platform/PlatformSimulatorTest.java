package jp.sekisho.demo.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sekisho.calendar.ClockFile;
import jp.sekisho.demo.GatewaySide;
import jp.sekisho.demo.GatewaySide.Result;
import jp.sekisho.demo.counterpart.Journal;
import jp.sekisho.error.SekishoException;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over real HTTPS on the loopback interface, with client certificates. */
class PlatformSimulatorTest {
    private static final String ATENA = "000000000000019";
    private static final byte[] INQUIRY = GatewaySide.inquiry(ATENA);

    @TempDir
    static Path certs;

    @TempDir
    Path data;

    private final Random random = new Random(20261110);
    private final List<PlatformSimulator> running = new ArrayList<>();

    @AfterEach
    void stop() {
        running.forEach(PlatformSimulator::close);
    }

    @Test
    void an_inquiry_gets_a_receipt_and_a_result_that_stays_until_it_is_confirmed() {
        GatewaySide gateway = platform("--answer-delay-ms", "0", "--negative-rate", "0", "--slow-rate", "0");
        String id = GatewaySide.id(random);

        Letter receipt = gateway.seal.unseal(gateway.ask(id, INQUIRY).body());
        Letter result = onlyResult(gateway);

        assertThat(receipt.head().operation()).isEqualTo("inquiry-receipt");
        assertThat(receipt.head().inReplyTo()).contains(id);
        assertThat(receipt.head().inReplyToDigest()).contains(Seal.bodyDigest(INQUIRY));
        assertThat(result.head().operation()).isEqualTo("inquiry-result");
        assertThat(result.head().inReplyTo()).contains(id);
        assertThat(result.head().inReplyToDigest()).contains(Seal.bodyDigest(INQUIRY));
        assertThat(GatewaySide.item(result, "団体内統合宛名番号")).isEqualTo(ATENA);
        assertThat(GatewaySide.item(result, "特定個人情報名コード")).isEqualTo("TM00000000000002");
        assertThat(GatewaySide.item(result, "処理結果コード")).isEqualTo("0000");
        assertThat(GatewaySide.item(result, "市町村民税均等割額")).matches("[0-9]{1,10}");

        Letter again = onlyResult(gateway);
        assertThat(again.head().messageId()).isEqualTo(result.head().messageId());
        assertThat(again.bodyDigest()).isEqualTo(result.bodyDigest());

        assertThat(gateway.confirm(List.of(result.head().messageId())).statusCode())
                .isEqualTo(204);
        assertThat(gateway.poll(0, 10)).isEmpty();
        assertThat(gateway.confirm(List.of(result.head().messageId())).statusCode())
                .isEqualTo(204);
        assertThat(lines("confirmed.log")).singleElement().asString().contains(id);
    }

    @Test
    void another_counterpart_is_asked_by_an_interface_of_its_own() {
        GatewaySide gateway = platform("--inquiry", "prefecture-inquiry", "--answer-delay-ms", "0", "--slow-rate", "0");
        byte[] letter = gateway.seal.seal(gateway.seal.head("prefecture-inquiry", GatewaySide.id(random)), INQUIRY);

        Letter receipt =
                gateway.seal.unseal(gateway.post("prefecture-inquiry", letter).body());
        String results = new String(gateway.get("prefecture-inquiry-results").body(), UTF_8);

        assertThat(receipt.head().operation()).isEqualTo("prefecture-inquiry-receipt");
        assertThat(gateway.seal
                        .unseal(GatewaySide.sealed(results).get(0).sealed())
                        .head()
                        .operation())
                .isEqualTo("prefecture-inquiry-result");
        assertThat(gateway.ask(GatewaySide.id(random), INQUIRY).statusCode()).isEqualTo(404);
        running.get(0).close();
        assertThat(platform("--inquiry", "prefecture-inquiry")
                        .get("prefecture-inquiry-results")
                        .body())
                .as("what it was asked is known after its death")
                .asString(UTF_8)
                .contains("sequence=\"1\"");
    }

    @Test
    void the_same_id_has_the_same_receipt_and_may_not_ask_something_else() {
        GatewaySide gateway = platform();
        String id = GatewaySide.id(random);

        String first = gateway.receipt(gateway.ask(id, INQUIRY));
        String second = gateway.receipt(gateway.ask(id, INQUIRY));
        String asked = gateway.receipt(gateway.get("receipts/" + id));

        assertThat(second).isEqualTo(first);
        assertThat(asked).isEqualTo(first);
        assertThat(gateway.get("receipts/" + GatewaySide.id(random)).statusCode())
                .isEqualTo(404);
        assertThat(gateway.ask(id, GatewaySide.inquiry("000000000000027")).statusCode())
                .isEqualTo(409);
        assertThat(lines("first-seen.log")).singleElement().asString().contains(id, first, ATENA);
    }

    @Test
    void whatever_is_wrong_with_a_letter_the_outside_hears_one_and_the_same() {
        GatewaySide gateway = platform();
        byte[] good = gateway.seal.seal(gateway.seal.head("inquiry", GatewaySide.id(random)), INQUIRY);
        byte[] altered = new String(good, UTF_8)
                .replaceFirst("CipherValue>....", "CipherValue>AAAA")
                .getBytes(UTF_8);
        byte[] otherOperation = gateway.seal.seal(gateway.seal.head("confirmation", GatewaySide.id(random)), INQUIRY);
        byte[] notAnInquiry =
                gateway.seal.seal(gateway.seal.head("inquiry", GatewaySide.id(random)), "<x/>".getBytes(UTF_8));
        byte[] oddId = gateway.seal.seal(gateway.seal.head("inquiry", "1"), INQUIRY);
        byte[] oddNumber =
                gateway.seal.seal(gateway.seal.head("inquiry", GatewaySide.id(random)), GatewaySide.inquiry("1"));

        List<HttpResponse<byte[]>> refusals = Stream.of(
                        altered,
                        otherOperation,
                        notAnInquiry,
                        oddId,
                        oddNumber,
                        INQUIRY,
                        new byte[0],
                        new byte[5 << 20])
                .map(body -> gateway.post("inquiry", body))
                .toList();

        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.statusCode()).isEqualTo(400);
            assertThat(new String(refusal.body(), UTF_8)).isEqualTo(Seal.REFUSAL);
        });
        assertThat(lines("first-seen.log")).isEmpty();
    }

    @Test
    void outside_its_hours_every_door_is_closed() {
        Path clock = data.resolve("clock.json");
        ClockFile command = new ClockFile(clock);
        command.write(Instant.now(), ZonedDateTime.parse("2026-11-10T08:15:00+09:00[Asia/Tokyo]"), 1);
        GatewaySide gateway = start("--clock", clock.toString(), "--hours", "business-days 8:30-17:00");

        assertThat(List.of(
                        gateway.get("status"),
                        gateway.ask(GatewaySide.id(random), INQUIRY),
                        gateway.get("receipts/" + GatewaySide.id(random)),
                        gateway.get("inquiry-results?after=0&max=1"),
                        gateway.confirm(List.of("x"))))
                .allSatisfy(response -> {
                    assertThat(response.statusCode()).isEqualTo(503);
                    assertThat(response.headers().firstValue("Retry-After")).isPresent();
                });

        command.write(Instant.now(), ZonedDateTime.parse("2026-11-10T08:30:00+09:00[Asia/Tokyo]"), 1);
        await().until(() -> gateway.get("status").statusCode() == 200);
        assertThat(gateway.ask(GatewaySide.id(random), INQUIRY).statusCode()).isEqualTo(200);
    }

    @Test
    void what_needs_a_person_is_answered_on_the_third_business_day() {
        Path clock = data.resolve("clock.json");
        ClockFile command = new ClockFile(clock);
        command.write(Instant.now(), ZonedDateTime.parse("2026-11-20T16:00:00+09:00[Asia/Tokyo]"), 1); // a Friday
        GatewaySide gateway = start("--clock", clock.toString(), "--slow-rate", "1", "--negative-rate", "0");
        gateway.ask(GatewaySide.id(random), INQUIRY);

        // Monday is a national holiday (勤労感謝の日): the third business day is Wednesday
        command.write(Instant.now(), ZonedDateTime.parse("2026-11-25T08:59:00+09:00[Asia/Tokyo]"), 1);
        assertThat(gateway.poll(0, 1)).isEmpty();
        command.write(Instant.now(), ZonedDateTime.parse("2026-11-25T16:01:00+09:00[Asia/Tokyo]"), 1);
        await().until(() -> gateway.poll(0, 1).size() == 1);

        Letter result = onlyResult(gateway);
        assertThat(GatewaySide.item(result, "処理結果メッセージ")).contains("3営業日目");
        assertThat(GatewaySide.item(result, "情報提供日")).isEqualTo("2026-11-25");
    }

    @Test
    void where_nothing_is_found_the_result_says_so_and_holds_no_amounts() {
        GatewaySide gateway = platform("--answer-delay-ms", "0", "--negative-rate", "1");
        gateway.ask(GatewaySide.id(random), INQUIRY);

        Letter result = onlyResult(gateway);

        assertThat(GatewaySide.item(result, "処理結果コード")).isEqualTo("0101");
        assertThat(GatewaySide.item(result, "処理結果メッセージ")).isEqualTo("該当なし");
        assertThat(new String(result.body(), UTF_8)).contains("<市町村民税所得割額></市町村民税所得割額>");
    }

    @Test
    void results_come_in_the_order_in_which_they_became_ready_from_where_one_asks() {
        GatewaySide gateway = platform("--answer-delay-ms", "0");
        IntStream.range(0, 5).forEach(i -> gateway.ask(GatewaySide.id(random), INQUIRY));

        List<Result> all = gateway.poll(0, 100);

        assertThat(all).extracting(Result::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(gateway.poll(0, 2)).extracting(Result::sequence).containsExactly(1L, 2L);
        assertThat(gateway.poll(3, 9)).extracting(Result::sequence).containsExactly(4L, 5L);
        gateway.confirm(List.of(gateway.seal.unseal(all.get(1).sealed()).head().messageId()));
        assertThat(gateway.poll(0, 9)).extracting(Result::sequence).containsExactly(1L, 3L, 4L, 5L);
        assertThat(gateway.get("inquiry-results?after=x").statusCode()).isEqualTo(400);
    }

    @Test
    void a_result_whose_signature_was_wrong_is_good_when_asked_for_again() {
        GatewaySide gateway = platform("--answer-delay-ms", "0", "--bad-signature-rate", "1");
        gateway.ask(GatewaySide.id(random), INQUIRY);

        byte[] first = gateway.poll(0, 1).get(0).sealed();
        byte[] second = gateway.poll(0, 1).get(0).sealed();

        assertThatThrownBy(() -> gateway.seal.unseal(first))
                .isInstanceOf(SekishoException.class)
                .hasMessageStartingWith("SEAL-013");
        assertThat(gateway.seal.unseal(second).head().operation()).isEqualTo("inquiry-result");
    }

    @Test
    void what_is_planted_happens_for_sure_whatever_chance_says() {
        GatewaySide gateway = platform(
                "--answer-delay-ms",
                "0",
                "--negative-rate",
                "0",
                "--slow-rate",
                "0",
                "--plant",
                "D0010000000000000001:2=NOT_FOUND",
                "--plant",
                "D0010000000000000001:3=TAMPERED",
                "--plant",
                "D0020000000000000001:1=NOT_FOUND");
        IntStream.range(0, 4).forEach(i -> gateway.ask(GatewaySide.id(random), INQUIRY));

        List<List<Result>> polls =
                Stream.generate(() -> gateway.poll(0, 9)).limit(3).toList();

        assertThat(polls.subList(0, 2)).allSatisfy(poll -> assertThatThrownBy(
                        () -> gateway.seal.unseal(poll.get(2).sealed()))
                .isInstanceOf(SekishoException.class)
                .hasMessageStartingWith("SEAL-013"));
        assertThat(polls.get(2))
                .extracting(result -> GatewaySide.item(gateway.seal.unseal(result.sealed()), "処理結果コード"))
                .containsExactly("0000", "0101", "0000", "0000");
    }

    @Test
    void with_every_second_exchange_failing_each_inquiry_still_has_one_receipt() {
        GatewaySide gateway = platform("--error-rate", "0.5", "--latency-ms", "0-5");
        List<String> ids =
                Stream.generate(() -> GatewaySide.id(random)).limit(20).toList();
        int failures = 0;

        for (String id : ids) {
            String receipt = "";
            while (receipt.isEmpty()) {
                try {
                    HttpResponse<byte[]> response = gateway.ask(id, INQUIRY);
                    receipt = response.statusCode() == 200 ? gateway.receipt(response) : "";
                } catch (GatewaySide.NoAnswer e) {
                    failures++;
                }
            }
        }

        assertThat(failures).isGreaterThan(0);
        assertThat(lines("first-seen.log").stream().map(line -> line.split("\t")[1]))
                .containsExactlyElementsOf(ids);
    }

    @Test
    void what_it_does_not_offer_it_says_so() {
        GatewaySide gateway = platform();

        assertThat(gateway.get("status").statusCode()).isEqualTo(200);
        assertThat(gateway.get("inquiry").statusCode()).isEqualTo(405);
        assertThat(gateway.get("other").statusCode()).isEqualTo(404);
    }

    @Test
    void a_line_cut_off_in_the_writing_is_as_if_it_had_never_been() throws IOException {
        GatewaySide gateway = platform();
        String id = GatewaySide.id(random);
        String receipt = gateway.receipt(gateway.ask(id, INQUIRY));
        stop();
        running.clear();
        Path journal = data.resolve("platform/journal.log");
        Files.writeString(journal, Files.readString(journal) + "accepted 2 abc");

        GatewaySide after = platform();

        assertThat(after.receipt(after.get("receipts/" + id))).isEqualTo(receipt);
        assertThat(lines("first-seen.log")).hasSize(1);
        after.ask(GatewaySide.id(random), INQUIRY);
        assertThat(lines("first-seen.log")).hasSize(2);
    }

    private Letter onlyResult(GatewaySide gateway) {
        await().until(() -> !gateway.poll(0, 10).isEmpty());
        List<Result> results = gateway.poll(0, 10);
        assertThat(results).hasSize(1);
        return gateway.seal.unseal(results.get(0).sealed());
    }

    private List<String> lines(String log) {
        return Journal.lines(data.resolve("platform").resolve(log));
    }

    private GatewaySide platform(String... options) {
        return start(Stream.concat(Stream.of("--hours", "always"), Stream.of(options))
                .toArray(String[]::new));
    }

    private GatewaySide start(String... options) {
        String[] words = Stream.concat(
                        Stream.of(
                                "--port",
                                "0",
                                "--data",
                                data.resolve("platform").toString(),
                                "--certs",
                                certs.toString()),
                        Stream.of(options))
                .toArray(String[]::new);
        PlatformSimulator simulator = PlatformSimulator.start(PlatformSettings.parse(words), Clock.systemUTC());
        running.add(simulator);
        return new GatewaySide(certs, simulator.port());
    }
}
