package jp.sekisho.transport;

import java.util.Optional;

/** Looks at what a party keeps for us; removes nothing. Thread safe, and fails as {@link Sending} does. */
interface Fetching {
    /** What the party keeps under a name, such as {@code receipts/4711}; empty if it has nothing by that name. */
    Optional<byte[]> one(String resource);

    /**
     * A page of a collection, in the party's order.
     *
     * @param after the position behind which the page begins
     * @param most how many entries it may have
     */
    byte[] page(String collection, long after, int most);
}
