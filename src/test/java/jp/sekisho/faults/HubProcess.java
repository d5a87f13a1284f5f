package jp.sekisho.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jp.sekisho.demo.counterpart.Chance;
import jp.sekisho.demo.counterpart.Doors;
import jp.sekisho.demo.counterpart.Letters;
import jp.sekisho.demo.counterpart.Listening;
import jp.sekisho.demo.counterpart.MillisRange;
import jp.sekisho.gateway.AskingCounterpart;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.keys.DevelopmentPki;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.KeyRing;
import jp.sekisho.seal.xml.FastCrypto;

/**
 * The hub, a second counterpart: takes what the platform's simulator does not, asks systems by offering questions, and asks the gateway
 * itself, again and again under one id until it is answered. It survives its own death at any instant.
 *
 * <p>Commands on standard input: {@code offer <n>} and {@code ask <n>}, about the persons of a file, one after the other.
 */
public final class HubProcess {
    private static final int MILLIS_BETWEEN = 100;

    private final HubMemory memory;
    private final AskingCounterpart asking;
    private final Path persons;
    private final BlockingQueue<HubMemory.Question> questions = new LinkedBlockingQueue<>();

    private HubProcess(HubMemory memory, AskingCounterpart asking, Path persons) {
        this.memory = memory;
        this.asking = asking;
        this.persons = persons;
    }

    /** Arguments: its port, the gateway's, the key ring, its log, the file of persons, how long it takes to answer. */
    public static void main(String[] arguments) throws Exception {
        FastCrypto.install();
        Path certs = Path.of(arguments[2]);
        KeyNames side = Mixture.HUB.reversed();
        KeyRing ring = DevelopmentPki.ensure(certs, Installation.parties(), Clock.systemUTC());
        HubMemory memory = new HubMemory(Path.of(arguments[3]));
        Letters letters = new Letters(side, ring.live(side, System::nanoTime), Clock.systemUTC());
        Doors doors = new Doors(
                new Doors.Manner(Mixture.HUB_BASE, 1, MillisRange.parse(arguments[5]), 0),
                new Chance(1),
                () -> true,
                new HubDoors(memory, letters));
        Listening.start(
                Integer.parseInt(arguments[0]), ring.tls(side, Clock.systemUTC().instant()), Mixture.HUB_BASE, doors);
        URI gateway = URI.create("https://localhost:" + arguments[1] + Mixture.HUB_BASE + "/");
        HubProcess hub = new HubProcess(memory, new AskingCounterpart(certs, gateway, side), Path.of(arguments[4]));
        hub.questions.addAll(memory.unanswered());
        Thread asker = new Thread(hub::ask, "asker");
        asker.setDaemon(true);
        asker.start();
        System.out.println("hub ready");
        hub.obey();
        Runtime.getRuntime().halt(0);
    }

    private void obey() throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String[] words = line.split(" ");
            List<String> known = Files.readAllLines(persons);
            for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                if (words[0].equals("offer")) {
                    memory.offer(known);
                } else {
                    questions.add(memory.question(known));
                }
            }
        }
    }

    private void ask() {
        try {
            while (true) {
                HubMemory.Question question = questions.take();
                while (!isAnswered(question)) {
                    TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False while nobody answers, and where the gateway looks through what may have ended it. */
    private boolean isAnswered(HubMemory.Question question) throws InterruptedException {
        memory.asking(question);
        try {
            AskingCounterpart.Said said = asking.post(
                    "linkage-status",
                    asking.sealed("linkage-status", question.id(), AskingCounterpart.question(question.atena())));
            if (said.status() != 200) {
                return false;
            }
            Letter letter = asking.opened(said);
            memory.answered(question, letter.head().inReplyTo().orElse(""), letter);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
