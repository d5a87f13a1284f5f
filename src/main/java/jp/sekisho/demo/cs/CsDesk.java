package jp.sekisho.demo.cs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import jp.sekisho.calendar.BusinessCalendar;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.demo.counterpart.Due;
import jp.sekisho.demo.counterpart.Letters;
import jp.sekisho.demo.counterpart.MessageXml;
import jp.sekisho.demo.counterpart.Reply;
import jp.sekisho.seal.Letter;

/** What CS does with what comes in at its doors. Thread-safe. */
record CsDesk(CsSettings settings, CsMemory memory, Letters letters, Times times) {
    static final String MOVED_IN = "moving-in-notice-out";
    /** Under which something can be asked or told. */
    static final Set<String> OPERATIONS = Set.of(Update.OPERATION, Identification.OPERATION, MOVED_IN);

    private static final int MOST = 500;
    private static final LocalTime LATE = LocalTime.of(9, 30);
    private static final byte[] NONE = new byte[0];

    /** By which it goes. */
    record Times(BusinessCalendar calendar, BusinessClock business, Clock real) {}

    /** What is decided about a request. */
    private record Decision(Deed deed, Verdict verdict, byte[] answer) {}

    Reply request(String operation, byte[] sealed) {
        Optional<Letter> letter = letters.open(sealed, operation).filter(Letters::isRequest);
        if (letter.filter(opened -> isSound(operation, opened.body())).isEmpty()) {
            return Reply.UNACCEPTABLE;
        }
        Letter opened = letter.orElseThrow();
        return memory.acceptance(
                        opened.head().messageId(),
                        (number, register) -> promise(number, opened, decide(opened, register)))
                .filter(taken -> taken.digest().equals(opened.bodyDigest()))
                .map(taken -> Reply.xml(receipt(taken)))
                .orElseGet(() -> Reply.text(409, "The message id stands for another message, or none any more."));
    }

    private static boolean isSound(String operation, byte[] body) {
        return switch (operation) {
            case Update.OPERATION -> Update.read(body).isPresent();
            case Identification.OPERATION -> Identification.read(body).isPresent();
            default ->
                MessageXml.items(body, MessageXml.CS, MOVED_IN)
                        .getOrDefault("住民票コード", "")
                        .matches("[0-9]{11}");
        };
    }

    private Decision decide(Letter letter, Register register) {
        byte[] body = letter.body();
        return switch (letter.head().operation()) {
            case Update.OPERATION -> decide(letter, Update.read(body).orElseThrow(), register);
            case Identification.OPERATION -> {
                Identification asked = Identification.read(body).orElseThrow();
                yield new Decision(Deed.PROMPT, Verdict.UPDATED, asked.answer(register.person(asked.code())));
            }
            default -> new Decision(Deed.PROMPT, Verdict.UPDATED, NONE);
        };
    }

    private Decision decide(Letter letter, Update update, Register register) {
        Deed deed = settings.deed(letter.head().messageId(), memory.nextOf(times.business.today()));
        if (deed == Deed.BY_HAND) {
            memory.byHand(update.code());
        }
        Verdict judged = register.judge(update);
        Verdict verdict =
                deed == Deed.REFUSED && judged.equals(Verdict.UPDATED) ? Verdict.illogical(Update.ADDRESS) : judged;
        StringBuilder xml = new StringBuilder("<" + Update.OPERATION + "-result xmlns=\"" + MessageXml.CS + "\">");
        MessageXml.item(xml, "住民票コード", update.code());
        MessageXml.item(xml, "処理結果コード", verdict.code());
        MessageXml.item(xml, "エラー項目番号", verdict.item() == 0 ? "" : String.format(Locale.ROOT, "%02d", verdict.item()));
        xml.append("</" + Update.OPERATION + "-result>");
        return new Decision(deed, verdict, xml.toString().getBytes(UTF_8));
    }

    private Taken promise(long number, Letter letter, Decision decision) {
        LocalDate today = times.business.today();
        return new Taken(
                number,
                letter.head().messageId(),
                letter.bodyDigest(),
                today.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format(Locale.ROOT, "%010d", number),
                UUID.randomUUID().toString().replace("-", ""),
                letter.head().operation(),
                decision.deed,
                due(letter.head().messageId(), decision.deed),
                times.real.instant(),
                decision.verdict,
                letter.body(),
                decision.answer);
    }

