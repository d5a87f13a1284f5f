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
                    "routes/PermitEndpoint",
                    "exchange.setProperty(Crossing.PROPERTY, crossing);",
                    "exchange.setProperty(Crossing.PROPERTY, crossing);"
                            + "exchange.getIn(org.apache.camel.component.jms.JmsMessage.class).getJmsSession().commit();")),

    NO_DUPLICATE_ID(
            "has 2 outcomes",
            in("assembly/BrokerMailbox", "message.setStringProperty(DUPLICATE_ID, letter.duplicateId());", "")),

    NO_CLAIM(
            "was cancelled, and the platform saw it",
            in(
                    "passage/DispatchLeg",
                    "Set<String> moved = requests.move(handle, List.copyOf(rows.keySet()), event);",
                    "Set<String> moved = rows.keySet();"),
            in(
                    "passage/StateTable",
                    "new Step(SENDING, RECEIPT, SENT),",
                    "new Step(SENDING, RECEIPT, SENT), new Step(WAITING, RECEIPT, SENT),")),

    NO_FENCE(
            "has no outcome",
            in("ledger/Ledger", "if (head.epoch != epoch) {", "if (head.epoch < 0) {"),
            in("passage/Requests", "and epoch <= :epoch\"", "and epoch + :epoch > 0\"")),

    SEEN_ID_OUTSIDE_THE_TRANSACTION(
            "has no outcome",
            in(
                    "passage/Answers",
                    "boolean taken = station.store().inTransaction(handle -> {",
                    "if (taken(matched.letter())) { return false; }"
                            + "station.store().useTransaction(handle -> remember(handle, matched));"
                            + "boolean taken = station.store().inTransaction(handle -> {"),
            in("passage/Answers", "if (taken(handle, matched.letter())) {", "if (handle == null) {"),
            in("passage/Answers", "remember(handle, matched);", "")),

    TWO_READERS_ON_A_DOOR(
            "the platform saw m-",
            in("broker/BrokerConfiguration", "queue(door.in(), true)", "queue(door.in(), false)"),
            in(
                    "assembly/RouteWiring",
                    "require(jms.getConfiguration().getConcurrentConsumers() == 1, \"concurrent-consumers\", \"1\");",
                    "jms.getConfiguration().setConcurrentConsumers(2);")),

    ORDER_BY_ID(
            "the platform saw m-",
            in(
                    "passage/LaneFeed",
                    "+ \" order by p.bucket, p.number\")\n                .bindArray(0, Integer.class, fresh",
                    "+ \" order by p.bucket, p.request_id\")\n                .bindArray(0, Integer.class, fresh"));

    private static final Path ROOT = Path.of("src/main/java/jp/sekisho");

    private final String giveaway;
    private final List<SourceText> changes;

    Defect(String giveaway, SourceText... changes) {
        this.giveaway = giveaway;
        this.changes = List.of(changes);
    }

    private static SourceText in(String file, String text, String instead) {
        return new SourceText(file + ".java", text, instead);
    }

    /** Part of the violation that it leads to: being found for another reason would not count. */
    String giveaway() {
        return giveaway;
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
