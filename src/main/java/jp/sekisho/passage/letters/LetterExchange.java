package jp.sekisho.passage.letters;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import jp.sekisho.error.Finding;
import jp.sekisho.passage.Ending;
import jp.sekisho.passage.PassageError;
import jp.sekisho.passage.Request;
import jp.sekisho.passage.count.KnownThere;
import jp.sekisho.passage.inward.InwardError;
import jp.sekisho.passage.legs.Inbound;
import jp.sekisho.passage.legs.ReturnLeg;
import jp.sekisho.seal.Head;
import jp.sekisho.seal.Letter;
import jp.sekisho.seal.Seal;
import jp.sekisho.store.RandomId;
import jp.sekisho.transport.Transport;

/**
 * The letters exchanged with one counterpart, over its transport and under its seal. Fails as the transport does, or with a
 * {@link PassageError} for a letter that is not what was asked for. Thread safe.
 */
public final class LetterExchange {
    private static final String RECEIPT = "-receipt";
    private static final String RESULT = "-result";
    private static final String REFUSED = "-refused";
    private static final String RECALL = "recall";
    private static final String RECALLED = "recalled";
    private static final String CONFIRMATION = "confirmation";
    private static final String REFUSALS = "refusals";

    private static final String STATE = "state";
    private static final String UNKNOWN = "unknown";
    private static final String LAST_NUMBER = "last-number";
    private static final String COUNTED = "counted";

    private final Transport transport;
    private final Seal seal;
    private final ReturnLeg answers;

    public LetterExchange(Transport transport, Seal seal, ReturnLeg answers) {
        this.transport = transport;
        this.seal = seal;
        this.answers = answers;
    }

    /** Sends a sealed request; returns its sealed receipt. The same id again is harmless where the link says so. */
    public byte[] deliver(String operation, byte[] sealed) {
        return transport.ask(operation, sealed);
    }

    /** Asks for the sealed receipt of a request; empty if the counterpart never saw it. */
    public Optional<byte[]> receipt(String requestId) {
        return transport.one("receipts/" + requestId);
    }

    /** The receipt number in a letter, which must be the receipt of this very request. */
    public String receiptNumber(Request request, Letter letter) {
        boolean ours =
                letter.head().operation().equals(request.interfaceId() + RECEIPT) && answers.isReplyTo(letter, request);
        if (!ours) {
            throw Finding.of(PassageError.WRONG_RECEIPT).asException();
        }
        return LetterBodies.receiptNumber(letter.body());
    }

    /** The request that a verified letter answers. Another letter about it, such as its receipt, is no answer, and refused. */
    public ReturnLeg.Matched answered(Letter letter) {
        ReturnLeg.Matched matched = answers.match(letter);
        if (!letter.head().operation().equals(matched.line().interfaceId() + RESULT)) {
            throw Finding.of(PassageError.ANSWER_UNREADABLE).asException();
        }
        return matched;
    }

    /** The answer to what a counterpart asked, closed for it. */
    public byte[] answer(Letter question, byte[] body) {
        return reply(question, RESULT, body);
    }

    /** A refusal, closed for the counterpart: the same whatever the cause. */
    public byte[] refusal(Letter question) {
        return reply(question, REFUSED, LetterBodies.refusal());
    }

    private byte[] reply(Letter question, String kind, byte[] body) {
        Head asked = question.head();
        Head head = seal.reply(asked.operation() + kind, RandomId.next(), asked.messageId(), question.bodyDigest());
        return seal.seal(head, body);
    }

    /** Refuses a letter that begins something unless what is signed says that it is of this interface, and answers nothing. */
    public static void begun(Letter letter, String interfaceId) {
        String operation = letter.head().operation();
        if (!operation.equals(interfaceId) || letter.head().inReplyTo().isPresent()) {
            throw Finding.of(InwardError.OF_ANOTHER_OPERATION, "operation", operation, "interface", interfaceId)
                    .asException();
        }
    }

