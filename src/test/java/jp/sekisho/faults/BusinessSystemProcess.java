package jp.sekisho.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A business system: asks over TCP under its own login, and writes down what it asked, what the broker acknowledged, and
 * what it received. While the broker is gone it waits; what was not acknowledged it sends again, under the same id,
 * before anything else.
 *
 * <p>Commands on standard input: {@code send <n>}, {@code last} (one inquiry for each person), {@code cancel <id>}.
 */
public final class BusinessSystemProcess {
    private static final int UNKNOWN_EVERY = 25;
    private static final int CHANGE_EVERY = 4;
    private static final byte[] NO_BODY = {};
    private static final String NOTICE = "stop-notice";

    private final Speaker speaker;
    private final int port;
    private final String password;
    private final Path log;
    private final List<String> numbers;
    private final Wire sending;
    private long sequence;

    private BusinessSystemProcess(String[] arguments) throws IOException {
        this.speaker = Speaker.valueOf(arguments[0]);
        this.port = Integer.parseInt(arguments[1]);
        this.password = arguments[2];
        this.log = Path.of(arguments[3]);
        this.numbers = Files.readAllLines(Path.of(arguments[4]));
        this.sequence = Long.parseLong(arguments[5]);
        this.sending = speaker.wire(port, password);
    }

    public static void main(String[] arguments) throws Exception {
        BusinessSystemProcess system = new BusinessSystemProcess(arguments);
        Thread receiver = new Thread(system::receive, "receiver");
        receiver.setDaemon(true);
        receiver.start();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            system.obey(line.split(" "));
        }
        Runtime.getRuntime().halt(0);
    }

    private void obey(String[] command) {
        switch (command[0]) {
            case "send" -> inquiries(Integer.parseInt(command[1]));
            case "last" -> numbers.forEach(number -> inquiry(sequence++, number));
            case "cancel" -> cancel(command[1]);
            default -> throw new IllegalArgumentException("unknown command");
        }
        sending.close();
    }

    private void inquiries(int count) {
        for (int i = 0; i < count; i++) {
            long mine = sequence++;
            boolean unknown = mine % UNKNOWN_EVERY == UNKNOWN_EVERY - 1;
            inquiry(mine, unknown ? speaker.nobody() : numbers.get((int) (mine * 7 % numbers.size())));
        }
    }

    private void inquiry(long mine, String number) {
        String id = speaker.id(mine);
        String askedAt = speaker.form().askedAt(mine);
        Wire.Sent message =
                new Wire.Sent(Map.of("SekishoMessageId", id), speaker.form().request(number, askedAt), mine % 3 == 2);
        boolean known = !number.equals(speaker.nobody());
        do {
            write("sending", Long.toString(mine), id, known ? "known" : "unknown", number, askedAt);
        } while (!sending.send(queue("in.", "inquiry"), message));
        write("sent", id);
        if (known && speaker.saysChanges() && mine % CHANGE_EVERY == 0) {
            change(mine, number);
        }
    }

    /** Says to the others that something has changed for that person. */
    private void change(long mine, String number) {
        String id = "s-" + mine;
        Wire.Sent message = new Wire.Sent(Map.of("SekishoMessageId", id), ChangeForm.written(mine, number), false);
        do {
            write("saying", Long.toString(mine), id, number);
        } while (!sending.send(queue("in.", ChangeForm.CHANGE), message));
    }

    private void cancel(String target) {
        String id = "c-" + sequence++;
        Map<String, String> properties = Map.of("SekishoMessageId", id, "SekishoInReplyTo", target);
        do {
            write("cancelling", id, target);
        } while (!sending.send(queue("in.", "cancel"), new Wire.Sent(properties, NO_BODY, false)));
    }

    private void receive() {
        Wire receiving = speaker.wire(port, password);
        List<String> queues = new ArrayList<>(List.of(queue("out.", "inquiry-result"), queue("out.", "cancel-result")));
        if (speaker.isBroughtNotices()) {
            queues.add(queue("out.", NOTICE));
        }
        queues.add(queue("out.", speaker.saysChanges() ? ChangeForm.OUTCOME : ChangeForm.FEED));
        try {
            while (true) {
                receiving.receive(queues, this::take, this::acknowledged);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Written down first, acknowledged afterwards: what is received twice is seen twice. */
    private boolean take(Wire.Received received) {
        Map<String, String> properties = received.properties();
        if (isNotice(received)) {
            String[] items = new String(received.body(), StandardCharsets.UTF_8).split("\r\n")[1].split(",");
            write("brought", received.messageId(), items[0], items[1]);
            return true;
        }
        if (isOf(received, ChangeForm.FEED)) {
            ChangeForm.Told told = ChangeForm.told(received.body());
            write("told", received.messageId(), speaker.name(), Long.toString(told.sequence()), told.atena());
            return true;
        }
        if (isOf(received, ChangeForm.OUTCOME)) {
            write(
                    "heard",
                    received.messageId(),
                    properties.get("SekishoInReplyTo"),
                    properties.get("SekishoOutcome"),
                    properties.getOrDefault("SekishoLinesDelivered", "-"),
                    properties.getOrDefault("SekishoDuplicate", "false"));
            return true;
        }
        write(
                "received",
                received.queue().substring(queue("out.", "").length()),
                properties.get("SekishoInReplyTo"),
                received.messageId(),
                properties.get("SekishoOutcome"),
                properties.get("SekishoOutcomeId"),
                properties.getOrDefault("SekishoDuplicate", "false"),
                properties.getOrDefault("SekishoReason", ""),
                Base64.getEncoder().encodeToString(received.body()));
        return true;
    }

    private void acknowledged(Wire.Received received) {
        if (isOf(received, ChangeForm.FEED)) {
            write(
                    "has",
                    speaker.name(),
                    Long.toString(ChangeForm.told(received.body()).sequence()));
        } else if (!isNotice(received) && !isOf(received, ChangeForm.OUTCOME)) {
            write("acknowledged", String.valueOf(received.properties().get("SekishoInReplyTo")));
        }
    }

    private boolean isNotice(Wire.Received received) {
        return isOf(received, NOTICE);
    }

    private boolean isOf(Wire.Received received, String answer) {
        return received.queue().equals(queue("out.", answer));
    }

    private String queue(String direction, String interfaceId) {
        return direction + speaker.system() + "." + interfaceId;
    }

    private synchronized void write(String... words) {
        try {
            Files.writeString(
                    log,
                    String.join("\t", words) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
