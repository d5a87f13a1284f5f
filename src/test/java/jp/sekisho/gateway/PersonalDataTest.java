package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.gateway.RunningGateway.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sekisho.PersonalTraces;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.seal.Letter;
import jp.sekisho.store.Vault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What must never be in the clear is nowhere: not in what the platform reads, not in what the gateway logs, not in its
 * files, the broker's journal among them.
 */
class PersonalDataTest {
    private static final int RESIDENTS = 1_800;

    @TempDir
    Path folder;

    @Test
    void nothingPersonalLeavesForThePlatformTheLogOrTheDisk() throws Exception {
        PersonalTraces secrets = new PersonalTraces();
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
                noDigestWithoutAKey(gateway, platform);
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

    /** Of what was asked nothing can be found in the tables by trying what it may have been. */
    private static void noDigestWithoutAKey(RunningGateway gateway, ScriptedPlatform platform) {
        String tables = Tables.of(gateway.store()).rows().toString();
        assertThat(tables).contains("content_digest");
        for (Letter inquiry : platform.inquiries()) {
            assertThat(tables)
                    .doesNotContain(inquiry.bodyDigest())
                    .doesNotContain(
                            HexFormat.of().formatHex(inquiry.bodyDigest().getBytes(UTF_8)));
        }
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

    private void noneOnDisk(PersonalTraces traces) throws IOException {
        List<Path> files = traces.noneBelow(folder.resolve("data"));
        assertThat(files).anyMatch(file -> file.toString().endsWith("sekisho.mv.db"));
        assertThat(files).anyMatch(file -> file.toString().endsWith(".amq"));
    }

    private static String text(Letter letter) {
        return letter.head() + new String(letter.body(), UTF_8);
    }
}