    /**
     * Asks the counterpart never to take a request any more. If it had taken it, it answers with the request's receipt; else it says so
     * in reply to the recall, and holds to it whatever arrives afterwards.
     *
     * @return the receipt number if it had taken it
     */
    public Optional<String> recall(Request request) {
        byte[] body = LetterBodies.recall(request.id());
        Head head = seal.head(RECALL, RandomId.next());
        Letter letter = seal.unseal(transport.ask("recalls", seal.seal(head, body)));
        if (letter.head().operation().equals(RECALLED) && isReply(letter, head.messageId(), Seal.bodyDigest(body))) {
            return Optional.empty();
        }
        return Optional.of(receiptNumber(request, letter));
    }

    /**
     * Asks what the counterpart knows of a request that it counts, after a restore: its receipt names the number and the content under
     * which it has taken it. If it has not taken it, it says so itself: that something on the way does not know it proves nothing.
     */
    public Optional<KnownThere> state(Request request) {
        byte[] body = LetterBodies.state(request.id());
        Head head = seal.head(STATE, RandomId.next());
        Letter letter = seal.unseal(transport.ask("states", seal.seal(head, body)));
        if (letter.head().operation().equals(UNKNOWN) && isReply(letter, head.messageId(), Seal.bodyDigest(body))) {
            return Optional.empty();
        }
        OptionalLong number = LetterBodies.countedNumber(letter.body(), "receipt");
        Optional<String> digest = letter.head().inReplyToDigest();
        boolean ours = letter.head().operation().equals(request.interfaceId() + RECEIPT)
                && letter.head().inReplyTo().filter(request.id()::equals).isPresent();
        if (!ours || number.isEmpty() || digest.isEmpty()) {
            throw Finding.of(PassageError.WRONG_RECEIPT).asException();
        }
        return Optional.of(new KnownThere(LetterBodies.receiptNumber(letter.body()), number.getAsLong(), digest.get()));
    }

    /** Asks which number the counterpart has counted last. @param subject of whom; empty if of all messages of the interface */
    public OptionalLong lastNumber(Request request, String subject) {
        byte[] body = LetterBodies.lastNumber(request.interfaceId(), subject);
        Head head = seal.head(LAST_NUMBER, RandomId.next());
        Letter letter = seal.unseal(transport.ask("last-numbers", seal.seal(head, body)));
        if (!letter.head().operation().equals(COUNTED) || !isReply(letter, head.messageId(), Seal.bodyDigest(body))) {
            throw Finding.of(PassageError.WRONG_RECEIPT).asException();
        }
        return LetterBodies.countedNumber(letter.body(), COUNTED);
    }

    private static boolean isReply(Letter letter, String id, String digest) {
        return letter.head().inReplyTo().filter(id::equals).isPresent()
                && letter.head().inReplyToDigest().filter(digest::equals).isPresent();
    }

    /** What the counterpart has for us after a position, in its order. Removes nothing. */
    public List<Parcel> fetch(String operation, long after, int most) {
        return LetterBodies.parcels(transport.page(operation, after, most));
    }

    /** Tells the counterpart what has become of what it brought: what has been dealt with, and what is not answered. */
    public void tell(List<Inbound.ToTell> all) {
        List<String> dealtWith = ids(all, Inbound.ToTell::isDealtWith);
        if (!dealtWith.isEmpty()) {
            confirm(dealtWith);
        }
        refuse(LetterBodies.EXPIRED, ids(all, each -> each.said() == Ending.EXPIRED));
        refuse(LetterBodies.REFUSED, ids(all, each -> !each.isDealtWith() && each.said() != Ending.EXPIRED));
    }

    private void refuse(String reason, List<String> ids) {
        if (!ids.isEmpty()) {
            Head head = seal.head(REFUSALS, RandomId.next());
            transport.tell(REFUSALS, seal.seal(head, LetterBodies.refusals(reason, ids)));
        }
    }

    private static List<String> ids(List<Inbound.ToTell> all, Predicate<Inbound.ToTell> which) {
        return all.stream().filter(which).map(Inbound.ToTell::theirId).toList();
    }

    /** Tells the counterpart which of its answers we have, so that it need not keep them. */
    public void confirm(List<String> answerIds) {
        Head head = seal.head(CONFIRMATION, RandomId.next());
        transport.tell("confirmations", seal.seal(head, LetterBodies.confirmation(answerIds)));
    }
}
