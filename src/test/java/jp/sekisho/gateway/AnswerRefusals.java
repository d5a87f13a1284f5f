package jp.sekisho.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static jp.sekisho.gateway.RunningGateway.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jp.sekisho.DemoKeys;
import jp.sekisho.gateway.BusinessSystem.Outcome;
import jp.sekisho.operate.jmx.BeanNames;
import jp.sekisho.operate.jmx.party.LinkMXBean;
import jp.sekisho.registry.synthetic.Resident;
import jp.sekisho.seal.CraftedLetters;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.keys.OwnKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every bad answer of the platform: not taken, one ledger row however often it is fetched, the request as it was; and the
 * good answer is taken afterwards.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AnswerRefusals {
    private static final Path STRANGERS = Path.of("target", "test-ring-of-strangers");
    private static final int POLLS = 3;

    @TempDir
    static Path folder;

    private ScriptedPlatform platform;
    private RunningGateway gateway;
    private BusinessSystem system;
    private int answers;
    private final Deque<Resident> residents = new ArrayDeque<>();

    abstract RunningGateway.Setup on(RunningGateway.Setup setup);

    abstract String name();

    /** Whether what never reaches a table is tried, too. */
    abstract boolean thorough();

    @BeforeAll
    void start() throws Exception {
        platform = ScriptedPlatform.start(RunningGateway.CERTS);
        gateway = on(RunningGateway.in(folder.resolve(name())).platform(platform.address()))
                .start();
        system = gateway.connect();
        residents.addAll(gateway.assisted());
    }

    @AfterAll
    void stop() throws Exception {
        system.close();
        gateway.close();
        platform.close();
    }

    @AfterEach
    void theLedgerIsWholeAndNothingElseCame() throws Exception {
        platform.withdrawOffers();
        platform.usualReceipts();
        assertThat(gateway.verifyLedger().findings()).isEmpty();
        assertThat(system.hasNothing()).isTrue();
    }

    /** An inquiry that the platform has, and whom it is about. */
    record Asked(String id, Letter inquiry, String atena, String somebodyElse) {}

    /** What a bad answer is made of. */
    record Forge(ScriptedPlatform platform, Asked asked, String answerId) {
        Head head() {
            return new Head(
                    "demo",
                    DemoKeys.PLATFORM.own(),
                    DemoKeys.GATEWAY.own(),
                    "inquiry-result",
                    answerId,
                    Optional.of(asked.inquiry.head().messageId()),
                    Optional.of(asked.inquiry.bodyDigest()),
                    Instant.now());
        }

        Head headWith(UnaryOperator<Parts> change) {
            return change.apply(Parts.of(head())).head();
        }

        byte[] body() {
            return ScriptedPlatform.result(asked.atena);
        }

        OwnKey platformKey() {
            return platform.keys().own().get(0);
        }

        X509Certificate gatewayCertificate() {
            return platform.keys().counterpart().get(0);
        }

        byte[] sealed(Head head) {
            return sealed(head, body());
        }

        byte[] sealed(Head head, byte[] body) {
            return CraftedLetters.signed(head, body, platformKey(), gatewayCertificate());
        }

        byte[] sealed(byte[] body) {
            return sealed(head(), body);
        }

        byte[] altered(UnaryOperator<String> change) {
            return CraftedLetters.altered(head(), body(), platformKey(), gatewayCertificate(), change);
        }
    }

    /** A head that can be changed part by part. */
    record Parts(
            String environment,
            String sender,
            String recipient,
            String operation,
            Optional<String> replyTo,
            Optional<String> digest,
            Instant at,
            String id) {
        static Parts of(Head head) {
            return new Parts(
                    head.environment(),
                    head.sender(),
                    head.recipient(),
                    head.operation(),
                    head.inReplyTo(),
                    head.inReplyToDigest(),
                    head.at(),
                    head.messageId());
        }

        Head head() {
            return new Head(environment, sender, recipient, operation, id, replyTo, digest, at);
        }

        Parts in(String other) {
            return new Parts(other, sender, recipient, operation, replyTo, digest, at, id);
        }

        Parts from(String other) {
            return new Parts(environment, other, recipient, operation, replyTo, digest, at, id);
        }

        Parts to(String other) {
            return new Parts(environment, sender, other, operation, replyTo, digest, at, id);
        }

        Parts doing(String other) {
            return new Parts(environment, sender, recipient, other, replyTo, digest, at, id);
        }

        Parts answering(Optional<String> request, Optional<String> itsDigest) {
            return new Parts(environment, sender, recipient, operation, request, itsDigest, at, id);
        }

        Parts when(Instant other) {
            return new Parts(environment, sender, recipient, operation, replyTo, digest, other, id);
        }
    }

    record BadAnswer(String name, Making making, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    interface Making {
        byte[] of(Forge forge);
    }

    Stream<BadAnswer> badAnswers() {
        return everyBadAnswer()
                .filter(bad -> thorough() || !bad.reason.startsWith("SEAL-") || bad.name.equals("unsigned"));
    }

    private static Stream<BadAnswer> everyBadAnswer() {
        return Stream.of(
                bad("noXml", forge -> "garbage".getBytes(UTF_8), "SEAL-002"),
                bad("notEncrypted", Forge::body, "SEAL-003"),
                bad(
                        "unsigned",
                        forge -> CraftedLetters.unsigned(forge.head(), forge.body(), forge.gatewayCertificate()),
                        "SEAL-008"),
                bad(
                        "signedByAnother",
                        forge -> CraftedLetters.signed(
                                forge.head(), forge.body(), strangersKey(), forge.gatewayCertificate()),
                        "SEAL-012"),
                bad(
                        "encryptedToAnother",
                        forge -> CraftedLetters.signed(
                                forge.head(),
                                forge.body(),
                                forge.platformKey(),
                                forge.platformKey().certificate()),
                        "SEAL-005"),
                bad(
                        "forAnotherRecipient",
                        forge -> forge.sealed(forge.headWith(head -> head.to("other-city"))),
                        "SEAL-022"),
                bad(
                        "fromAnotherSender",
                        forge -> forge.sealed(forge.headWith(head -> head.from("somebody"))),
                        "SEAL-021"),
                bad(
                        "ofAnotherEnvironment",
                        forge -> forge.sealed(forge.headWith(head -> head.in("production"))),
                        "SEAL-020"),
                bad(
                        "stale",
                        forge -> forge.sealed(
                                forge.headWith(head -> head.when(Instant.now().minus(Duration.ofMinutes(6))))),
                        "SEAL-023"),
                bad(
                        "fromTheFuture",
                        forge -> forge.sealed(
                                forge.headWith(head -> head.when(Instant.now().plus(Duration.ofMinutes(6))))),
                        "SEAL-023"),
                bad("altered", forge -> forge.altered(letter -> letter.replace(">5000<", ">5001<")), "SEAL-013"),
                bad("withADoctype", forge -> forge.altered(letter -> "<!DOCTYPE x>" + letter), "SEAL-002"),
                bad("alteredWhereItIsEncrypted", AnswerRefusals::withAnotherLastBlock, "SEAL-006"),
                bad(
                        "forAnotherRequestsContent",
                        forge -> forge.sealed(
                                forge.headWith(head -> head.answering(head.replyTo(), Optional.of("0".repeat(64))))),
                        "ANSWER-003"),
                bad(
                        "withoutTheRequestsDigest",
                        forge -> forge.sealed(forge.headWith(head -> head.answering(head.replyTo(), Optional.empty()))),
                        "ANSWER-003"),
                bad(
                        "forAnUnknownRequest",
                        forge -> forge.sealed(
                                forge.headWith(head -> head.answering(Optional.of("f".repeat(32)), head.digest()))),
                        "ANSWER-001"),
                bad(
                        "forNoRequest",
                        forge -> forge.sealed(
                                forge.headWith(head -> head.answering(Optional.empty(), Optional.empty()))),
                        "ANSWER-001"),
                bad(
                        "ofAnotherOperation",
                        forge -> forge.sealed(forge.headWith(head -> head.doing("inquiry-receipt"))),
                        "ANSWER-005"),
                bad(
                        "aboutAnotherPerson",
                        forge -> forge.sealed(ScriptedPlatform.result(forge.asked.somebodyElse)),
                        "ANSWER-006"),
                bad(
                        "withAnUnknownResultCode",
                        forge -> forge.sealed(ScriptedPlatform.result(forge.asked.atena, "7777", "5000")),
                        "CODE-003"),
                bad(
                        "withAnAmountThatIsNone",
                        forge -> forge.sealed(ScriptedPlatform.result(forge.asked.atena, "0000", "五千円")),
                        "LAYOUT-005"),
                bad(
                        "ofAnotherForm",
                        forge -> forge.sealed("<inquiry xmlns=\"urn:sekisho:platform:1\"/>".getBytes(UTF_8)),
                        "LAYOUT-014"));
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void isNotTakenAndTheGoodOneIs(BadAnswer bad) throws Exception {
        Asked asked = asked();
        String answerId = "answer-" + name() + "-" + ++answers;
        Tables before = settled();

        long position = platform.offer(answerId, () -> bad.making.of(new Forge(platform, asked, answerId)));
        awaitRefusals(position, bad.reason);

        Tables after = settled();
        assertThat(after.changedSince(before)).containsExactly("bucket+0", "ledger+1", "refused_answer+1");
        assertThat(after.newSince(before, "ledger"))
                .singleElement()
                .asString()
                .contains("event=ANSWER_REFUSED", "reason=" + bad.reason, "bucket=0,", "system=platform");
        assertThat(gateway.stateOf(asked.id)).isEqualTo("SENT");
        assertThat(platform.confirmed()).doesNotContain(answerId);

        String good = answerId + "-good";
        platform.offer(good, () -> platform.answer(good, asked.inquiry, ScriptedPlatform.result(asked.atena)));
        Outcome outcome = system.receive();

        assertThat(outcome.summary()).isEqualTo("RESULT");
        assertThat(outcome.property("SekishoInReplyTo")).isEqualTo(asked.id);
        assertThat(gateway.stateOf(asked.id)).isEqualTo("ENDED RESULT");
        RunningGateway.await("confirmed", () -> platform.confirmed().contains(good));
        assertThat(settled().newSince(after, "ledger"))
                .filteredOn(row -> row.contains("event=DELIVERED"))
                .hasSize(1);
    }

    @Test
    void aSeenIdWithOtherContentIsNotTakenAndWithTheSameOnlyConfirmedAgain() throws Exception {
        Asked asked = asked();
        String id = "seen-" + name();
        Supplier<byte[]> good = () -> platform.answer(id, asked.inquiry, ScriptedPlatform.result(asked.atena));
        platform.offer(id, good);
        assertThat(system.receive().summary()).isEqualTo("RESULT");
        RunningGateway.await("confirmed", () -> !platform.offers(id));
        Tables before = settled();

        platform.offer(id, good);
        RunningGateway.await("confirmed again", () -> !platform.offers(id));
        assertThat(settled().changedSince(before)).isEmpty();

        long changed = platform.offer(
                id, () -> platform.answer(id, asked.inquiry, ScriptedPlatform.result(asked.atena, "0000", "9999")));
        awaitRefusals(changed, "ANSWER-004");

        assertThat(settled().changedSince(before)).containsExactly("bucket+0", "ledger+1", "refused_answer+1");
        assertThat(platform.offers(id)).isTrue();
    }

    @Test
    void aSecondAnswerToOneRequestIsNotTaken() throws Exception {
        Asked asked = asked();
        String first = "first-" + name();
        String second = "second-" + name();
        platform.offer(first, () -> platform.answer(first, asked.inquiry, ScriptedPlatform.result(asked.atena)));
        assertThat(system.receive().summary()).isEqualTo("RESULT");
        RunningGateway.await("confirmed", () -> !platform.offers(first));
        Tables before = settled();

        platform.offer(
                second, () -> platform.answer(second, asked.inquiry, ScriptedPlatform.result(asked.atena, "0101", "")));
        RunningGateway.await("the platform is rid of it", () -> !platform.offers(second));

        assertThat(settled().changedSince(before)).containsExactly("bucket+0", "ledger+1", "refused_answer+1");
        assertThat(settled().newSince(before, "ledger"))
                .singleElement()
                .asString()
                .contains("reason=ANSWER-002");
    }

    @Test
    void anAnswerAfterTheDeadlineIsNotTaken() throws Exception {
        String deadline = gateway.clock().plusSeconds(1).toOffsetDateTime().toString();
        Asked asked = asked(Map.of("SekishoExpiresAt", deadline));
        step(Duration.ofSeconds(2));
        assertThat(system.receive().summary()).isEqualTo("EXPIRED PASSAGE-002");
        Tables before = settled();

        String late = "late-" + name();
        platform.offer(late, () -> platform.answer(late, asked.inquiry, ScriptedPlatform.result(asked.atena)));
        RunningGateway.await("the platform is rid of it", () -> !platform.offers(late));

        Tables after = settled();
        assertThat(after.changedSince(before)).containsExactly("bucket+0", "ledger+1", "refused_answer+1");
        assertThat(after.newSince(before, "ledger"))
                .singleElement()
                .asString()
                .contains("event=ANSWER_REFUSED", "reason=ANSWER-002");
        assertThat(gateway.stateOf(asked.id)).isEqualTo("ENDED EXPIRED");
    }

    /** The deadline passes while nobody can be asked; the answer has been ready all the while. */
    @Test
    void anAnswerThatIsReadyAfterAnOutageIsTakenThoughTheDeadlineHasPassed() throws Exception {
        String deadline = gateway.clock().plusSeconds(1).toOffsetDateTime().toString();
        Asked asked = asked(Map.of("SekishoExpiresAt", deadline));
        platform.open(false);
        int polls = platform.requestLines().size();
        RunningGateway.await(
                "the outage is noticed", () -> platform.requestLines().size() > polls);
        String ready = "ready-" + name();
        platform.offer(ready, () -> platform.answer(ready, asked.inquiry, ScriptedPlatform.result(asked.atena)));
        step(Duration.ofSeconds(2));
        int closed = platform.requestLines().size();
        RunningGateway.await(
                "polled in vain after the deadline",
                () -> platform.requestLines().size() > closed);
        assertThat(gateway.stateOf(asked.id)).isEqualTo("SENT");

        platform.open(true);

        assertThat(system.receive().summary()).isEqualTo("RESULT");
        RunningGateway.await("confirmed", () -> !platform.offers(ready));
    }

    @Test
    void answersAreFetchedThoughAnOperatorHoldsTheLink() throws Exception {
        Asked asked = asked();
        LinkMXBean link = gateway.bean(BeanNames.link("platform"), LinkMXBean.class);
        link.hold("all", "点検のため");
        String held = "held-" + name();
        platform.offer(held, () -> platform.answer(held, asked.inquiry, ScriptedPlatform.result(asked.atena)));

        assertThat(system.receive().summary()).isEqualTo("RESULT");
        link.release("all", "点検が終わった");
    }

    @Test
    void cancellingWhatHasLeftIsTooLate() throws Exception {
        Asked asked = asked();
        Tables before = settled();

        system.cancel(Map.of("SekishoMessageId", BusinessSystem.newId(), "SekishoInReplyTo", asked.id));

        assertThat(system.receiveOfCancel().summary()).isEqualTo("REFUSED PASSAGE-004");
        assertThat(settled().newSince(before, "ledger"))
                .singleElement()
                .asString()
                .contains("reason=PASSAGE-004");
        assertThat(gateway.stateOf(asked.id)).isEqualTo("SENT");
    }

    @Test
    void aDuplicateOfWhatHasEndedGetsTheResultAgain() throws Exception {
        Asked asked = asked();
        String id = "again-" + name();
        platform.offer(id, () -> platform.answer(id, asked.inquiry, ScriptedPlatform.result(asked.atena)));
        Outcome first = system.receive();
        int sent = platform.inquiries().size();
        Tables before = settled();

        byte[] body = InquiryRecord.about(local(residents.peekLast())).bytes();
        system.send(system.message(body, Map.of("SekishoMessageId", asked.id)));
        Outcome again = system.receive();

        assertThat(again.property("SekishoDuplicate")).isEqualTo("true");
        assertThat(again.property("SekishoOutcomeId")).isEqualTo(first.property("SekishoOutcomeId"));
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(settled().newSince(before, "ledger"))
                .singleElement()
                .asString()
                .contains("event=DUPLICATE");
        assertThat(settled().newSince(before, "outcome")).isEmpty();
        assertThat(platform.inquiries()).hasSize(sent);
    }

    /** A receipt is an answer, too. */
    @ParameterizedTest
    @MethodSource("badReceipts")
    void aBadReceiptIsNotTakenAndTheInquiryGoesAgainUnderTheSameId(BadReceipt bad) throws Exception {
        Resident resident = resident();
        int before = platform.inquiries().size();
        platform.receipts(inquiry -> new ScriptedPlatform.Reply(200, bad.making.of(platform, inquiry)));

        String id = system.ask(InquiryRecord.about(local(resident)));
        RunningGateway.await("sent three times", () -> platform.inquiries().size() >= before + 3);
        assertThat(gateway.stateOf(id)).isEqualTo("SENDING");
        platform.usualReceipts();
        RunningGateway.await("sent at last", () -> gateway.stateOf(id).equals("SENT"));

        List<Letter> attempts =
                platform.inquiries().subList(before, platform.inquiries().size());
        assertThat(attempts).extracting(letter -> letter.head().messageId()).containsOnly(requestId(id));
        assertThat(attempts)
                .extracting(Letter::bodyDigest)
                .hasSize(attempts.size())
                .containsOnly(attempts.get(0).bodyDigest());
        assertThat(gateway.query(
                        "select event || ' ' || reason from ledger where message_id = ? order by at", requestId(id)))
                .containsSubsequence("ACCEPTED ", "SENDING ", "ANSWER_REFUSED " + bad.reason, "SENT ")
                .filteredOn(row -> row.startsWith("ANSWER_REFUSED"))
                .hasSize(1);
    }

    record BadReceipt(String name, ReceiptMaking making, String reason) {
        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    interface ReceiptMaking {
        byte[] of(ScriptedPlatform platform, Letter inquiry);
    }

    static Stream<BadReceipt> badReceipts() {
        return Stream.of(
                new BadReceipt("noLetter", (platform, inquiry) -> "ok".getBytes(UTF_8), "SEAL-002"),
                new BadReceipt(
                        "unsigned",
                        (platform, inquiry) -> CraftedLetters.unsigned(
                                receiptHead(platform, inquiry, inquiry.bodyDigest()),
                                RECEIPT,
                                platform.keys().counterpart().get(0)),
                        "SEAL-008"),
                new BadReceipt(
                        "ofAnotherContent",
                        (platform, inquiry) ->
                                platform.seal().seal(receiptHead(platform, inquiry, "0".repeat(64)), RECEIPT),
                        "SEND-004"),
                new BadReceipt(
                        "withoutANumber",
                        (platform, inquiry) -> platform.seal()
                                .seal(
                                        receiptHead(platform, inquiry, inquiry.bodyDigest()),
                                        "<receipt xmlns=\"urn:sekisho:protocol:1\"/>".getBytes(UTF_8)),
                        "SEND-004"));
    }

    private static final byte[] RECEIPT =
            "<receipt xmlns=\"urn:sekisho:protocol:1\"><受付番号>1</受付番号></receipt>".getBytes(UTF_8);

    private static Head receiptHead(ScriptedPlatform platform, Letter inquiry, String digest) {
        return platform.seal().reply("inquiry-receipt", "r-1", inquiry.head().messageId(), digest);
    }

    @Test
    void anAnswerToWhatHasNotLeftIsNotTaken() throws Exception {
        Asked sent = asked(); // the same question: the tables do not tell the digest of one that waits
        Resident resident = residents.peekLast();
        String id = BusinessSystem.newId();
        system.send(system.message(
                InquiryRecord.about(local(resident)).bytes(),
                Map.of("SekishoMessageId", id, "SekishoPriority", "bulk"))); // a lane that is shut by day
        RunningGateway.await("accepted", () -> gateway.stateOf(id).equals("WAITING"));
        String requestId = requestId(id);
        String digest = sent.inquiry.bodyDigest();
        Tables before = settled();

        long early = platform.offer("early", () -> platform.seal()
                .seal(
                        platform.seal().reply("inquiry-result", "early", requestId, digest),
                        ScriptedPlatform.result(gateway.atena(resident))));
        awaitRefusals(early, "ANSWER-007");

        assertThat(settled().changedSince(before)).containsExactly("bucket+0", "ledger+1", "refused_answer+1");
        assertThat(gateway.stateOf(id)).isEqualTo("WAITING");
        int times = timesRefused(early);
        int polls = platform.polls();
        RunningGateway.await("polled on", () -> platform.polls() >= polls + 20);
        // each whole fetch asks for two pages at least: it was looked at each time, and would be taken as soon as it
        // can
        assertThat(timesRefused(early)).isGreaterThanOrEqualTo(times + 5);
        system.cancel(Map.of("SekishoMessageId", BusinessSystem.newId(), "SekishoInReplyTo", id));
        assertThat(system.receive().summary()).isEqualTo("CANCELLED PASSAGE-003");
        assertThat(system.receiveOfCancel().summary()).isEqualTo("RESULT");
    }

    @Test
    void aPageThatIsNotFullIsNotTheLast() throws Exception {
        Asked asked = asked();
        platform.offer("unknown-" + name(), () -> "garbage".getBytes(UTF_8));
        platform.mostInAPage(1);
        String good = "behind-a-small-page-" + name();
        platform.offer(good, () -> platform.answer(good, asked.inquiry, ScriptedPlatform.result(asked.atena)));

        assertThat(system.receive().summary()).isEqualTo("RESULT");
        platform.mostInAPage(Integer.MAX_VALUE);
    }

    private int timesRefused(long position) {
        return Integer.parseInt(gateway.query("select times from refused_answer where position = ?", position)
                .get(0));
    }

    @Test
    void pagesThatNeverGetOnAreNoTrap() throws Exception {
        Asked asked = asked();
        for (int i = 0; i < 60; i++) {
            platform.offer("unknown-" + i, () -> "garbage".getBytes(UTF_8));
        }
        platform.stuck(true);
        RunningGateway.await("polled on", () -> platform.polls() > 0);
        int polls = platform.polls();
        RunningGateway.await("polled again and again", () -> platform.polls() > polls + 6);
        platform.stuck(false);
        String good = "after-the-trap-" + name();
        platform.offer(good, () -> platform.answer(good, asked.inquiry, ScriptedPlatform.result(asked.atena)));

        assertThat(system.receive().summary()).isEqualTo("RESULT");
    }

    private Asked asked() throws Exception {
        return asked(Map.of());
    }

    private Asked asked(Map<String, String> more) throws Exception {
        Resident resident = resident();
        String id = BusinessSystem.newId();
        Map<String, String> properties = new java.util.TreeMap<>(more);
        properties.put("SekishoMessageId", id);
        system.send(system.message(InquiryRecord.about(local(resident)).bytes(), properties));
        RunningGateway.await("sent", () -> gateway.stateOf(id).equals("SENT"));
        String requestId = requestId(id);
        Letter inquiry = platform.inquiries().stream()
                .filter(letter -> letter.head().messageId().equals(requestId))
                .findFirst()
                .orElseThrow();
        return new Asked(id, inquiry, gateway.atena(resident), gateway.atena(residents.peekFirst()));
    }

    private String requestId(String senderId) {
        return gateway.query(
                        "select r.id from request r join message m on m.id = r.message_id where m.sender_id = ?",
                        senderId)
                .get(0);
    }

    /** The tables once nothing moves any more but the count of tries. */
    private Tables settled() {
        gateway.awaitOutboxesEmpty();
        return gateway.tables();
    }

    private void awaitRefusals(long position, String reason) {
        RunningGateway.await("refused " + POLLS + " times", () -> gateway
                .query(
                        "select cast(times as varchar(9)) from refused_answer where position = ? and reason = ?",
                        position,
                        reason)
                .stream()
                .anyMatch(times -> Integer.parseInt(times) >= POLLS));
    }

    private void step(Duration by) {
        gateway.clock(gateway.clock().plus(by).toLocalDateTime().toString());
    }

    private Resident resident() {
        Resident next = residents.removeFirst();
        residents.addLast(next);
        return next;
    }

    private static String local(Resident resident) {
        return resident.localNumbers().get(SYSTEM);
    }

    private static BadAnswer bad(String name, Making making, String reason) {
        return new BadAnswer(name, making, reason);
    }

    private static OwnKey strangersKey() {
        return DemoKeys.in(STRANGERS).sealKeys(DemoKeys.PLATFORM).own().get(0);
    }

    /** The last CipherValue is the letter's; its last bytes are the tag that covers all of it. */
    private static byte[] withAnotherLastBlock(Forge forge) {
        String sealed = new String(forge.sealed(forge.head()), UTF_8);
        int end = sealed.lastIndexOf("</") < 0 ? -1 : sealed.lastIndexOf("CipherValue>");
        int at = sealed.lastIndexOf('<', end) - 12;
        char other = sealed.charAt(at) == 'A' ? 'B' : 'A';
        return (sealed.substring(0, at) + other + sealed.substring(at + 1)).getBytes(UTF_8);
    }
}
