package jp.sekisho.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import jp.sekisho.demo.counterpart.Doors;
import jp.sekisho.demo.counterpart.Letters;
import jp.sekisho.demo.counterpart.MessageXml;
import jp.sekisho.demo.counterpart.Reply;
import jp.sekisho.seal.Letter;

/** What lies below the hub's path. Thread-safe. */
record HubDoors(HubMemory memory, Letters letters) implements Doors.Behind {
    static final String UPDATE = "moved-in-update";
    static final String ANSWER = "provision-answer";
    /** What it answers, and the root of that answer. */
    private static final Map<String, String> ANSWERS = Map.of(
            "number-asked", "number-given", UPDATE, "moved-in-update-result", "linkage-code", "linkage-code-result");

    private static final String GIVEN = "112233445562";
    private static final String RESULTS = "-results";
    private static final String QUESTIONS = "provision-requests";

    /** Whether something under that operation is answered by a letter of its own. */
    static boolean isAnswered(String operation) {
        return ANSWERS.containsKey(operation);
    }

    @Override
    public Reply reply(Doors.Asked asked) {
        String path = asked.path().substring(1);
        if (asked.method().equals("GET")) {
            return read(asked, path);
        }
        return switch (path) {
            case "confirmations" -> ended(asked.body(), "confirmation", "-");
            case "refusals" -> ended(asked.body(), "refusal", "REFUSED");
            case "recalls" -> about(asked.body(), "recall", "recalled");
            case "states" -> about(asked.body(), "state", "unknown");
            case "last-numbers" -> lastNumber(asked.body());
            default -> take(path.equals(ANSWER + "s") ? ANSWER : path, asked.body());
        };
    }

    private Reply read(Doors.Asked asked, String path) {
        if (path.equals("status")) {
            return Reply.text(200, "OPEN");
        }
        if (path.startsWith("receipts/")) {
            return memory.taken(path.substring("receipts/".length()))
                    .map(this::receipt)
                    .orElse(Reply.NOT_FOUND);
        }
        if (path.equals(QUESTIONS)) {
            return asked.page((after, most) -> Letters.page(questions(after, most)));
        }
        String operation = path.replace(RESULTS, "");
        return path.endsWith(RESULTS)
                ? asked.page((after, most) -> Letters.page(answers(operation, after, most)))
                : Reply.NOT_FOUND;
    }

    private Reply take(String operation, byte[] sealed) {
        Optional<Letter> letter = letters.open(sealed, operation);
        if (letter.isEmpty()) {
            return Reply.UNACCEPTABLE;
        }
        return memory.take(HubMemory.Taken.of(letter.get()))
                .filter(taken -> taken.digest().equals(letter.get().bodyDigest()))
                .map(this::receipt)
                .orElseGet(() -> Reply.text(409, "Another message, or none any more."));
    }

    private Reply receipt(HubMemory.Taken taken) {
        String number = taken.operation().equals(UPDATE) ? "<順番号>" + taken.number() + "</順番号>" : "";
        String id = taken.requestId();
        return Reply.xml(letters.receipt(
                taken.operation(), id, taken.digest(), "<受付番号>2026" + id.substring(0, 8) + "</受付番号>" + number));
    }

    private SortedMap<Long, byte[]> answers(String operation, long after, int most) {
        SortedMap<Long, byte[]> sealed = new TreeMap<>();
        memory.toBeConfirmed(operation, after, most).forEach((position, taken) -> sealed.put(position, answer(taken)));
        return sealed;
    }

    private byte[] answer(HubMemory.Taken taken) {
        String root = ANSWERS.get(taken.operation());
        boolean parts = !taken.operation().equals("linkage-code");
        String body = "<" + root + " xmlns=\"" + (parts ? MessageXml.CS : MessageXml.PLATFORM) + "\"><団体内統合宛名番号>"
                + taken.atena() + "</団体内統合宛名番号><処理結果コード>0000</処理結果コード>"
                + (root.equals("number-given") ? "<個人番号>" + GIVEN + "</個人番号>" : "") + "</" + root + ">";
        return letters.answer(
                new Letters.Reference(
                        taken.operation() + "-result", taken.answerId(), taken.requestId(), taken.digest()),
                body.getBytes(UTF_8),
                false);
    }

    private SortedMap<Long, byte[]> questions(long after, int most) {
        SortedMap<Long, byte[]> sealed = new TreeMap<>();
        memory.open(after, most).forEach((position, offer) -> sealed.put(position, question(offer)));
        return sealed;
    }

    private byte[] question(HubMemory.Offer offer) {
        String body = "<provision-request xmlns=\"" + MessageXml.PLATFORM + "\"><処理通番>" + offer.number()
                + "</処理通番><団体内統合宛名番号>" + offer.atena() + "</団体内統合宛名番号><特定個人情報名コード>" + ProvisionForm.INFORMATION
                + "</特定個人情報名コード><回答期限>" + ProvisionForm.UNTIL + "</回答期限></provision-request>";
        return letters.brought("provision-request", offer.id(), body.getBytes(UTF_8));
    }

    private Reply ended(byte[] sealed, String operation, String reason) {
        Optional<Letter> letter = letters.open(sealed, operation);
        Set<String> ids = letter.map(opened -> HubMemory.named(opened.body())).orElse(Set.of());
        if (ids.isEmpty()) {
            return Reply.UNACCEPTABLE;
        }
        ids.forEach(id -> memory.ended(id, reason));
        return Reply.NO_CONTENT;
    }

    private Reply about(byte[] sealed, String operation, String otherwise) {
        Optional<Letter> letter = letters.open(sealed, operation);
        return letter.flatMap(opened -> Letters.request(opened.body(), operation))
                .map(id -> (operation.equals("recall") ? memory.recall(id) : memory.taken(id))
                        .map(this::receipt)
                        .orElseGet(() -> Reply.xml(letters.said(letter.orElseThrow(), otherwise, ""))))
                .orElse(Reply.UNACCEPTABLE);
    }

    private Reply lastNumber(byte[] sealed) {
        Optional<Letter> letter = letters.open(sealed, "last-number");
        if (letter.isEmpty()) {
            return Reply.UNACCEPTABLE;
        }
        String about = MessageXml.items(letter.get().body(), MessageXml.PROTOCOL, "last-number")
                .getOrDefault("対象", "");
        String items =
                memory.lastNumber(about).map(last -> "<順番号>" + last + "</順番号>").orElse("");
        return Reply.xml(letters.said(letter.get(), "counted", items));
    }
}
