package jp.sekisho.demo.platform;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.demo.counterpart.Letters;
import jp.sekisho.demo.counterpart.Reply;
import jp.sekisho.demo.platform.matter.Matter;
import jp.sekisho.passage.link.Resend;
import jp.sekisho.seal.Letter;

/**
 * What the platform does with what comes in at its doors. Thread-safe.
 *
 * @param resend what it can say of a request that may have come already
 */
record PlatformDesk(
        PlatformMemory memory,
        Post post,
        Provider provider,
        BusinessClock business,
        Clock real,
        Resend resend,
        Records records) {
    /** What is kept beside the promises, and who hears of what happens. */
    record Records(Wire wire, PlatformWatch watch) {}

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST_RESULTS = 500;

    Reply request(String operation, byte[] sealed) {
        Optional<Letter> letter = post.letters().open(sealed, operation);
        Optional<Matter> read = letter.flatMap(opened -> Matter.read(operation, opened.body()));
        if (letter.filter(Letters::isRequest).isEmpty() || read.isEmpty()) {
            return Reply.UNACCEPTABLE;
        }
        String id = letter.get().head().messageId();
        String digest = letter.get().bodyDigest();
        Matter matter = read.get();
        Optional<Accepted> accepted = memory.acceptance(
                id,
                matter.office(),
                business.today(),
                (number, ofOfficeToday, replicas) ->
                        promise(number, id, digest, matter, provider.kind(id, matter, ofOfficeToday, replicas)));
        records.wire().came(id, operation, sealed, real.instant());
        return accepted.filter(promised -> promised.digest().equals(digest))
                .map(promised -> Reply.xml(receipt(promised)))
                .orElseGet(() -> Reply.text(409, "The message id stands for another message, or none any more."));
    }

    /** Its own requests it never takes again; what it has taken already it says by its receipt. */
    Reply recall(byte[] sealed) {
        if (resend == Resend.NEVER) {
            return Reply.NOT_FOUND;
        }
        Optional<Letter> letter = post.letters().open(sealed, "recall");
        Optional<String> id = letter.flatMap(opened -> Letters.request(opened.body(), "recall"));
        return id.map(known -> Reply.xml(memory.recall(known).map(this::receipt).orElseGet(() -> post.letters()
                        .said(letter.orElseThrow(), "recalled", ""))))
                .orElse(Reply.UNACCEPTABLE);
    }

    Reply receipt(String requestId) {
        return resend == Resend.NEVER
                ? Reply.NOT_FOUND
                : memory.accepted(requestId)
                        .map(accepted -> Reply.xml(receipt(accepted)))
                        .orElse(Reply.NOT_FOUND);
    }

    private byte[] receipt(Accepted accepted) {
        byte[] sealed = post.receipt(accepted);
        records.wire().went(accepted.requestId(), accepted.matter().operation() + "-receipt", sealed, real.instant());
        return sealed;
    }

    /** Results of those operations. */
    Reply results(Predicate<String> operations, long after, int most) {
        List<PlatformMemory.Ready> ready =
                memory.results(operations, after, Math.min(most, MOST_RESULTS), real.instant(), business.now());
        SortedMap<Long, byte[]> sealed = new TreeMap<>();
        ready.forEach(each -> sealed.put(each.sequence(), result(each.accepted())));
        return Letters.page(sealed);
    }

    /** Notices about requests of that office, each sealed anew. */
    Reply notices(String office, long after, int most) {
        SortedMap<Long, byte[]> sealed = new TreeMap<>();
        memory.notices(office, after, Math.min(most, MOST_RESULTS))
                .forEach(notice -> sealed.put(notice.number(), post.notice(notice)));
        return Letters.page(sealed);
    }

    private byte[] result(Accepted accepted) {
        int bad = post.badAtFirst(accepted);
        boolean spoil = bad > 0 && memory.spoil(accepted.answerId(), bad);
        if (bad > 0 && !spoil) {
            records.watch().askedAgain(accepted.requestId());
        }
        byte[] sealed = post.result(accepted, spoil);
        records.wire().went(accepted.requestId(), accepted.matter().answer(), sealed, real.instant());
        return sealed;
    }

    Reply confirmation(byte[] sealed) {
        Set<String> ids = post.letters()
                .open(sealed, "confirmation")
                .map(letter -> Letters.confirmed(letter.body()))
                .orElse(Set.of());
        if (ids.isEmpty()) {
            return Reply.UNACCEPTABLE;
        }
        memory.confirm(List.copyOf(ids), real.instant());
        return Reply.NO_CONTENT;
    }

    private Accepted promise(long number, String requestId, String digest, Matter matter, AnswerKind kind) {
        LocalDate today = business.today();
        return new Accepted(
                number,
                requestId,
                digest,
                today.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format(Locale.ROOT, "%010d", number),
                randomId(),
                kind,
                provider.due(requestId, kind, real.instant()),
                matter,
                today,
                real.instant());
    }

    private static String randomId() {
        byte[] id = new byte[16];
        RANDOM.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
