package jp.sekisho.passage;

import java.util.List;
import java.util.Optional;
import jp.sekisho.seal.Letter;

/**
 * A system outside the city, as its transport reaches it. Everything that goes and comes is sealed. Thread safe.
 *
 * <p>A call that fails throws a {@code SekishoException}: {@link PassageError#LINK_CLOSED} when the counterpart surely
 * did not take it, {@link PassageError#LINK_REJECTED} when it never will, {@link PassageError#LINK_FAULT} when nobody
 * knows.
 */
public interface Counterpart {
    /** Sends a request; answers its sealed receipt. The same id again is harmless where the link says so. */
    byte[] deliver(String operation, String requestId, byte[] sealed);

    /** Asks for the receipt of an id; empty if the counterpart never saw it. */
    Optional<byte[]> receipt(String requestId);

    /** What it has for us after a position, in its order. Removes nothing. */
    List<Parcel> fetch(String operation, long after, int most);

    /** The receipt number in a verified receipt. */
    String receiptNumber(Letter receipt);

    /** What a confirmation of these answers says, before it is sealed. */
    byte[] confirmation(List<String> answerIds);

    /** Tells it which of its answers we have, so that it need not keep them. */
    void confirm(byte[] sealed);

    /** Whether it is there and taking messages. */
    boolean reachable();

    /**
     * A sealed answer.
     *
     * @param position its place in the counterpart's order; not authenticated
     */
    record Parcel(long position, byte[] sealed) {}
}
