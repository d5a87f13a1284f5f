package jp.sekisho.transport;

/**
 * Hands content to a party. Thread safe.
 *
 * <p>A call that fails throws a {@code SekishoException} with a {@link TransportError}, which says whether the party may have
 * taken the content.
 */
interface Sending {
    /**
     * Hands over content and returns the party's answer.
     *
     * @param resource what it is for, such as {@code inquiry}
     */
    byte[] ask(String resource, byte[] content);

    /** Hands over content that the party takes without a word. */
    void tell(String resource, byte[] content);
}
