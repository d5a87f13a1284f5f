package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.gateway.RunningGateway.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.seal.Letter;
import jp.sekisho.store.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What must never be in the clear is nowhere: not in what the platform reads, not in what the gateway logs, not in its
 * files. The broker's journal apart, which holds the business systems' own queues.
 */
class PersonalDataTest {
    private static final int RESIDENTS = 1_800;

    @TempDir
    Path folder;

    @Test
    void nothingPersonalLeavesForThePlatformTheLogOrTheDisk() throws Exception {
        Secrets secrets = new Secrets();
        try (ScriptedPlatform platform = ScriptedPlatform.start(RunningGateway.CERTS)) {
            AtomicInteger answers = new AtomicInteger();
            platform.receipts(inquiry -> answered(platform, inquiry, "a-" + answers.incrementAndGet()));
            try (RunningGateway gateway = RunningGateway.in(folder)
                            .platform(platform.address())
                            .city(RESIDENTS)
                            .start();
                    BusinessSystem system = gateway.connect()) {
                List<Resident> assisted = gateway.assisted();
                assisted.forEach(secrets::add);

                askAboutAll(system, assisted);
                spoil(system, assisted);

                assertThat(platform.inquiries()).hasSize(assisted.size()).hasSizeGreaterThan(200);
                platform.inquiries().forEach(letter -> secrets.noneIn(text(letter), "inquiries"));
                platform.confirmations().forEach(letter -> secrets.noneIn(text(letter), "confirmations"));
                platform.requestLines().forEach(line -> secrets.noneIn(line, "an address or a header"));
                assertThat(platform.inquiries())
                        .extracting(letter -> ScriptedPlatform.item(letter, "団体内統合宛名番号"))
                        .doesNotHaveDuplicates()
                        .allMatch(number -> number.matches("[0-9]{15}"));
                secrets.noneIn(gateway.log(), "the log");
                assertThat(gateway.log()).contains("An answer was not taken", "The gateway is ready");
                theTablesGiveItBack(gateway, assisted.get(0));
            }
            noneOnDisk(secrets);
        }
    }

    private static void askAboutAll(BusinessSystem system, List<Resident> residents) throws Exception {
        for (Resident resident : residents) {
            Message message = system.message(
                    InquiryRecord.about(resident.localNumbers().get(SYSTEM)).bytes(),
                    Map.of("SekishoMessageId", BusinessSystem.newId()));
            message.setJMSCorrelationID(resident.individualNumber() + resident.familyName());
            system.send(message);
        }
        Set<String> correlations = new HashSet<>();
        for (int i = 0; i < residents.size(); i++) {
            Outcome outcome = system.receive();
            assertThat(outcome.summary()).isEqualTo("RESULT");
            correlations.add(outcome.correlationId());
        }
        assertThat(correlations).hasSize(residents.size());
    }

    /** Bad messages full of what must not be logged, and one that runs into a fault of the gateway's own. */
    private static void spoil(BusinessSystem system, List<Resident> residents) throws Exception {
        for (Resident resident : residents.subList(0, 20)) {
            String words = resident.familyName()
                    + resident.givenName()
                    + resident.address()
                    + resident.individualNumber()
                    + resident.birth();
            List<Message> bad = List.of(
                    system.message(words, Map.of("SekishoMessageId", BusinessSystem.newId())),
                    system.message(words.getBytes(UTF_8), Map.of("SekishoMessageId", words)),
                    system.with(system.session().createObjectMessage(words), Map.of("SekishoMessageId", words)),
                    system.message(
                            InquiryRecord.about(resident.individualNumber()).bytes(),
                            Map.of("SekishoMessageId", BusinessSystem.newId(), "SekishoPriority", words)));
            for (Message message : bad) {
                system.send(message);
                assertThat(system.receive().summary()).startsWith("REFUSED ");
            }
        }
    }

    private static ScriptedPlatform.Reply answered(ScriptedPlatform platform, Letter inquiry, String answerId) {
        String person = ScriptedPlatform.item(inquiry, "団体内統合宛名番号");
        if (answerId.endsWith("7")) {
            platform.offer(
                    "bad-" + answerId, () -> platform.answer("bad-" + answerId, inquiry, "<x/>".getBytes(UTF_8)));
        }
        platform.offer(answerId, () -> platform.answer(answerId, inquiry, ScriptedPlatform.result(person)));
        return platform.receipt(inquiry);
    }

    /** So that the search below is not for what was never there. */
    private static void theTablesGiveItBack(RunningGateway gateway, Resident resident) {
        List<byte[]> closed = gateway.store().inTransaction(handle -> handle.createQuery(
                        "select content from body where kind = 'RECEIVED' order by owner_id")
                .mapTo(byte[].class)
                .list());
        List<String> owners = gateway.query("select owner_id from body where kind = 'RECEIVED' order by owner_id");
        Vault vault = gateway.part(Vault.class);
        List<String> opened = new ArrayList<>();
        for (int i = 0; i < closed.size(); i++) {
            opened.add(new String(
                    vault.open("body.content/RECEIVED/" + owners.get(i), closed.get(i)), StandardCharsets.US_ASCII));
        }
        assertThat(opened)
                .anyMatch(body -> body.contains(resident.localNumbers().get(SYSTEM)));
    }

    private void noneOnDisk(Secrets secrets) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            List<Path> ours = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("data").resolve("broker")))
                    .toList();
            assertThat(ours).anyMatch(file -> file.toString().endsWith("sekisho.mv.db"));
            for (Path file : ours) {
                secrets.noneIn(Files.readAllBytes(file), file.toString());
            }
        }
    }

    /** What may be nowhere, in every way of writing it; all of it is looked for in one pass. */
    private static final class Secrets {
        private static final int BEGINNING = 6;

        private final Map<String, List<byte[]>> byBeginning = new HashMap<>();

        void add(Resident resident) {
            add(resident.individualNumber());
            add(resident.residentRecordCode());
            resident.localNumbers().values().forEach(this::add);
            add(resident.familyName() + resident.givenName());
            add(resident.familyName() + "　" + resident.givenName());
            add(resident.familyKana() + resident.givenKana());
            add(resident.address());
            add(resident.birth().toString());
        }

        private void add(String secret) {
            for (Charset charset : List.of(UTF_8, UTF_16BE, UTF_16LE, InquiryRecord.MS932)) {
                byte[] written = secret.getBytes(charset);
                // what is shorter is found by chance among some million random bytes
                if (charset.newEncoder().canEncode(secret) && written.length >= BEGINNING) {
                    byBeginning
                            .computeIfAbsent(beginning(written, 0), unused -> new ArrayList<>())
                            .add(written);
                }
            }
        }

        void noneIn(String text, String where) {
            noneIn(text.getBytes(UTF_8), where);
        }

        void noneIn(byte[] bytes, String where) {
            for (int at = 0; at + BEGINNING <= bytes.length; at++) {
                for (byte[] secret : byBeginning.getOrDefault(beginning(bytes, at), List.of())) {
                    if (startsWith(bytes, at, secret)) {
                        throw new AssertionError(where + " holds something about somebody at byte " + at);
                    }
                }
            }
        }

        private static boolean startsWith(byte[] bytes, int at, byte[] secret) {
            return at + secret.length <= bytes.length
                    && Arrays.equals(bytes, at, at + secret.length, secret, 0, secret.length);
        }

        private static String beginning(byte[] bytes, int at) {
            return new String(bytes, at, BEGINNING, StandardCharsets.ISO_8859_1);
        }
    }

    private static String text(Letter letter) {
        return letter.head() + new String(letter.body(), UTF_8);
    }
}
