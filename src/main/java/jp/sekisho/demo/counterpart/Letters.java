package jp.sekisho.demo.counterpart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import jp.sekisho.error.SekishoException;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;
import jp.sekisho.seal.SealKind;
import jp.sekisho.seal.SealPolicy;
import jp.sekisho.seal.keys.KeyNames;
import jp.sekisho.seal.keys.OwnKey;
import jp.sekisho.seal.keys.SealKeys;

/**
 * A counterpart's letters: opened with its own keys, sealed anew each time they are asked for, and wrongly where it is told
 * to. Thread-safe.
 */
public final class Letters {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String REQUEST_ID = "[0-9a-f]{32}";

    private final Seal good;
    private final Seal bad;

    /** @param names its side of the link */
    public Letters(KeyNames names, Supplier<SealKeys> keys, Clock real) {
        this.good = seal(names, keys, real);
        SealKeys wrong = withWrongKey(keys.get());
        this.bad = seal(names, () -> wrong, real);
    }

    /** The counterpart's seal, as it opens and seals at a time. */
    public static Seal seal(KeyNames names, Supplier<SealKeys> keys, Clock real) {
        return SealKind.letters(keys, SealPolicy.of(names, TOLERANCE), real);
    }

    /** The letter, if it opens and is of that operation. */
    public Optional<Letter> open(byte[] sealed, String operation) {
        try {
            return Optional.of(good.unseal(sealed))
                    .filter(letter -> letter.head().operation().equals(operation));
        } catch (SekishoException e) {
            return Optional.empty();
        }
    }

    /** Whether the letter has an id that requests have. */
    public static boolean isRequest(Letter letter) {
        return letter.head().messageId().matches(REQUEST_ID);
    }

    /**
     * The receipt of a request.
     *
     * @param items what it says, as XML
     */
    public byte[] receipt(String operation, String requestId, String digest, String items) {
        String body = "<receipt xmlns=\"" + MessageXml.PROTOCOL + "\">" + items + "</receipt>";
        return good.seal(
                good.reply(operation + "-receipt", "receipt-" + requestId, requestId, digest), body.getBytes(UTF_8));
    }

    /** What is said in reply to a letter of the protocol, as a root with items. */
    public byte[] said(Letter question, String operation, String items) {
        String id = question.head().messageId();
        byte[] body = ("<" + operation + " xmlns=\"" + MessageXml.PROTOCOL + "\">" + items + "</" + operation + ">")
                .getBytes(UTF_8);
        return good.seal(good.reply(operation, operation + "-" + id, id, question.bodyDigest()), body);
    }

    /** The answer to a request. @param spoil whether its signature is wrong */
    public byte[] answer(Reference reference, byte[] body, boolean spoil) {
        Seal seal = spoil ? bad : good;
        return seal.seal(
                seal.reply(reference.operation, reference.answerId, reference.requestId, reference.digest), body);
    }

    /**
     * Of what an answer is one.
     *
     * @param operation of the answer
     */
    public record Reference(String operation, String answerId, String requestId, String digest) {}

    /** Something that is brought of the counterpart's own accord. */
    public byte[] brought(String operation, String id, byte[] body) {
        return good.seal(good.head(operation, id), body);
    }

    /** Letters by their positions, as one page. */
    public static Reply page(SortedMap<Long, byte[]> sealed) {
        StringBuilder xml = new StringBuilder("<results xmlns=\"" + MessageXml.PROTOCOL + "\">");
        sealed.forEach((position, letter) -> xml.append("<sealed sequence=\"")
                .append(position)
                .append("\">")
                .append(Base64.getEncoder().encodeToString(letter))
                .append("</sealed>"));
        return Reply.xml(xml.append("</results>").toString().getBytes(UTF_8));
    }

    /** The request that a letter of that root names under 要求; empty if it names none. */
    public static Optional<String> request(byte[] body, String root) {
        List<String> ids = new ArrayList<>();
        MessageXml.read(body, MessageXml.PROTOCOL, root, (name, text) -> {
            if ("要求".equals(name)) {
                ids.add(text);
            }
        });
        return ids.stream().filter(id -> id.matches(REQUEST_ID)).findFirst();
    }

    /** The answer ids that a confirmation names; none if it is not one. */
    public static Set<String> confirmed(byte[] body) {
        Set<String> ids = new HashSet<>();
        boolean read = MessageXml.read(body, MessageXml.PROTOCOL, "confirmation", (name, text) -> {
            if ("結果".equals(name)) {
                ids.add(text);
            }
        });
        return read ? ids : Set.of();
    }

    /** The right certificate with a key that is not its own. */
    private static SealKeys withWrongKey(SealKeys keys) {
        PrivateKey wrong = keys.profile().newKeys().getPrivate();
        List<OwnKey> own = keys.own().stream()
                .map(key -> new OwnKey(wrong, key.certificate()))
                .toList();
        return new SealKeys(keys.profile(), own, keys.counterpart(), keys.issuers());
    }
}
