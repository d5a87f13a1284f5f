package jp.sekisho.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * A way in which a gateway could be wrong. Planted as changes of its sources, compiled into a folder that comes first on
 * the class path of the gateway under test. When the sources change so that a text is no longer there, this says so.
 */
enum Defect {
    ACKNOWLEDGED_BEFORE_COMMIT(
            "has no outcome",
            in(
                    "routes/verbs/PermitEndpoint",
                    "exchange.setProperty(Crossing.PROPERTY, crossing);",
                    "exchange.setProperty(Crossing.PROPERTY, crossing);"
                            + "exchange.getIn(org.apache.camel.component.jms.JmsMessage.class).getJmsSession().commit();")),

    NO_DUPLICATE_ID(
            "has 2 outcomes",
            in("assembly/BrokerMailbox", "message.setStringProperty(DUPLICATE_ID, letter.duplicateId());", "")),

    NO_CLAIM(
            "was cancelled, and the platform saw it",
            in(
                    "passage/legs/Claiming",
                    "Set<String> moved = requests.move(handle, events);",
                    "Set<String> moved = Set.copyOf(events.keySet());")),

    NO_FENCE(
            "has no outcome",
            in("ledger/Ledger", "if (head.epoch > epoch) {", "if (head.epoch < 0) {"),
            in("passage/watch/Tenure", "if (seen.epoch > incarnation.epoch()) {", "if (seen.epoch < 0) {"),
            in("passage/legs/Requests", "and epoch <= :epoch\"", "and epoch + :epoch > 0\"")),

    SEEN_ID_OUTSIDE_THE_TRANSACTION(
            "has no outcome",
            in(
                    "passage/legs/ReturnLeg",
                    "    public Matched match(Letter letter) {",
                    "    private boolean seenApart(Matched seen) { return station.store().inTransaction(handle -> {"
                            + " boolean before = ended(handle, seen.letter()).isPresent();"
                            + " if (!before) { remember(handle, seen); } return before; }); }"
                            + "    public Matched match(Letter letter) {"),
            in(
                    "passage/legs/ReturnLeg",
                    "orSetAside(Optional.of(request.id()), () -> station.store().inTransaction(handle -> {",
                    "orSetAside(Optional.of(request.id()), () -> seenApart(matched) ? false :"
                            + " station.store().inTransaction(handle -> {"),
            in("passage/legs/ReturnLeg", "if (ended(handle, matched.letter()).isPresent()) {", "if (handle == null) {"),
            in("passage/legs/ReturnLeg", "remember(handle, matched);", "")),

    TWO_READERS_ON_A_DOOR(
            "the platform saw m-",
            in("broker/BrokerConfiguration", "queue(door.in(), true)", "queue(door.in(), false)"),
            in(
                    "assembly/RouteWiring",
                    "require(jms.getConcurrentConsumers() == 1, \"concurrent-consumers\", \"1\");",
                    "jms.setConcurrentConsumers(2);")),

    ORDER_BY_ID(
            "the platform saw m-",
            in(
                    "passage/lane/LaneRows",
                    "+ \" order by p.bucket, p.number\")\n                .bindArray(0, Integer.class, buckets",
                    "+ \" order by p.bucket, p.request_id\")\n                .bindArray(0, Integer.class, buckets")),

    OVERDUE_BEFORE_A_WHOLE_FETCH(
            List.of("jp.sekisho.passage.LegsTest", "noDeadlinePassesByAClockThatHasLeapt", "H2"),
            "r-sent ENDED",
            in(
                    "passage/deadline/DeadlineLeg",
                    "Instant asked = began.getValue().isBefore(now) ? began.getValue() : now;",
                    "Instant asked = now;")),

    CARRIED_BEFORE_ITS_DOUBT_IS_RECORDED(
            List.of("jp.sekisho.passage.dispatch.SendingTest", "whatMustNotGoTwiceIsNeverClaimedASecondTime", "H2"),
            "Expecting empty but was: [Claim[",
            in(
                    "passage/legs/Claiming",
                    "resend == Resend.NEVER ? RequestEvent.DOUBT : RequestEvent.RESUMED",
                    "RequestEvent.RESUMED")),

    PUT_BACK_UNNOTICED(
            List.of("jp.sekisho.passage.watch.SuccessionTest", "tablesThatLackWhatThisRunHasWrittenWerePutBack", "H2"),
            "PUT_BACK",
            in("passage/watch/Tenure", "if (seen.beats < beats) {", "if (seen.beats < -1) {")),

    UNREADABLE_TOGETHER_WITH_OTHERS(
            List.of(
                    "jp.sekisho.passage.UnreadableTest",
                    "anExpiredRequestThatCannotBeReadIsSetAsideAndTheOthersEnd",
                    "H2",
                    "body",
                    "content",
                    "kind = 'RECEIVED' and owner_id ="),
            "ASIDE-001",
            in(
                    "passage/legs/OneByOne",
                    "ids.forEach(id -> work(List.of(id), work, deal));",
                    "step(() -> { throw fault; });")),

    DEAD_LETTER_WITHOUT_END(
            List.of("jp.sekisho.gateway.DoorDeadLettersTest$OnH2", "oneAmongOthersCostsNoneOfThem"),
            "no outcome came within",
            in(
                    "assembly/FailingMessage",
                    "return attempts >= ATTEMPTS && id.isPresent();",
                    "return attempts < 0 && id.isPresent();")),

