package jp.sekisho.seal;

/**
 * How a letter is closed for the counterpart and opened again. Thread safe.
 *
 * <p>What {@link #open} returns was signed, whole, by the counterpart: head, body, and nothing else. Whether the head is for this side
 * and about now is not its affair: {@link Seal} looks at that for every envelope.
 */
interface Envelope {
    /**
     * Closes a body under its head.
     *
     * @param body one XML element in UTF-8, without DTD, comments or processing instructions
     */
    byte[] close(Head head, byte[] body);

    /** The letter inside, or a {@link jp.sekisho.error.SekishoException} that says which doubt remained. */
    Letter open(byte[] closed);
}
