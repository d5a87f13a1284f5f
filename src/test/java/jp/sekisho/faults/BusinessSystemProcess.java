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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import jp.sekisho.faults.BusinessSystemLog.Inquiry;
import jp.sekisho.faults.InquiryForm.Asked;
import jp.sekisho.faults.Traffic.Got;
import jp.sekisho.faults.Traffic.Put;

/**
 * A business system: asks over TCP under its own login, and writes down what it asked, what the broker acknowledged, and
 * what it received. While the broker is gone it waits; what was not acknowledged it sends again, under the same id,
 * before anything else, also after its own death. In a mixed installation it says the rest that it has to say, too.
 *
 * <p>Commands on standard input: {@code send <n>}, {@code last} (one inquiry for each person), {@code cancel <id>},
 * {@code find <n>} (how newcomers stand, for the n-th time), {@code say <interface> <n> <per second>} (that alone, on a schedule that
 * waits for nobody). Each line of its log ends with the time, in milliseconds.
 */
public final class BusinessSystemProcess {
    private static final int UNKNOWN_EVERY = 25;
    private static final int SEVERAL_EVERY = 7;
    private static final int SEVERAL = 3;
    /** Far from the moments of all first records. */
    private static final long OF_THE_OTHERS = 1_000_000;

    private static final byte[] NO_BODY = {};
    private static final String NOTICE = "stop-notice";

    private final Speaker speaker;
    private final int port;
    private final String password;
    private final Path log;
    private final List<String> numbers;
    private final Wire sending;
    private final Wire answering;
    private final boolean isMixed;
    private final Sayings sayings;
    private long sequence;

    private BusinessSystemProcess(String[] arguments) throws IOException {
        this.speaker = Speaker.valueOf(arguments[0]);
        this.port = Integer.parseInt(arguments[1]);
        this.password = arguments[2];
        this.log = Path.of(arguments[3]);
        this.numbers = Files.readAllLines(Path.of(arguments[4]));
        this.sequence = Long.parseLong(arguments[5]);
        this.isMixed = arguments.length > 6;
        this.sayings = new Sayings(
                speaker,
                numbers,
                isMixed ? Files.readAllLines(Path.of(arguments[6])) : List.of(),
                isMixed && Boolean.parseBoolean(arguments[7]));
        this.sending = speaker.wire(port, password);
        this.answering = speaker.wire(port, password);
    }