    private Due due(String requestId, Deed deed) {
        LocalDate today = times.business.today();
        return deed == Deed.LATE
                ? Due.at(times.calendar.plusBusinessDays(today, 1).atTime(LATE).atZone(times.calendar.zone()))
                : Due.at(times.real
                        .instant()
                        .plus(settings.answerDelay.at(settings.chance().of("delay", requestId))));
    }

    /** Its own requests it never takes again; what it has taken already it says by its receipt. */
    Reply recall(byte[] sealed) {
        return aboutOne(sealed, "recall", memory::recall, "recalled");
    }

    /** Whether it has taken a request, and under which number. */
    Reply state(byte[] sealed) {
        return aboutOne(sealed, "state", memory::taken, "unknown");
    }

    /** Finds a request by its id. */
    @FunctionalInterface
    private interface Finding {
        Optional<Taken> find(String requestId);
    }

    private Reply aboutOne(byte[] sealed, String operation, Finding finding, String otherwise) {
        Optional<Letter> letter = letters.open(sealed, operation);
        return letter.flatMap(opened -> Letters.request(opened.body(), operation))
                .map(id -> Reply.xml(finding.find(id)
                        .map(this::receipt)
                        .orElseGet(() -> letters.said(letter.orElseThrow(), otherwise, ""))))
                .orElse(Reply.UNACCEPTABLE);
    }

    /** Which number it has counted last of a person. */
    Reply lastNumber(byte[] sealed) {
        Optional<Letter> letter = letters.open(sealed, "last-number");
        Map<String, String> items = letter.map(
                        opened -> MessageXml.items(opened.body(), MessageXml.PROTOCOL, "last-number"))
                .orElse(Map.of());
        if (!items.getOrDefault("業務", "").equals(Update.OPERATION) || !items.containsKey("対象")) {
            return Reply.UNACCEPTABLE;
        }
        OptionalLong last = memory.last(items.getOrDefault("対象", ""));
        return Reply.xml(letters.said(
                letter.orElseThrow(), "counted", last.isPresent() ? "<順番号>" + last.getAsLong() + "</順番号>" : ""));
    }

    Reply receipt(String requestId) {
        return memory.taken(requestId).map(taken -> Reply.xml(receipt(taken))).orElse(Reply.NOT_FOUND);
    }

    private byte[] receipt(Taken taken) {
        String number = taken.operation().equals(Update.OPERATION)
                ? "<順番号>" + Update.read(taken.body()).orElseThrow().number() + "</順番号>"
                : "";
        return letters.receipt(
                taken.operation(), taken.requestId(), taken.digest(), "<受付番号>" + taken.receipt() + "</受付番号>" + number);
    }

    /** Answers to those operations. */
    Reply answers(Predicate<String> operations, long after, int most) {
        SortedMap<Long, byte[]> sealed = new TreeMap<>();
        memory.answers(operations, after, Math.min(most, MOST), times.real.instant(), times.business.now())
                .forEach(ready -> sealed.put(ready.sequence(), answer(ready.taken())));
        return Letters.page(sealed);
    }

    private byte[] answer(Taken taken) {
        return letters.answer(
                new Letters.Reference(
                        taken.operation() + "-result", taken.answerId(), taken.requestId(), taken.digest()),
                taken.answer(),
                memory.spoil(taken));
    }

    /** 転入通知, each sealed anew. */
    Reply movedAway(long after, int most, Residents residents) {
        SortedMap<Long, byte[]> sealed = new TreeMap<>();
        memory.movedAway(after, Math.min(most, MOST))
                .forEach(notice -> sealed.put(
                        notice.resident() + 1L,
                        letters.brought(
                                MovedAway.OPERATION,
                                notice.id(),
                                notice.body(residents.code(notice.resident()), times.business.today()))));
        return Letters.page(sealed);
    }

    /** The 住民票コード of the resident of an index. */
    @FunctionalInterface
    interface Residents {
        String code(int index);
    }

    Reply confirmation(byte[] sealed) {
        Set<String> ids = letters.open(sealed, "confirmation")
                .map(letter -> Letters.confirmed(letter.body()))
                .orElse(Set.of());
        if (ids.isEmpty()) {
            return Reply.UNACCEPTABLE;
        }
        memory.confirm(List.copyOf(ids), times.real.instant());
        return Reply.NO_CONTENT;
    }
}
