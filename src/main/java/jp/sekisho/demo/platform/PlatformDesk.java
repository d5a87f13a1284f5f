package jp.sekisho.demo.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import jp.sekisho.calendar.BusinessClock;
import jp.sekisho.demo.platform.matter.Matter;
import jp.sekisho.demo.platform.matter.MessageXml;
import jp.sekisho.error.SekishoException;
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
        Optional<Letter> letter = opened(sealed, operation);
        Optional<Matter> read = letter.flatMap(opened -> Matter.read(operation, opened.body(), provider.residents()));
        if (letter.isEmpty() || read.isEmpty()) {
            return Reply.UNACCEPTABLE;
        }
        String id = letter.get().head().messageId();
        String digest = letter.get().bodyDigest();
        if (!id.matches("[0-9a-f]{32}")) {
            return Reply.UNACCEPTABLE;
        }
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
        Optional<Letter> letter = opened(sealed, "recall");
        Optional<String> id = letter.flatMap(opened -> Post.recalled(opened.body()));
        return id.map(known -> Reply.xml(
                        memory.recall(known).map(this::receipt).orElseGet(() -> post.recalled(letter.orElseThrow()))))
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
        return page(sealed);
    }

    /** Notices about requests of that office, each sealed anew. */
    Reply notices(String office, long after, int most) {
        SortedMap<Long, byte[]> sealed = new TreeMap<>();
        memory.notices(office, after, Math.min(most, MOST_RESULTS))
                .forEach(notice -> sealed.put(notice.number(), post.notice(notice)));
        return page(sealed);
    }

    /** 転入通知, each sealed anew. */
    Reply movedAway(long after, int most) {
        SortedMap<Long, byte[]> sealed = new TreeMap<>();
        memory.movedAway(after, Math.min(most, MOST_RESULTS)).forEach(notice -> {
            String code = provider.residents().resident(notice.resident()).residentRecordCode();
            sealed.put(notice.resident() + 1L, post.movedAway(notice, code, business.today()));
        });
        return page(sealed);
    }

    private static Reply page(SortedMap<Long, byte[]> sealed) {
        StringBuilder xml = new StringBuilder("<results xmlns=\"" + MessageXml.PROTOCOL + "\">");
        sealed.forEach((position, letter) -> xml.append("<sealed sequence=\"")
                .append(position)
                .append("\">")
                .append(Base64.getEncoder().encodeToString(letter))
                .append("</sealed>"));
        return Reply.xml(xml.append("</results>").toString().getBytes(UTF_8));
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
        Set<String> ids = opened(sealed, "confirmation")
                .map(letter -> Post.confirmed(letter.body()))
                .orElse(Set.of());
        if (ids.isEmpty()) {
            return Reply.UNACCEPTABLE;
        }
        memory.confirm(List.copyOf(ids), real.instant());
        return Reply.NO_CONTENT;
    }

    private Optional<Letter> opened(byte[] sealed, String operation) {
        try {
            return Optional.of(post.open(sealed))
                    .filter(letter -> letter.head().operation().equals(operation));
        } catch (SekishoException e) {
            return Optional.empty();
        }
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