    /** Arguments: who, the broker's port, password, its log, a file of numbers, where to go on; if it is mixed, a file of shared numbers, and whether it says chains. */
    public static void main(String[] arguments) throws Exception {
        BusinessSystemProcess system = new BusinessSystemProcess(arguments);
        Thread receiver = new Thread(system::receive, "receiver");
        receiver.setDaemon(true);
        receiver.start();
        system.makeUp();
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            system.obey(line.split(" "));
        }
        Runtime.getRuntime().halt(0);
    }

    /** Sends again what the broker may not have of a life before, as it was. */
    private void makeUp() {
        Map<String, Inquiry> asked = new LinkedHashMap<>();
        Map<String, Put> put = new LinkedHashMap<>();
        for (String[] words : new Tail(log).next()) {
            switch (words[0]) {
                case "sending" -> asked.put(words[2], Inquiry.parse(words));
                case "sent" -> asked.remove(words[1]);
                case "putting" -> {
                    put.put(words[3], Put.parse(words));
                    sayings.remember(Put.parse(words));
                }
                case "put" -> put.remove(words[1]);
                default -> {
                    // what it received, it has
                }
            }
        }
        put.values().stream()
                .filter(each -> !each.interfaceId().equals(ProvisionForm.ANSWER))
                .forEach(each -> put(sending, each));
        sayings.omitted().forEach(each -> put(sending, each));
        asked.values().forEach(this::send);
        sending.close();
    }

    private void obey(String[] command) {
        switch (command[0]) {
            case "send" -> inquiries(Integer.parseInt(command[1]));
            case "last" -> last();
            case "find" -> sayings.newcomers(Integer.parseInt(command[1])).forEach(each -> put(sending, each));
            case "cancel" -> cancel(command[1]);
            case "say" -> say(command[1], Integer.parseInt(command[2]), Double.parseDouble(command[3]));
            default -> throw new IllegalArgumentException("unknown command");
        }
        sending.close();
    }

    private void last() {
        if (isMixed) {
            sayings.atLast(sequence).forEach(each -> put(sending, each));
        }
        numbers.forEach(number -> {
            long mine = sequence++;
            send(new Inquiry(mine, speaker.id(mine), true, List.of(asked(number, mine))));
        });
    }

    private void inquiries(int count) {
        for (int i = 0; i < count; i++) {
            long mine = sequence++;
            if (isMixed) {
                sayings.beside(mine).forEach(each -> put(sending, each));
            }
            send(inquiry(mine));
        }
    }

    private void say(String interfaceId, int count, double perSecond) {
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(begun + (long) (i / perSecond * 1e9) - System.nanoTime());
            long mine = sequence++;
            if (interfaceId.equals("inquiry")) {
                send(new Inquiry(mine, speaker.id(mine), true, List.of(asked(person(mine), mine))));
            } else {
                put(sending, sayings.one(interfaceId, mine));
            }
        }
    }

    private Inquiry inquiry(long mine) {
        if (mine % UNKNOWN_EVERY == UNKNOWN_EVERY - 1) {
            return new Inquiry(mine, speaker.id(mine), false, List.of(asked(speaker.nobody(), mine)));
        }
        List<Asked> records = new ArrayList<>(List.of(asked(person(mine), mine)));
        if (isMixed && mine % SEVERAL_EVERY == 0) {
            for (int other = 1; other < SEVERAL; other++) {
                records.add(asked(person(mine + other), OF_THE_OTHERS + mine * SEVERAL + other));
            }
        }
        return new Inquiry(mine, speaker.id(mine), true, records);
    }

    private String person(long mine) {
        return numbers.get((int) (mine * 7 % numbers.size()));
    }

    private Asked asked(String number, long moment) {
        return new Asked(number, speaker.form().askedAt(moment));
    }

    private void send(Inquiry inquiry) {
        Wire.Sent message =
                new Wire.Sent(Map.of("SekishoMessageId", inquiry.id()), inquiry.body(), inquiry.sequence() % 3 == 2);
        do {
            write(inquiry.line());
        } while (!sending.send(queue("in.", "inquiry"), message));
        write("sent", inquiry.id());
    }

    private void put(Wire wire, Put put) {
        Map<String, String> properties = put.inReplyTo().isEmpty()
                ? Map.of("SekishoMessageId", put.id())
                : Map.of("SekishoMessageId", put.id(), "SekishoInReplyTo", put.inReplyTo());
        do {
            write(put.line());
        } while (!wire.send(queue("in.", put.interfaceId()), new Wire.Sent(properties, put.body(), false)));
        write("put", put.id());
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
        if (isMixed) {
            speaker.hears().forEach(heard -> queues.add(queue("out.", heard)));
        }
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
        String queue = received.queue().substring(queue("out.", "").length());
        if (queue.equals(NOTICE)) {
            String[] items = new String(received.body(), StandardCharsets.UTF_8).split("\r\n")[1].split(",");
            write("brought", received.messageId(), items[0], items[1]);
            return true;
        }
        if (!isOfInquiries(queue)) {
            Got got = Got.of(speaker, queue, received);
            write(got.line());
            if (queue.equals(ProvisionForm.QUESTION)) {
                answer(got);
            }
            if (got.isToComeAgain()) {
                put(answering, sayings.again(got.inReplyTo()));
                answering.close();
            }
            return true;
        }
        if (!properties.containsKey("SekishoOutcome")) {
            return true; // a part of it
        }
        write(
                "received",
                queue,
                properties.get("SekishoInReplyTo"),
                received.messageId(),
                properties.get("SekishoOutcome"),
                properties.get("SekishoOutcomeId"),
                properties.getOrDefault("SekishoDuplicate", "false"),
                properties.getOrDefault("SekishoReason", ""),
                Base64.getEncoder().encodeToString(received.body()));
        return true;
    }

    /** What is asked again, because our acknowledgement was lost, is answered again in the same words. */
    private void answer(Got got) {
        ProvisionForm.Question question = ProvisionForm.question(got.body());
        put(
                answering,
                new Put(
                        speaker,
                        ProvisionForm.ANSWER,
                        speaker.id("answer-" + question.number()),
                        got.outcomeId(),
                        Long.toString(question.number()),
                        question.answer()));
        answering.close();
    }

    private void acknowledged(Wire.Received received) {
        String queue = received.queue().substring(queue("out.", "").length());
        if (isOfInquiries(queue)) {
            write("acknowledged", String.valueOf(received.properties().get("SekishoInReplyTo")));
        } else if (!queue.equals(NOTICE)) {
            write("kept", received.messageId());
        }
    }

    private static boolean isOfInquiries(String queue) {
        return queue.equals("inquiry-result") || queue.equals("cancel-result");
    }

    private String queue(String direction, String interfaceId) {
        return direction + speaker.system() + "." + interfaceId;
    }

    private synchronized void write(String... words) {
        try {
            Files.writeString(
                    log,
                    String.join("\t", words) + "\t" + System.currentTimeMillis() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