    TOLD_WHEN_TAKEN(
            ofInward("itIsTakenOnceHandedOverOnceAndToldWhenTheBrokerHasIt"),
            "Expecting empty but was: [\"n-1\"",
            in(
                    "passage/inward/InwardLeg",
                    "bodies.put(handle, List.of(new Bodies.Body(line.requestId(),",
                    "handle.execute(\"update inbound set to_tell = ? where message_id = ?\", brought.link(), id);"
                            + "bodies.put(handle, List.of(new Bodies.Body(line.requestId(),")),

    TOLD_AGAIN_WHILE_IT_WAITS(
            ofInward("itIsTakenOnceHandedOverOnceAndToldWhenTheBrokerHasIt"),
            "Expecting empty but was: [\"n-1\"",
            in("passage/legs/Inbound", " and told_at is not null", "")),

    BROUGHT_UNDER_A_RANDOM_ID(
            ofInward("afterARestoreItHasTheSameIdAtTheBroker"),
            "but was: [\"",
            in(
                    "passage/inward/InwardLeg",
                    "return HexFormat.of().formatHex(digest, 0, ID_BYTES);",
                    "return jp.sekisho.store.RandomId.next();")),

    CUT_OF_NOW_ALONE(
            List.of("jp.sekisho.gateway.DistributedTest", "aCutIsNeverWiderThanItWasWhenItWasSaid"),
            "試験区試験町一丁目",
            in(
                    "routes/verbs/ConvertEndpoint",
                    "request.passage() == Passage.FEED ? Cut.then(request, whole) : whole",
                    "whole")),

    TOLD_BEFORE_ALL_HAVE_IT(
            List.of("jp.sekisho.passage.inward.DistributionWalkTest", "theSenderHearsNothingWhileOneOfTwoHasIt"),
            "receivers that may still get it",
            in(
                    "passage/legs/Lines",
                    "messages.close(handle, message, count).open() == 0",
                    "messages.close(handle, message, count).open() >= 0")),

    MARKED_ALONE(
            ofInward("thatTheBrokerHasItAndThatTheCounterpartIsToHearIsOneCommit"),
            "to contain exactly",
            in(
                    "passage/legs/OutboxSender",
                    "return handedOver.isEmpty() ? NOTHING : handovers.arrived(handle, handedOver);",
                    "return NOTHING;"),
            in(
                    "passage/legs/OutboxSender",
                    "after.run();",
                    "if (!handedOver.isEmpty()) {"
                            + " station.store().inTransaction(handle -> handovers.arrived(handle, handedOver)).run(); }")),

    ANSWERED_AFTER_A_RESTORE(
            ofReply("nobodyIsAnsweredWhileTheCopyMayBeStaleOrTheLinkIsHeldOrTheTablesWereRestored"),
            "to match given predicate",
            in("passage/reply/ReplyLeg", "if (Incarnation.unaccepted(handle)) {", "if (handle.isClosed()) {")),

    ANSWERED_UNRECORDED(
            "recorded 0 times",
            in(
                    "passage/reply/ReplyLeg",
                    "record(handle, posted, LedgerEvent.REPLIED,",
                    "if (served.body().length == 0) record(handle, posted, LedgerEvent.REPLIED,")),

    REFUSAL_THAT_TELLS_WHY(
            List.of("jp.sekisho.gateway.AskedTest", "refusalsLookTheSameAndTheRecordTellsThemApart"),
            "one refusal, whatever the cause",
            in(
                    "routes/verbs/SealEndpoint",
                    ": letters.refusal(question);",
                    ": letters.answer(question, \"<why/>\".getBytes(java.nio.charset.StandardCharsets.UTF_8));"));

    private static final Path ROOT = Path.of("src/main/java/jp/sekisho");

    private final String giveaway;
    private final List<SourceText> changes;
    private final List<String> test;

    Defect(String giveaway, SourceText... changes) {
        this(List.of(), giveaway, changes);
    }

    /** @param test that exposes it, since no drain does: class, method, arguments */
    Defect(List<String> test, String giveaway, SourceText... changes) {
        this.test = test;
        this.giveaway = giveaway;
        this.changes = List.of(changes);
    }

    private static List<String> ofInward(String test) {
        return List.of("jp.sekisho.passage.inward.InwardLegTest", test, "H2");
    }

    private static List<String> ofReply(String test) {
        return List.of("jp.sekisho.passage.reply.ReplyLegTest", test, "H2");
    }

    private static SourceText in(String file, String text, String instead) {
        return new SourceText(file + ".java", text, instead);
    }

    /** Part of the violation that it leads to: being found for another reason would not count. */
    String giveaway() {
        return giveaway;
    }

    /** The test that exposes it, as {@link OneTest} takes it; nothing if a drain does. */
    List<String> test() {
        return test;
    }

    /** Compiles the changed classes into a folder; the rest of the product is found on {@code classPath}. */
    void plant(Path folder, String classPath) {
        try {
            Path sources = Files.createDirectories(folder.resolve("sources"));
            Path classes = Files.createDirectories(classes(folder));
            List<String> words = new ArrayList<>(
                    List.of("-proc:none", "-nowarn", "--release", "17", "-cp", classPath, "-d", classes.toString()));
            for (SourceText change : changes) {
                Path source = sources.resolve(change.file());
                boolean again = Files.exists(source);
                Files.createDirectories(source.getParent());
                Files.writeString(source, change.applied(again ? sources : ROOT));
                if (!again) {
                    words.add(source.toString());
                }
            }
            int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(String[]::new));
            if (failed != 0) {
                throw new AssertionError("the planted defect does not compile: " + this);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path classes(Path folder) {
        return folder.resolve("classes");
    }
}
